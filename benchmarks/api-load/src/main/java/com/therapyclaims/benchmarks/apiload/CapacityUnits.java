package com.therapyclaims.benchmarks.apiload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.therapyclaims.local.runner.http.HttpServer.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What recorded calls take of DynamoDB by its published rules: a write unit a kilobyte of an item and of each index it stands
 * in, doubled in a transaction; a read unit four kilobytes read consistently, doubled in a transaction. An item's size is that of its JSON as sent, which is
 * larger than DynamoDB's; what a read returns is not recorded, so a read counts as one unit.
 */
final class CapacityUnits {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KILOBYTE = 1024;
    private static final List<String> INDEX_KEYS = List.of("practicePk", "patientPk", "dosPk");

    private CapacityUnits() {}

    static int read(List<Call> calls) {
        return calls.stream().mapToInt(CapacityUnits::read).sum();
    }

    static int written(List<Call> calls) {
        return calls.stream().mapToInt(CapacityUnits::written).sum();
    }

    private static int read(Call call) {
        JsonNode body = body(call);
        return switch (operation(call)) {
            case "GetItem", "Query", "Scan" -> 1;
            case "BatchGetItem" ->
                body.findValues("Keys").stream().mapToInt(JsonNode::size).sum();
            case "TransactGetItems" -> 2 * body.path("TransactItems").size();
            default -> 0;
        };
    }

    private static int written(Call call) {
        JsonNode body = body(call);
        return switch (operation(call)) {
            case "PutItem" -> units(body.path("Item"));
            case "UpdateItem", "DeleteItem" -> units(body);
            case "TransactWriteItems" -> {
                int units = 0;
                for (JsonNode write : body.path("TransactItems")) {
                    JsonNode operation = write.iterator().next();
                    JsonNode item = operation.path("Item");
                    units += 2 * units(item.isMissingNode() ? operation.path("ExpressionAttributeValues") : item);
                }
                yield units;
            }
            default -> 0;
        };
    }

    private static int units(JsonNode item) {
        int kilobytes = Math.max(1, (item.toString().length() + KILOBYTE - 1) / KILOBYTE);
        return kilobytes * (1 + (int) INDEX_KEYS.stream().filter(item::has).count());
    }

    /** Such as {@code DynamoDB_20120810.GetItem}. */
    private static String operation(Call call) {
        String target = call.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("X-Amz-Target"))
                .map(header -> header.getValue().getFirst())
                .findFirst()
                .orElse("");
        return target.substring(target.indexOf('.') + 1);
    }

    private static JsonNode body(Call call) {
        try {
            return JSON.readTree(call.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
