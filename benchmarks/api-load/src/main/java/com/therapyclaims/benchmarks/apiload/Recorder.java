package com.therapyclaims.benchmarks.apiload;

import com.therapyclaims.local.runner.http.HttpServer;
import com.therapyclaims.local.runner.http.HttpServer.Answer;
import com.therapyclaims.local.runner.http.HttpServer.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between the functions and DynamoDB while an operation is recorded; it is passed by when one is measured. */
final class Recorder {
    private final URI dynamoDb;
    private final HttpServer server;
    private volatile Optional<List<Call>> recording = Optional.empty();

    Recorder(URI dynamoDb) {
        this.dynamoDb = dynamoDb;
        try {
            this.server = HttpServer.start("127.0.0.1", 0, Forward.LARGEST_BODY, this::pass);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The calls that an operation makes. */
    List<Call> record(Runnable operation) {
        List<Call> calls = new CopyOnWriteArrayList<>();
        recording = Optional.of(calls);
        operation.run();
        recording = Optional.empty();
        return List.copyOf(calls);
    }

    private Answer pass(Call call) throws InterruptedException {
        recording.ifPresent(calls -> calls.add(call));
        return Forward.send(dynamoDb, call, call.body());
    }
}
