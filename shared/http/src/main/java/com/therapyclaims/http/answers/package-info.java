/** JSON out: the domain's results as the API shows them, written by adapters made at compile time. */
package com.therapyclaims.http.answers;
