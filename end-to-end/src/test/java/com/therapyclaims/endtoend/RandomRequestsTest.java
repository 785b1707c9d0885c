package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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
    private static final RunningSystem system = RunningSystem.here();

    private static String claimId;

    @BeforeAll
    static void start() {
        claimId = system.demo().postClaim(Visits.sample()).json().at("/claimId").asText();
    }

    static Stream<Operation> operations() {
        return Operation.withKey();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void nothingThatComesInFailsInside(Operation operation) {
        for (int number = 0; number < REQUESTS_AN_OPERATION; number++) {
            Random random =
                    new Random(SEED + 31L * number + operation.toString().hashCode());
            RandomValues values = new RandomValues(random, number % 3 == 0 ? 0 : 0.05);

            Caller.Answer answer = system.demo()
                    .call(
                            operation.method(),
                            path(operation, values, random),
                            body(operation, values, random),
                            headers(operation, random));

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

    private static Optional<String> body(Operation operation, RandomValues values, Random random) {
        JsonNode schema = operation.description().at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return Optional.empty();
        }
        String body = values.of(schema).toString();
        return Optional.of(random.nextInt(20) == 0 ? body.substring(0, body.length() / 2) : body);
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
