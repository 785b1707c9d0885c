/**
 * The real parts of AWS that the system needs on one machine: DynamoDB Local, an S3 server and an SQS server, in one
 * process of their own, off the class path of everything we deploy.
 */
package com.therapyclaims.local.servers;
