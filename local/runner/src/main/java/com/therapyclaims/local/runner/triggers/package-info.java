/** Starts functions as S3 and SQS do on AWS: asynchronous invocations with retries, and batches of messages. */
package com.therapyclaims.local.runner.triggers;
