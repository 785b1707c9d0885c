/** Claims as they go to a payer: what a form needs, what is missing, and how its numbers are made. */
package com.therapyclaims.domain.exports;
