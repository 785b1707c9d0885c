package com.therapyclaims.local.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.therapyclaims.local.runner.functions.Functions;
import com.therapyclaims.local.runner.functions.Outcome;
import com.therapyclaims.local.runner.http.HttpServer;
import com.therapyclaims.local.runner.http.HttpServer.Answer;
import com.therapyclaims.local.runner.http.HttpServer.Call;
import com.therapyclaims.local.runner.template.SystemTemplate.Function;
import com.therapyclaims.local.runner.triggers.AsyncInvoker;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lambda's Invoke operation, so that {@code aws lambda invoke --endpoint-url ...} works here. */
final class InvokeApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");
    private static final int LARGEST_EVENT = 6 * 1024 * 1024;

    private final Functions functions;
    private final AsyncInvoker async;
    private final HttpServer server;

    private InvokeApi(Functions functions, AsyncInvoker async, String host) throws IOException {
        this.functions = functions;
        this.async = async;
        this.server = HttpServer.start(host, 0, LARGEST_EVENT, this::answer);
    }

    static InvokeApi start(Functions functions, AsyncInvoker async, String host) throws IOException {
        return new InvokeApi(functions, async, host);
    }

    URI endpoint() {
        return URI.create("http://" + server.host() + ":" + server.port());
    }

    void stop() {
        server.stop();
    }

    private Answer answer(Call call) throws InterruptedException {
        Matcher path = PATH.matcher(call.path());
        Optional<Function> function = path.matches()
                ? functions.find(URLDecoder.decode(path.group(1), StandardCharsets.UTF_8))
                : Optional.empty();
        if (function.isEmpty() || !call.method().equals("POST")) {
            return error(404, "ResourceNotFoundException", "There is no such function");
        }
        if (call.tooLarge()) {
            return error(413, "RequestTooLargeException", "The event is larger than 6 MB");
        }
        byte[] event = call.body().length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : call.body();
        JsonNode parsed;
        try {
            parsed = JSON.readTree(event);
        } catch (IOException e) {
            return error(400, "InvalidRequestContentException", "The event is not JSON");
        }
        String type = call.headers()
                .getOrDefault("x-amz-invocation-type", List.of("RequestResponse"))
                .getFirst();
        return switch (type) {
            case "DryRun" -> Answer.of(204);
            case "Event" -> {
                async.accept(function.get(), parsed);
                yield Answer.of(202);
            }
            default -> {
                Outcome outcome = functions.invoke(function.get().logicalId(), event);
                Answer answer =
                        Answer.of(200, "application/json", outcome.payload()).with("X-Amz-Executed-Version", "$LATEST");
                yield outcome instanceof Outcome.Failure ? answer.with("X-Amz-Function-Error", "Unhandled") : answer;
            }
        };
    }

    private static Answer error(int status, String type, String message) {
        String body = "{\"Type\":\"User\",\"Message\":\"" + message + "\"}";
        return Answer.of(status, "application/json", body.getBytes(StandardCharsets.UTF_8))
                .with("x-amzn-errortype", type);
    }
}
