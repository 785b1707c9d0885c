/** X12 transactions: professional claims out (837P), remittances in (835). */
package com.therapyclaims.x12;
