package com.therapyclaims.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/**
 * A request of a case, as it is written: its texts may hold placeholders.
 *
 * @param name how a report names it: {@code before/0}, or empty for the case's own
 * @param body empty for a request without one
 * @param ifMatch the number of the earlier request whose answer's ETag is sent as {@code If-Match}
 * @param expect what a right answer to it says, as it is written
 */
public record Request(
        String name, String method, String path, Optional<JsonNode> body, Optional<Integer> ifMatch, JsonNode expect) {

    static Request of(String name, JsonNode written) {
        return new Request(
                name,
                Case.text(written, "method"),
                Case.text(written, "path"),
                Optional.ofNullable(written.get("request")),
                Optional.ofNullable(written.get("ifMatch")).map(JsonNode::intValue),
                Optional.ofNullable(written.get("expect")).orElseGet(JsonNodeFactory.instance::objectNode));
    }

    /** Whether it asks and changes nothing. */
    boolean onlyReads() {
        return method.equals("GET");
    }

    /** What a right answer says; of a request that comes before the case's own, any 2xx where no status is written. */
    Expectation expectation() {
        return name.isEmpty() ? Expectation.of(expect) : Expectation.ofEarlier(expect);
    }

    @Override
    public String toString() {
        return name.isEmpty() ? method + " " + path : name + ", " + method + " " + path;
    }
}
