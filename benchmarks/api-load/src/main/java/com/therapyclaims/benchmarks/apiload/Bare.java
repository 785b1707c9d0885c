package com.therapyclaims.benchmarks.apiload;

import com.therapyclaims.local.runner.http.HttpServer;
import com.therapyclaims.local.runner.http.HttpServer.Answer;
import com.therapyclaims.local.runner.http.HttpServer.Call;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The same HTTP server, doing an operation's reads and writes of DynamoDB one after the other and nothing else. */
final class Bare {
    private final HttpServer server;
    private final Map<String, List<Call>> operations = new ConcurrentHashMap<>();

    Bare(URI dynamoDb) throws IOException {
        server = HttpServer.start("127.0.0.1", 0, Forward.LARGEST_BODY, call -> {
            for (Call recorded : operations.get(call.path())) {
                String body = Operation.renewed(new String(recorded.body(), StandardCharsets.UTF_8), call.query());
                Answer answer = Forward.send(dynamoDb, recorded, body.getBytes(StandardCharsets.UTF_8));
                if (answer.status() >= 400) {
                    return answer;
                }
            }
            return Answer.of(200, "application/json", call.body());
        });
    }

    /** Where an operation that makes those calls is asked for; what is new with a request stands in its query. */
    URI offer(String name, List<Call> calls) {
        operations.put("/" + name, calls);
        return URI.create("http://127.0.0.1:" + server.port() + "/" + name);
    }
}
