package com.therapyclaims.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;

/** An event of {@code events/}, as it stands there or changed in one respect. */
public final class Event {
    private final ObjectNode event;

    private Event(ObjectNode event) {
        this.event = event;
    }

    /** The named file of {@code events/}. */
    public static Event named(String name) {
        try {
            return new Event((ObjectNode)
                    Json.read(Files.readString(Project.ROOT.resolve("events").resolve(name + ".json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body as it is sent. */
    public String body() {
        return event.get("body").textValue();
    }

    /** The same event with another body. */
    public Event withBody(String body) {
        Event changed = copy();
        changed.event.put("body", body);
        return changed;
    }

    /** The same event with this text in place of another in its body. */
    public Event withBody(String target, String replacement) {
        if (!body().contains(target)) {
            throw new AssertionError("the body has no " + target);
        }
        return withBody(body().replace(target, replacement));
    }

    /** The same event, its body encoded as the gateway does with what it takes for binary. */
    public Event base64() {
        return withBody(body().getBytes(StandardCharsets.UTF_8));
    }

    /** The same event with another body, encoded as the gateway does. */
    public Event withBody(byte[] body) {
        Event changed = withBody(Base64.getEncoder().encodeToString(body));
        changed.event.put("isBase64Encoded", true);
        return changed;
    }

    /** The same event with another header. */
    public Event withHeader(String name, String value) {
        return with("headers", name, value);
    }

    /** The same event without a header. */
    public Event withoutHeader(String name) {
        Event changed = copy();
        ((ObjectNode) changed.event.get("headers")).remove(name);
        return changed;
    }

    /** The same event with another value in its path. */
    public Event withPath(String name, String value) {
        return with("pathParameters", name, value);
    }

    /** The same event with another query parameter. */
    public Event withQuery(String name, String value) {
        return with("queryStringParameters", name, value);
    }

    /** The same event from a caller of this practice. */
    public Event ofPractice(String practiceId) {
        Event changed = copy();
        ((ObjectNode) changed.event.get("requestContext").get("authorizer")).put("practiceId", practiceId);
        return changed;
    }

    /** The same event without what the authorizer adds. */
    public Event ofNobody() {
        Event changed = copy();
        ((ObjectNode) changed.event.get("requestContext")).remove("authorizer");
        return changed;
    }

    /** The same event of a caller who names the request: API Gateway takes that for the id it calls the request by. */
    public Event withCallersRequestId(String requestId) {
        Event changed = copy();
        ((ObjectNode) changed.event.get("requestContext")).put("requestId", requestId);
        return changed;
    }

    /** Lets a function of the API answer it. Request and answer are held against the API's description. */
    public Answer answeredBy(RequestStreamHandler function) {
        Answer answer = Answer.of(handledBy(function));
        String method = event.get("httpMethod").textValue();
        String resource = event.get("resource").textValue();
        assertThat(ApiDescription.OURS.faultsOfAnswer(method, resource, answer))
                .as("what %s %s answered, against openapi.yaml: %s", method, resource, answer.text())
                .isEmpty();
        if (answer.status() < 300
                && event.get("body").isTextual()
                && isJson()
                && !event.get("isBase64Encoded").booleanValue()) {
            assertThat(ApiDescription.OURS.faultsOfRequest(method, resource, body()))
                    .as("what %s %s accepted, against openapi.yaml", method, resource)
                    .isEmpty();
        }
        return answer;
    }

    private boolean isJson() {
        return event.at("/headers/Content-Type").asText("application/json").endsWith("json");
    }

    /** The same batch of a queue with one message alone, of this text. */
    public Event withMessage(String body) {
        Event changed = copy();
        ArrayNode messages = (ArrayNode) changed.event.get("Records");
        ObjectNode first = (ObjectNode) messages.get(0);
        messages.removeAll().add(first.put("body", body));
        return changed;
    }

    /** Lets a function handle it. */
    public String handledBy(RequestStreamHandler function) {
        return handledBy(function, new TestContext());
    }

    /** Lets a function handle it in these surroundings. */
    public String handledBy(RequestStreamHandler function, Context context) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            function.handleRequest(
                    new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)), answer, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private Event with(String part, String name, String value) {
        Event changed = copy();
        ObjectNode parameters =
                changed.event.get(part) instanceof ObjectNode some ? some : changed.event.putObject(part);
        parameters.put(name, value);
        return changed;
    }

    private Event copy() {
        return new Event(event.deepCopy());
    }
}
