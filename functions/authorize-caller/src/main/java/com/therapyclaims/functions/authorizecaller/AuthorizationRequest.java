package com.therapyclaims.functions.authorizecaller;

import com.therapyclaims.aws.callers.ApiKey;
import com.therapyclaims.aws.events.EventFields;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * What API Gateway asks the authorizer.
 *
 * @param method ARN of the API method that is called
 * @param key the key the caller sent, if any
 */
record AuthorizationRequest(String method, Optional<ApiKey> key) {
    private static final String KEY_HEADER = "headers.x-api-key";

    /**
     * Reads the event of a REQUEST authorizer. Header names differ in case between callers and mean the same.
     *
     * @throws IllegalArgumentException if the event names no method
     */
    static AuthorizationRequest read(InputStream event) {
        Map<String, String> fields = EventFields.read(event);
        String method = Optional.ofNullable(fields.get("methodArn"))
                .orElseThrow(() -> new IllegalArgumentException("the event has no methodArn"));
        Optional<ApiKey> key = fields.entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(KEY_HEADER))
                .map(Map.Entry::getValue)
                .filter(secret -> !secret.isBlank())
                .findFirst()
                .map(ApiKey::new);
        return new AuthorizationRequest(method, key);
    }

    /**
     * ARN of the called stage, which begins that of each of its methods.
     *
     * @throws IllegalArgumentException if the method's ARN is none
     */
    String stage() {
        String[] parts = method.split("/", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("methodArn is no ARN of an API method");
        }
        return parts[0] + "/" + parts[1];
    }
}
