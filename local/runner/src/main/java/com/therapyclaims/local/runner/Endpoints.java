package com.therapyclaims.local.runner;

import java.net.URI;

/** Where the servers listen. */
public record Endpoints(URI dynamoDb, URI s3, URI sqs) {}
