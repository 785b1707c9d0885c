/** Authorises a caller by API key. */
package com.therapyclaims.functions.authorizecaller;
