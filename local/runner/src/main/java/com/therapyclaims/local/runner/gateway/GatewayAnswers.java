package com.therapyclaims.local.runner.gateway;

import com.therapyclaims.local.runner.http.HttpServer.Answer;
import com.therapyclaims.local.runner.template.SystemTemplate.GatewayResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What the gateway says itself, as the API's description wants it or else as API Gateway would. */
final class GatewayAnswers {

    private static final String DEFAULT_TEMPLATE = "{\"message\":$context.error.messageString}";

    private final Map<String, GatewayResponse> configured;

    GatewayAnswers(Map<String, GatewayResponse> configured) {
        this.configured = configured;
    }

    /** The situations in which a function is not asked, or gives nothing to pass on. */
    enum Situation {
        NO_SUCH_ROUTE("MISSING_AUTHENTICATION_TOKEN", 403, "Missing Authentication Token"),
        UNAUTHORIZED("UNAUTHORIZED", 401, "Unauthorized"),
        ACCESS_DENIED("ACCESS_DENIED", 403, "User is not authorized to access this resource"),
        AUTHORIZER_FAILED("AUTHORIZER_FAILURE", 500, "Internal server error"),
        AUTHORIZER_MALFORMED("AUTHORIZER_CONFIGURATION_ERROR", 500, "Internal server error"),
        MISSING_PARAMETERS("BAD_REQUEST_PARAMETERS", 400, "Missing required request parameters: "),
        TOO_LARGE("REQUEST_TOO_LARGE", 413, "Request Too Long"),
        TIMEOUT("INTEGRATION_TIMEOUT", 504, "Endpoint request timed out"),
        MALFORMED("DEFAULT_5XX", 502, "Internal server error"),
        THROTTLED("THROTTLED", 429, "Too Many Requests"),
        QUOTA_EXCEEDED("QUOTA_EXCEEDED", 429, "Limit Exceeded"),
        NOT_COUNTED("INVALID_API_KEY", 403, "Forbidden");

        private final String type;
        private final int status;
        private final String message;

        Situation(String type, int status, String message) {
            this.type = type;
            this.status = status;
            this.message = message;
        }
    }

    Answer answer(Situation situation, String requestId) {
        return answer(situation, situation.message, requestId);
    }

    /** Parameters are missing without which no function is asked. */
    Answer missing(List<String> parameters, String requestId) {
        Situation situation = Situation.MISSING_PARAMETERS;
        return answer(situation, situation.message + "[" + String.join(", ", parameters) + "]", requestId);
    }

    private Answer answer(Situation situation, String message, String requestId) {
        Optional<GatewayResponse> own = Optional.ofNullable(configured.get(situation.type));
        Optional<GatewayResponse> general =
                Optional.ofNullable(configured.get(situation.status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX"));
        GatewayResponse response =
                own.or(() -> general).orElse(new GatewayResponse(OptionalInt.empty(), Map.of(), Optional.empty()));
        int status = response.status().orElse(situation.status);
        String body = response.template()
                .orElse(DEFAULT_TEMPLATE)
                .replace("$context.extendedRequestId", requestId)
                .replace("$context.error.messageString", '"' + message + '"')
                .replace("$context.error.message", message)
                .replace("$context.error.responseType", situation.type);
        String contentType = response.headers().getOrDefault("Content-Type", "application/json");
        Answer answer = Answer.of(status, contentType, body.getBytes(StandardCharsets.UTF_8))
                .with("x-amzn-RequestId", requestId);
        for (Map.Entry<String, String> header : response.headers().entrySet()) {
            if (!header.getKey().equals("Content-Type")) {
                answer = answer.with(header.getKey(), header.getValue());
            }
        }
        return answer;
    }
}
