/** The claim archive on DynamoDB: one table, a practice in every key, a revision never overwritten. */
package com.therapyclaims.aws.claims;
