package com.therapyclaims.functions.managecallerkeys;

/** Nothing was done; the message says why and repeats nothing. */
final class RefusedKeyRequestException extends RuntimeException {
    RefusedKeyRequestException(String message) {
        super(message);
    }
}
