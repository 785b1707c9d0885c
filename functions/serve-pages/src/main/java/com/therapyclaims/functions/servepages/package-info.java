/** Serves the web page, its libraries and the API's description. */
package com.therapyclaims.functions.servepages;
