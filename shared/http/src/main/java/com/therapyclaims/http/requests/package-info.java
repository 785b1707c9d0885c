/** Each request of the API as the domain's own types, read strictly: every fault at once, nothing ignored. */
package com.therapyclaims.http.requests;
