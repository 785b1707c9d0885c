package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the README promises. */
final class Readme {
    private Readme() {}

    /** The answer it shows to the sample visit. */
    static JsonNode answer() {
        try {
            return Caller.JSON.readTree(block("```json\\R(\\{.*?)```"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the command that it sends the sample visit with prints, sent to this address in place of the usual one. */
    static JsonNode answerToItsCommand(URI api) throws IOException, InterruptedException {
        String command = block("```sh\\R(curl -s http://localhost:3000/v1/claims .*?)```")
                .replace("http://localhost:3000", api.toString());
        Tools.Outcome outcome = Tools.run(List.of("bash", "-c", command));
        assertThat(outcome.code()).as(command).isZero();
        return Caller.JSON.readTree(outcome.said());
    }

    private static String block(String expression) {
        try {
            Matcher block = Pattern.compile(expression, Pattern.DOTALL)
                    .matcher(Files.readString(Project.ROOT.resolve("README.md")));
            assertThat(block.find()).as("README.md has no " + expression).isTrue();
            return block.group(1);
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
