/** X12 transactions: professional claims out (837P). */
package com.therapyclaims.x12;
