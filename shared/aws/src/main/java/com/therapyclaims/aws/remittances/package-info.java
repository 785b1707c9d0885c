/** Remittances: their files in S3, what became of them in the claims table. */
package com.therapyclaims.aws.remittances;
