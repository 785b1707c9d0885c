package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests made of openapi.yaml by chance, most of them nearly right: whatever comes in, no answer is a 5xx and none is
 * other than described ({@link Caller} holds each against the description).
 */
class RandomRequestsTest {
    /** Another seed finds other things; a failure names the number of its request. */
    private static final long SEED = Long.getLong("requests.seed", 20_261_125L);

    private static final int REQUESTS_AN_OPERATION = Integer.getInteger("requests.each", 25);

    @RegisterExtension
    private static final RunningSystem system = RunningSystem.anywhereFresh();

    private static String claimId;

    @BeforeAll
    static void start() {
        claimId = system.demo().postClaim(Visits.sample()).json().at("/claimId").asText();
    }

    static Stream<Operation> operations() {
        return Operation.all();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void nothingThatComesInFailsInside(Operation operation) {
        for (int number = 0; number < REQUESTS_AN_OPERATION; number++) {
            Random random =
                    new Random(SEED + 31L * number + operation.toString().hashCode());
            RandomValues values = new RandomValues(random, number % 3 == 0 ? 0 : 0.05);

            Optional<Body> body = body(operation, values, random);
            Map<String, String> headers = headers(operation, random);
            body.ifPresent(sent -> headers.put("content-type", sent.mediaType()));

            Caller.Answer answer = caller(operation, random)
                    .call(operation.method(), path(operation, values, random), body.map(Body::text), headers);

            assertThat(answer.status())
                    .as("request %d of %s: %s", number, operation, answer)
                    .isLessThan(500);
        }
    }

    private static String path(Operation operation, RandomValues values, Random random) {
        String path = operation.path();
        for (JsonNode parameter : operation.parameters("path")) {
            String known = parameter.at("/name").asText().equals("n") ? "1" : claimId;
            // A NUL in a path is refused by the server of HTTP itself, before the gateway.
            String text =
                    random.nextBoolean() ? known : value(values, parameter).replace("\u0000", "");
            // What stands between two slashes is at least something.
            path = path.replace(
                    "{" + parameter.at("/name").asText() + "}",
                    text.isEmpty() || text.startsWith(".") ? "x" : encoded(text));
        }
        String query = operation.parameters("query").stream()
                .filter(parameter -> parameter.at("/required").asBoolean() || random.nextInt(3) == 0)
                .map(parameter -> parameter.at("/name").asText() + "=" + encoded(value(values, parameter)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static Caller caller(Operation operation, Random random) {
        if (operation.isOpen()) {
            return system.nobody();
        }
        return random.nextInt(4) == 0 ? system.operator() : system.demo();
    }

    private record Body(String mediaType, String text) {}

    /** Of a schema where it is JSON; else what the description gives as an example, with a piece gone, twice or another. */
    private static Optional<Body> body(Operation operation, RandomValues values, Random random) {
        List<Map.Entry<String, JsonNode>> kinds = operation
                .description()
                .at("/requestBody/content")
                .propertyStream()
                .toList();
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<String, JsonNode> kind = kinds.get(random.nextInt(kinds.size()));
        if (!kind.getKey().equals("application/json")) {
            return Optional.of(new Body(
                    kind.getKey(), altered(kind.getValue().path("example").asText(), values, random)));
        }
        String body = values.of(kind.getValue().path("schema")).toString();
        return Optional.of(
                new Body(kind.getKey(), random.nextInt(20) == 0 ? body.substring(0, body.length() / 2) : body));
    }

    private static String altered(String example, RandomValues values, Random random) {
        StringBuilder text = new StringBuilder(example);
        for (int changes = random.nextInt(4); changes > 0 && !text.isEmpty(); changes--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + 1 + random.nextInt(20));
            switch (random.nextInt(3)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(to, text.substring(from, to));
                default -> text.replace(from, to, values.text());
            }
        }
        return text.toString();
    }

    private static Map<String, String> headers(Operation operation, Random random) {
        Map<String, String> headers = new HashMap<>();
        if (!operation.method().equals("GET")) {
            headers.put(
                    "idempotency-key",
                    random.nextInt(10) == 0 ? "the same" : UUID.randomUUID().toString());
            headers.put("if-match", random.nextInt(4) == 0 ? "nonsense" : "\"" + (1 + random.nextInt(3)) + "\"");
        }
        return headers;
    }

    private static String value(RandomValues values, JsonNode parameter) {
        return values.of(parameter.get("schema")).asText();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
