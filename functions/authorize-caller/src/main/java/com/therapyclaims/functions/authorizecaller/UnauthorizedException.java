package com.therapyclaims.functions.authorizecaller;

/**
 * Nobody is let in. API Gateway answers 401 when an authorizer fails with exactly this message, and 500 with any other.
 * It never says whether the key is unknown, expired or revoked.
 */
final class UnauthorizedException extends RuntimeException {
    UnauthorizedException() {
        super("Unauthorized", null, false, false);
    }
}
