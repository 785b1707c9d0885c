/** Repricing on SQS and DynamoDB: plans, chunks of claims, the ledger. Messages hold ids alone. */
package com.therapyclaims.aws.repricing;
