package com.therapyclaims.local.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The events of {@code events/}, as AWS sends them. */
public final class EventFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EventFiles() {}

    /** One of them. */
    public static JsonNode read(String name) {
        try {
            return JSON.readTree(Path.of("..", "..", "events", name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every field of an event and the kind of its value: its shape without its content. */
    public static Set<String> shape(JsonNode event) {
        Set<String> shape = new TreeSet<>();
        collect("", event, shape);
        return shape;
    }

    private static void collect(String path, JsonNode node, Set<String> shape) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), shape));
        } else if (node.isArray()) {
            node.forEach(item -> collect(path + "[]", item, shape));
        } else {
            shape.add(path + " " + node.getNodeType());
        }
    }
}
