package com.therapyclaims.local.servers;

import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The three servers, started side by side. */
final class LocalServers {

    private final DynamoDbServer dynamoDb;
    private final S3Server s3;
    private final SqsServer sqs;

    private LocalServers(DynamoDbServer dynamoDb, S3Server s3, SqsServer sqs) {
        this.dynamoDb = dynamoDb;
        this.s3 = s3;
        this.sqs = sqs;
    }

    static LocalServers start(ServerOptions options, Consumer<ObjectCreated> listener) throws Exception {
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var dynamoDb = threads.submit(() -> DynamoDbServer.start(options));
            var s3 = threads.submit(() -> S3Server.start(options, listener));
            var sqs = threads.submit(() -> SqsServer.start(options));
            try {
                return new LocalServers(dynamoDb.get(), s3.get(), sqs.get());
            } catch (ExecutionException e) {
                stopIfStarted(dynamoDb, DynamoDbServer::stop);
                stopIfStarted(s3, S3Server::stop);
                stopIfStarted(sqs, SqsServer::stop);
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
    }

    /** How a server is stopped. */
    private interface Stop<S> {
        void stop(S server) throws Exception;
    }

    private static <S> void stopIfStarted(Future<S> start, Stop<S> stop) throws Exception {
        try {
            stop.stop(start.get());
        } catch (ExecutionException _) {
            // It has not started: there is nothing to stop, and whose failure is told is decided.
        }
    }

    /** The endpoints' addresses. */
    record Endpoints(URI dynamodb, URI s3, URI sqs) {}

    Endpoints endpoints() {
        return new Endpoints(dynamoDb.endpoint(), s3.endpoint(), sqs.endpoint());
    }

    void stop() throws Exception {
        s3.stop();
        sqs.stop();
        dynamoDb.stop();
    }
}
