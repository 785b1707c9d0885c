/** Access records on DynamoDB, in a table of their own: a practice and a month in every key. */
package com.therapyclaims.aws.access;
