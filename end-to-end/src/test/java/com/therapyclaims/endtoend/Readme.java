package com.therapyclaims.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the README promises. */
final class Readme {
    private static final Pattern ANSWER = Pattern.compile("```json\\R(.*?)```", Pattern.DOTALL);

    private Readme() {}

    /** The answer it shows to the sample visit. */
    static JsonNode answer() {
        try {
            Matcher block = ANSWER.matcher(Files.readString(Path.of("..", "README.md")));
            if (!block.find()) {
                throw new AssertionError("README.md shows no answer");
            }
            return Caller.JSON.readTree(block.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the answer shown differs from the whole one, which may say more; empty if nowhere. */
    static String difference(JsonNode shown, JsonNode whole, String pointer) {
        if (shown.isObject()) {
            return shown.properties().stream()
                    .map(field ->
                            difference(field.getValue(), whole.path(field.getKey()), pointer + "/" + field.getKey()))
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        if (shown.isArray()) {
            for (int i = 0; i < shown.size(); i++) {
                String found = difference(shown.get(i), whole.path(i), pointer + "/" + i);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return "";
        }
        return shown.equals(whole) ? "" : pointer + ": the README shows " + shown + ", the answer is " + whole;
    }
}
