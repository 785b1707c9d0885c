/** Prices a day. */
package com.therapyclaims.functions.priceclaim;
