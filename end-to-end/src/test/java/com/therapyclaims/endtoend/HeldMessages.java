package com.therapyclaims.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.local.runner.http.HttpServer.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Messages on their way to a queue, held back for as long as a test wants: their senders are told that they are sent, and the
 * test sends them on in whatever order.
 */
final class HeldMessages {
    private final List<Message> held = new ArrayList<>();
    private Optional<Predicate<JsonNode>> holding = Optional.empty();

    /** A message and where it goes. */
    record Message(String queueUrl, String body) {}

    /** From now on messages are held back, but for those that are to come late anyway, or no longer; those that are held stay so. */
    synchronized void hold(boolean from) {
        holding = from ? Optional.of(message -> message.at("/DelaySeconds").asInt() == 0) : Optional.empty();
    }

    /** From now on those are held back that say this, whenever they are to come; of a batch all, if one does. */
    synchronized void holdThoseThatSay(String word) {
        holding = Optional.of(message -> message.at("/MessageBody").asText().contains(word));
    }

    /** How many are held. */
    synchronized int size() {
        return held.size();
    }

    /** All that are held, in the order they were sent in; they are the test's now. */
    synchronized List<Message> take() {
        List<Message> taken = List.copyOf(held);
        held.clear();
        return taken;
    }

    /** Holds what this request sends and answers it; empty if it is to pass. */
    synchronized Optional<Answer> answer(String operation, byte[] sent) {
        if (!operation.startsWith("SendMessage")) {
            return Optional.empty();
        }
        JsonNode request = read(sent);
        String queueUrl = request.at("/QueueUrl").asText();
        if (operation.equals("SendMessage")) {
            return isHeld(request) ? Optional.of(answer(held(queueUrl, request))) : Optional.empty();
        }
        if (request.get("Entries").valueStream().noneMatch(this::isHeld)) {
            return Optional.empty();
        }
        ObjectNode answer = Caller.JSON.createObjectNode();
        ArrayNode successful = answer.putArray("Successful");
        for (JsonNode entry : request.get("Entries")) {
            successful.add(held(queueUrl, entry).put("Id", entry.get("Id").asText()));
        }
        answer.putArray("Failed");
        return Optional.of(answer(answer));
    }

    private boolean isHeld(JsonNode message) {
        return holding.filter(those -> those.test(message)).isPresent();
    }

    private ObjectNode held(String queueUrl, JsonNode message) {
        String body = message.get("MessageBody").asText();
        held.add(new Message(queueUrl, body));
        return Caller.JSON
                .createObjectNode()
                .put("MessageId", UUID.randomUUID().toString())
                .put("MD5OfMessageBody", md5(body));
    }

    private static Answer answer(JsonNode json) {
        return Answer.of(200, "application/x-amz-json-1.0", json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode read(byte[] json) {
        try {
            return Caller.JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The client holds the answer against what it sent. */
    private static String md5(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
