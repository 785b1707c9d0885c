package com.therapyclaims.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;

/** The published cases of {@code conformance/cases}; the README there says how they are to be read. */
public final class ConformanceCases {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ConformanceCases() {}

    /** A test for each case of some files of a folder. */
    public static Stream<DynamicTest> tests(String folder, List<String> files, Consumer<JsonNode> run) {
        return cases(folder, files)
                .map(one -> DynamicTest.dynamicTest(text(one, "id") + " " + text(one, "title"), () -> run.accept(one)));
    }

    /** The cases of some files of a folder. */
    public static Stream<JsonNode> cases(String folder, List<String> files) {
        return files.stream().flatMap(file -> elements(read(folder + "/" + file).get("cases")).stream());
    }

    /** The elements of an array; none where there is none. */
    public static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** The texts of an array; none where there is none. */
    public static List<String> strings(JsonNode array) {
        return elements(array).stream().map(JsonNode::textValue).toList();
    }

    /** A field that is a text. */
    public static String text(JsonNode node, String field) {
        return node.get(field).textValue();
    }

    private static JsonNode read(String file) {
        try (var content = ConformanceCases.class.getResourceAsStream("/conformance/" + file)) {
            return JSON.readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
