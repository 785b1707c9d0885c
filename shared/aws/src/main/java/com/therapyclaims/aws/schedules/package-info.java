/**
 * Published fee schedules: a catalogue of immutable versions in DynamoDB, their snapshots in S3, and what became of each
 * upload.
 */
package com.therapyclaims.aws.schedules;
