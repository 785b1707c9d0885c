/** Visits that become claims, whichever way they come in. */
package com.therapyclaims.http.claims;
