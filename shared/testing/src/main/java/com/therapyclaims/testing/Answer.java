package com.therapyclaims.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a function answered to API Gateway.
 *
 * @param headers as they were sent
 * @param text the body as it was sent
 */
public record Answer(int status, JsonNode headers, String text) {
    static Answer of(String proxyResponse) {
        JsonNode answer = Json.read(proxyResponse);
        return new Answer(
                answer.get("statusCode").intValue(),
                answer.get("headers"),
                answer.get("body").textValue());
    }

    /** The body. */
    public JsonNode body() {
        return Json.read(text);
    }

    /** A header's value; empty if it is not there. */
    public String header(String name) {
        return headers.path(name).asText();
    }

    /** The part of the body at this JSON pointer. */
    public JsonNode at(String pointer) {
        return body().at(pointer);
    }

    /** The faults of a problem as {@code pointer code}, in order. */
    public List<String> faults() {
        return body().get("errors")
                .valueStream()
                .map(fault -> fault.get("pointer").textValue() + " "
                        + fault.get("code").textValue())
                .toList();
    }
}
