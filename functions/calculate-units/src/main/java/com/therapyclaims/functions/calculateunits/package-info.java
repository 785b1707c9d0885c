/** Counts the units of a day. */
package com.therapyclaims.functions.calculateunits;
