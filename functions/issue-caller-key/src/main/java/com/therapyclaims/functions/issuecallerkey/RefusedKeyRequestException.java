package com.therapyclaims.functions.issuecallerkey;

/** No key was issued; the message says why and holds no key. */
final class RefusedKeyRequestException extends RuntimeException {
    RefusedKeyRequestException(String message) {
        super(message);
    }
}
