package com.therapyclaims.local.testing;

import java.net.URI;

/**
 * Where servers answer.
 *
 * @param dynamoDb tables
 * @param s3 buckets
 * @param sqs queues
 */
record Addresses(URI dynamoDb, URI s3, URI sqs) {
    /** One address for all. */
    static Addresses ofOne(URI endpoint) {
        return new Addresses(endpoint, endpoint, endpoint);
    }
}
