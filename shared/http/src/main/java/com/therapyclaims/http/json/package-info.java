/** JSON in: a strict tree and a reader that finds every fault of a request at once. */
package com.therapyclaims.http.json;
