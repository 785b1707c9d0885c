package com.therapyclaims.http;

/**
 * Who calls, as the authorizer found out.
 *
 * @param practiceId the practice whose claims, contracts and repricings the caller sees
 * @param role what the caller may do, in the authorizer's words
 * @param keyName which of the practice's keys, in the operator's words
 */
public record ApiCaller(String practiceId, String role, String keyName) {}
