/** Files of visits: their state in DynamoDB, their pieces in S3, the work on them in SQS. */
package com.therapyclaims.aws.visitfiles;
