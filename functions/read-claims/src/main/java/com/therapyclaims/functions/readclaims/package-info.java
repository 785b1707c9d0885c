/** Reads archived claims. */
package com.therapyclaims.functions.readclaims;
