package com.therapyclaims.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request and what a right answer to it says, with the requests that come before it.
 *
 * @param rule the billing rule's number
 * @param source the text the expectation comes from
 * @param published whether that text itself states what the case expects
 * @param contract the contract its payer is known by, published before the case is sent; empty if it needs none
 * @param before what is sent before its own request, in order
 * @param request the one it is about
 */
public record Case(
        String id,
        String area,
        String rule,
        String title,
        String source,
        boolean published,
        Optional<JsonNode> contract,
        List<Request> before,
        Request request) {
    public Case {
        before = List.copyOf(before);
    }

    static Case of(JsonNode written) {
        List<Request> before = new ArrayList<>();
        for (JsonNode earlier : written.path("before")) {
            before.add(Request.of("before/" + before.size(), earlier));
        }
        Case one = new Case(
                text(written, "id"),
                text(written, "area"),
                text(written, "rule"),
                text(written, "title"),
                text(written, "source"),
                written.path("published").booleanValue(),
                Optional.ofNullable(written.get("contract")),
                before,
                Request.of("", written));
        for (int i = 0; i < before.size(); i++) {
            Placeholders.check(one.id(), before.get(i), i);
        }
        Placeholders.check(one.id(), one.request(), before.size());
        return one;
    }

    static String text(JsonNode written, String field) {
        JsonNode value = written.path(field);
        if (!value.isTextual()) {
            throw new SuiteException("a case without " + field + ": " + written);
        }
        return value.textValue();
    }
}
