package com.therapyclaims.local.runner.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.local.runner.functions.Functions;
import com.therapyclaims.local.runner.functions.Outcome;
import com.therapyclaims.local.runner.template.SystemTemplate.Authorizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks the authorizer's function who a caller is, and remembers the answer for as long as the API's description says. */
final class Authorizers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Functions functions;
    private final ProxyEvents events;
    private final InstantSource clock;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    Authorizers(Functions functions, ProxyEvents events, InstantSource clock) {
        this.functions = functions;
        this.events = events;
        this.clock = clock;
    }

    /** What the authorizer decided. */
    sealed interface Decision {

        /**
         * The caller may pass.
         *
         * @param context what the function learns of it
         * @param usageKey what its calls are counted by, if the authorizer said so
         */
        record Allowed(ObjectNode context, Optional<String> usageKey) implements Decision {}

        /** The caller may not, for that reason. */
        record Refused(GatewayAnswers.Situation why) implements Decision {}
    }

    private record Remembered(JsonNode answer, Instant until) {}

    Decision decide(Authorizer authorizer, ProxyEvents.Request request) throws InterruptedException {
        String identity = ProxyEvents.header(request.call(), authorizer.header());
        if (identity.isEmpty()) {
            return new Decision.Refused(GatewayAnswers.Situation.UNAUTHORIZED);
        }
        String cacheKey = authorizer.name() + "\n" + identity;
        Remembered known = remembered.get(cacheKey);
        if (known != null && clock.instant().isBefore(known.until())) {
            return apply(known.answer(), request);
        }
        String function = functions.find(authorizer.functionArn()).orElseThrow().logicalId();
        byte[] event = events.authorizer(request).toString().getBytes(StandardCharsets.UTF_8);
        return switch (functions.invoke(function, event)) {
            case Outcome.Failure failure
            when failure.message().equals("Unauthorized") ->
                new Decision.Refused(GatewayAnswers.Situation.UNAUTHORIZED);
            case Outcome.Failure _ -> new Decision.Refused(GatewayAnswers.Situation.AUTHORIZER_FAILED);
            case Outcome.Success success -> {
                JsonNode answer = parse(success.payload());
                if (!answer.path("policyDocument").path("Statement").isArray()
                        || !answer.path("principalId").isTextual()) {
                    yield new Decision.Refused(GatewayAnswers.Situation.AUTHORIZER_MALFORMED);
                }
                if (authorizer.cacheFor().isPositive()) {
                    remembered.put(
                            cacheKey, new Remembered(answer, clock.instant().plus(authorizer.cacheFor())));
                }
                yield apply(answer, request);
            }
        };
    }

    /** A remembered policy is read anew for each method and path, so it must cover all of them. */
    private Decision apply(JsonNode answer, ProxyEvents.Request request) {
        String arn = events.methodArn(request);
        boolean allowed = false;
        for (JsonNode statement : answer.path("policyDocument").path("Statement")) {
            boolean concerns = oneOrMany(statement.path("Resource")).anyMatch(pattern -> matches(pattern, arn))
                    && oneOrMany(statement.path("Action")).anyMatch(action -> matches(action, "execute-api:Invoke"));
            if (concerns && statement.path("Effect").asText().equals("Deny")) {
                return new Decision.Refused(GatewayAnswers.Situation.ACCESS_DENIED);
            }
            allowed |= concerns && statement.path("Effect").asText().equals("Allow");
        }
        if (!allowed) {
            return new Decision.Refused(GatewayAnswers.Situation.ACCESS_DENIED);
        }
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        // API Gateway hands every value on as text.
        answer.path("context")
                .properties()
                .forEach(entry -> context.put(entry.getKey(), entry.getValue().asText()));
        context.put("principalId", answer.path("principalId").asText());
        context.put("integrationLatency", 0);
        return new Decision.Allowed(
                context, Optional.ofNullable(answer.path("usageIdentifierKey").textValue()));
    }

    private static Stream<String> oneOrMany(JsonNode node) {
        return (node.isArray() ? node.valueStream() : Stream.of(node)).map(JsonNode::asText);
    }

    private static boolean matches(String pattern, String text) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.matches(regex, text);
    }

    private static JsonNode parse(byte[] payload) {
        try {
            JsonNode answer = JSON.readTree(payload);
            return answer == null ? JsonNodeFactory.instance.missingNode() : answer;
        } catch (IOException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }
}
