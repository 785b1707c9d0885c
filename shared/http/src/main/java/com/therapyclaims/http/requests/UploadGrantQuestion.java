package com.therapyclaims.http.requests;

/**
 * A file to be uploaded.
 *
 * @param key where, of any form
 * @param sha256 hash of its bytes, 64 hexadecimal digits in lower case
 */
public record UploadGrantQuestion(String key, String sha256) {}
