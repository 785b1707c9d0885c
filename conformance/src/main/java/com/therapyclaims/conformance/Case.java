package com.therapyclaims.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One request and what a right answer to it says.
 *
 * @param rule the billing rule's number
 * @param source the text the expectation comes from
 * @param published whether that text itself states what the case expects
 * @param contract the contract its payer is known by, published before the case is sent; empty if it needs none
 * @param request the body; empty for a request without one
 */
public record Case(
        String id,
        String area,
        String rule,
        String title,
        String source,
        boolean published,
        Optional<JsonNode> contract,
        String method,
        String path,
        Optional<JsonNode> request,
        Expectation expect) {

    static Case of(JsonNode written) {
        return new Case(
                text(written, "id"),
                text(written, "area"),
                text(written, "rule"),
                text(written, "title"),
                text(written, "source"),
                written.path("published").booleanValue(),
                Optional.ofNullable(written.get("contract")),
                text(written, "method"),
                text(written, "path"),
                Optional.ofNullable(written.get("request")),
                Expectation.of(written.path("expect")));
    }

    private static String text(JsonNode written, String field) {
        JsonNode value = written.path(field);
        if (!value.isTextual()) {
            throw new SuiteException("a case without " + field + ": " + written);
        }
        return value.textValue();
    }
}
