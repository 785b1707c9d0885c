package com.therapyclaims.benchmarks.apiload;

import com.therapyclaims.local.runner.http.HttpServer.Answer;
import com.therapyclaims.local.runner.http.HttpServer.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** Sends a call of the SDK's on to DynamoDB as it is, or with another body. */
final class Forward {
    static final int LARGEST_BODY = 16 * 1024 * 1024;

    private static final List<String> SDK_HEADERS =
            List.of("Authorization", "Content-Type", "X-Amz-Date", "X-Amz-Target", "X-Amz-Content-Sha256");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Forward() {}

    static Answer send(URI dynamoDb, Call call, byte[] body) throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(dynamoDb.resolve("/")).POST(BodyPublishers.ofByteArray(body));
        for (Map.Entry<String, List<String>> header : call.headers().entrySet()) {
            if (SDK_HEADERS.stream().anyMatch(header.getKey()::equalsIgnoreCase)) {
                header.getValue().forEach(value -> request.header(header.getKey(), value));
            }
        }
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            Answer answer = Answer.of(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse("application/x-amz-json-1.0"),
                    response.body());
            return response.headers()
                    .firstValue("x-amz-crc32")
                    .map(crc -> answer.with("x-amz-crc32", crc))
                    .orElse(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
