package com.therapyclaims.aws.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * What stays of written items when their content is left out: the attributes' names and types and how texts are laid out,
 * with any number for each number, and within a document the paths and types of its members.
 */
final class Shapes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Shapes() {}

    static SortedMap<String, SortedSet<String>> of(SortedMap<String, List<String>> tables) {
        SortedMap<String, SortedSet<String>> shapes = new TreeMap<>();
        tables.forEach((table, items) -> {
            SortedSet<String> lines = new TreeSet<>();
            items.forEach(item -> add(read(item), lines));
            shapes.put(table, lines);
        });
        return shapes;
    }

    private static void add(JsonNode item, SortedSet<String> lines) {
        String key = layout(item.at("/pk/S").asText() + " " + item.at("/sk/S").asText());
        item.properties().forEach(attribute -> {
            JsonNode value = attribute.getValue();
            String place = key + " " + layout(attribute.getKey()) + " ";
            if (value.has("B")) {
                paths(read(unzip(value.get("B").asText())), place, lines);
            } else {
                lines.add(place + layout(value.toString()));
            }
        });
    }

    private static void paths(JsonNode document, String place, SortedSet<String> lines) {
        lines.add(place + document.getNodeType());
        document.properties().forEach(member -> paths(member.getValue(), place + "/" + layout(member.getKey()), lines));
        if (document.isArray()) {
            document.forEach(element -> paths(element, place + "/*", lines));
        }
    }

    private static String layout(String text) {
        return text.replaceAll("[0-9a-f]{16,64}", "hash").replaceAll("[0-9]+", "9");
    }

    private static String unzip(String base64) {
        try (GZIPInputStream zip =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(base64)))) {
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
