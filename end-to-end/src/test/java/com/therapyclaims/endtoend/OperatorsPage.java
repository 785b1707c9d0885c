package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.local.runner.LocalSystem;
import com.therapyclaims.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands of {@code docs/operations.md}, run as they stand there: what stands in angle brackets is filled in, and
 * {@code aws} makes the call the AWS CLI makes, {@code curl} the one curl makes.
 */
final class OperatorsPage {
    private static final Pattern BLOCK = Pattern.compile("```sh\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Pattern QUEUE = Pattern.compile("<(arn of )?(\\w+Queue)>");
    private static final Pattern UNFILLED = Pattern.compile("<[^>]*>");
    private static final String REPRICING_OF_THE_PAGE = "medicare-rvu-2026-07-01-0123456789abcdef";

    private final LocalSystem system;
    private final Caller operator;
    private final List<String> commands;

    /** The page, for this system and its operator. */
    OperatorsPage(LocalSystem system, Caller operator) {
        this.system = system;
        this.operator = operator;
        try {
            this.commands = BLOCK.matcher(Files.readString(Project.ROOT.resolve("docs/operations.md")))
                    .results()
                    .flatMap(block ->
                            block.group(1).replaceAll("\\\\\\R\\s*", "").lines())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs the one {@code aws} command that contains this.
     *
     * @param names what to write in place of names in angle brackets; queues and tables are known
     */
    JsonNode aws(String part, Map<String, String> names) {
        String command = only(part);
        for (Map.Entry<String, String> name : names.entrySet()) {
            command = command.replace("<" + name.getKey() + ">", name.getValue());
        }
        command = QUEUE.matcher(command)
                .replaceAll(queue -> queue.group(1) == null ? url(queue.group(2)) : arn(queue.group(2)));
        command = command.replace("<ClaimsTable>", "ClaimsTable");
        assertThat(UNFILLED.matcher(command).find()).as(command).isFalse();
        List<String> words = words(command);
        assertThat(words.getFirst()).isEqualTo("aws");
        return switch (words.get(1)) {
            case "sqs" -> call(system.endpoints().sqs(), "AmazonSQS", words);
            case "dynamodb" -> call(system.endpoints().dynamoDb(), "DynamoDB_20120810", words);
            default -> throw new AssertionError("no server for " + command);
        };
    }

    /** Runs the one {@code curl} command that ends so, for this repricing. */
    Caller.Answer curl(String end, String repricingId) {
        List<String> words = words(only(end));
        assertThat(words).startsWith("curl", "-X", "POST", "-H", "x-api-key: $KEY");
        assertThat(words.getLast()).startsWith("$API/").contains(REPRICING_OF_THE_PAGE);
        return operator.post(
                words.getLast().substring("$API".length()).replace(REPRICING_OF_THE_PAGE, repricingId), "");
    }

    private String only(String part) {
        List<String> found =
                commands.stream().filter(command -> command.contains(part)).toList();
        assertThat(found).as("commands with " + part).hasSize(1);
        return found.getFirst();
    }

    private static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .map(word -> Stream.of(1, 2, 3)
                        .map(word::group)
                        .filter(group -> group != null)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private String url(String queue) {
        return system.clients().sqs().getQueueUrl(get -> get.queueName(queue)).queueUrl();
    }

    private String arn(String queue) {
        return system.template().queueTriggers().getFirst().queueArn().replaceAll("[^:]+$", queue);
    }

    private static JsonNode call(URI endpoint, String service, List<String> words) {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/"))
                .header("content-type", "application/x-amz-json-1.0")
                .header("x-amz-target", service + "." + pascal(words.get(2)))
                // These servers ask who calls, and believe it.
                .header(
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/any/aws4_request, SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString(
                        input(words.subList(3, words.size())).toString()))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return json(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode input(List<String> options) {
        ObjectNode input = Caller.JSON.createObjectNode();
        for (int i = 0; i < options.size(); ) {
            String name = options.get(i++).substring("--".length());
            List<String> values = new ArrayList<>();
            while (i < options.size() && !options.get(i).startsWith("--")) {
                values.add(options.get(i++));
            }
            if (name.endsWith("-names")) {
                ArrayNode list = input.putArray(pascal(name));
                values.forEach(list::add);
            } else {
                assertThat(values).as(name).hasSize(1);
                input.set(pascal(name), value(values.getFirst()));
            }
        }
        return input;
    }

    /** Numbers and JSON as they are, anything else as text. */
    private static JsonNode value(String text) {
        if (!text.startsWith("{") && !text.matches("\\d+")) {
            return Caller.JSON.getNodeFactory().textNode(text);
        }
        return json(text);
    }

    /** What is written there. */
    static JsonNode json(String text) {
        try {
            return Caller.JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code get-item} as {@code GetItem}. */
    private static String pascal(String name) {
        return Pattern.compile("(?:^|-)(\\w)(\\w*)")
                .matcher(name)
                .results()
                .map((MatchResult part) -> part.group(1).toUpperCase(Locale.ROOT) + part.group(2))
                .collect(Collectors.joining());
    }
}
