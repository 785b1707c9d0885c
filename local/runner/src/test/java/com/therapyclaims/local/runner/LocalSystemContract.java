package com.therapyclaims.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.therapyclaims.local.runner.functions.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** What the local system does alike, whichever way its functions run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LocalSystemContract {

    static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private Path records;
    private LocalSystem system;

    abstract LocalOptions adapt(LocalOptions options);

    LocalSystem system() {
        return system;
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        records = folder;
        system = LocalSystem.start(adapt(Samples.options(records).withServersIn(Samples.servers())));
    }

    @AfterAll
    void stop() {
        system.close();
    }

    @Test
    void aRequestReachesItsFunctionAsAProxyEvent() {
        JsonNode event = json(send(request("/things/a%20b?tag=1&tag=2&x=%C3%A9").header("x-api-key", "good")));

        assertThat(event.path("resource").asText()).isEqualTo("/things/{id}");
        assertThat(event.path("path").asText()).isEqualTo("/things/a%20b");
        assertThat(event.path("httpMethod").asText()).isEqualTo("GET");
        assertThat(event.path("pathParameters").path("id").asText())
                .as("a path is handed on as it was sent")
                .isEqualTo("a%20b");
        assertThat(event.path("queryStringParameters").path("tag").asText()).isEqualTo("2");
        assertThat(event.path("queryStringParameters").path("x").asText()).isEqualTo("é");
        assertThat(event.path("multiValueQueryStringParameters").path("tag")).hasSize(2);
        assertThat(event.path("body").isNull()).isTrue();
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    }

    @Test
    void theFunctionLearnsWhoCallsFromTheAuthorizerAsText() {
        JsonNode authorizer = json(send(request("/things/1").header("x-api-key", "good-context")))
                .path("requestContext")
                .path("authorizer");

        assertThat(authorizer.path("practiceId").asText()).isEqualTo("demo");
        assertThat(authorizer.path("number").isTextual()).isTrue();
        assertThat(authorizer.path("principalId").asText()).isEqualTo("p");
    }

    @Test
    void aBodyArrivesAsText() {
        JsonNode event = json(send(request("/things")
                .header("x-api-key", "good")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"é\"}"))));

        assertThat(event.path("body").asText()).isEqualTo("{\"name\":\"é\"}");
    }

    @Test
    void headersOfSeveralValuesAreSentAll() {
        HttpResponse<byte[]> answer = send(request("/open"));

        assertThat(answer.headers().allValues("x-many")).containsExactly("1", "2");
    }

    @Test
    void theTemplatesNamesArriveInTheEnvironment() {
        assertThat(send(request("/open")).headers().firstValue("x-table")).contains("ThingsTable");
    }

    @Test
    void aLibraryFindsItsServicesAmongTheFunctionsOwnJars() {
        assertThat(send(request("/open")).headers().firstValue("x-own-loader")).contains("true");
    }

    @Test
    void withoutAKeyTheAuthorizerIsNotAsked() {
        long before = timesAsked("");
        HttpResponse<byte[]> answer = send(request("/things/1"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(json(answer).path("requestId").asText()).isNotEmpty();
        assertThat(timesAsked("")).isEqualTo(before);
    }

    @Test
    void aDeniedKeyIsForbidden() {
        assertThat(send(request("/things/1").header("x-api-key", "bad")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aDecisionIsRememberedForItsKeyAlone() {
        String key = "good-" + UUID.randomUUID();
        send(request("/things/1").header("x-api-key", key));
        send(request("/things/2").header("x-api-key", key));
        send(request("/things/2").header("x-api-key", key + "-other"));

        assertThat(timesAsked(key)).isEqualTo(1);
        assertThat(timesAsked(key + "-other")).isEqualTo(1);
    }

    @Test
    void aKeyThatHasMadeAllItsCallsIsTurnedAwayAndAnotherIsNot() {
        assertThat(counted("good-counted-1")).isEqualTo(200);
        assertThat(counted("good-counted-1")).isEqualTo(200);
        assertThat(counted("good-counted-1")).isEqualTo(429);
        assertThat(counted("good-counted-2")).isEqualTo(200);
    }

    @Test
    void aCallThatTheAuthorizerCountsByNothingIsForbidden() {
        assertThat(counted("good")).isEqualTo(403);
    }

    private int counted(String key) {
        return send(request("/counted").header("x-api-key", key)).statusCode();
    }

    @Test
    void anAuthorizerThatFailsIsAServerError() {
        assertThat(send(request("/things/1").header("x-api-key", "broken")).statusCode())
                .isEqualTo(500);
    }

    @Test
    void anAddressWithoutARouteIsNotFound() {
        HttpResponse<byte[]> answer = send(request("/nothing"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).path("title").asText()).isEqualTo("Not found");
    }

    @Test
    void withoutARequiredParameterTheFunctionIsNotAsked() {
        HttpResponse<byte[]> answer = send(request("/asking/1?page=2"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("message").asText()).isEqualTo("Missing required request parameters: [year]");
        assertThat(send(request("/asking/1?year=%20")).statusCode()).isEqualTo(400);
    }

    @Test
    void ofARequiredParameterTheGatewayLooksAtNothingButThatItIsThere() {
        assertThat(json(send(request("/asking/1?year=any")))
                        .at("/queryStringParameters/year")
                        .asText())
                .isEqualTo("any");
    }

    @Test
    void aBodyOverTheGatewaysLimitIsRefused() {
        byte[] body = new byte[10 * 1024 * 1024 + 1];
        HttpResponse<byte[]> answer =
                send(request("/things").header("x-api-key", "good").POST(HttpRequest.BodyPublishers.ofByteArray(body)));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void anAddressOverTheGatewaysLimitsIsRefused() {
        assertThat(send(request("/things/1?x=" + "a".repeat(8175)).header("x-api-key", "good"))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<byte[]> query =
                send(request("/things/1?x=" + "a".repeat(9000)).header("x-api-key", "good"));
        assertThat(query.statusCode()).isEqualTo(414);
        assertThat(json(query).path("status").asInt()).isEqualTo(414);
        assertThat(send(request("/things/1?x=" + "a".repeat(20_000)).header("x-api-key", "good"))
                        .statusCode())
                .isEqualTo(414);
        assertThat(send(request("/things/" + "a".repeat(1600)).header("x-api-key", "good"))
                        .statusCode())
                .isEqualTo(414);
    }

    @Test
    void malformedAnswersAndExceptionsAreBadGateways() {
        for (String how : List.of("throw", "list", "extra", "huge")) {
            assertThat(send(request("/misbehave/" + how)).statusCode()).as(how).isEqualTo(502);
        }
        assertThat(send(request("/misbehave/not")).statusCode()).isEqualTo(204);
    }

    @Test
    void aFunctionThatCannotBeMadeIsABadGatewayEachTime() {
        assertThat(send(request("/broken")).statusCode()).isEqualTo(502);
        assertThat(send(request("/broken")).statusCode()).isEqualTo(502);
    }

    @Test
    void aFunctionThatTakesTooLongIsGivenUpAndTheNextRequestIsAnswered() {
        assertThat(system.invoke("MisbehaveFunction", "{\"how\":\"hang\"}"))
                .isInstanceOfSatisfying(
                        Outcome.Failure.class,
                        failure -> assertThat(failure.message()).isEqualTo("Task timed out after 2.00 seconds"));
        assertThat(system.functions().timeouts()).containsEntry("MisbehaveFunction", 1L);
        assertThat(send(request("/misbehave/not")).statusCode()).isEqualTo(204);
    }

    @Test
    void bytesAreDecodedForACallerThatAcceptsThem() {
        assertThat(send(request("/misbehave/pdf").header("accept", "application/pdf"))
                        .body())
                .asString()
                .isEqualTo("%PDF");
        assertThat(send(request("/misbehave/pdf").header("accept", "text/plain"))
                        .body())
                .asString()
                .isEqualTo("JVBERg==");
    }

    @Test
    void anUploadBelowThePrefixStartsItsFunctionOnceWithTheVersionWritten() {
        String key = "incoming/a b+c/é " + UUID.randomUUID();
        String version = put(key, "1");
        put("elsewhere/" + key, "1");

        String encoded = key.replace("+", "%2B").replace(" ", "+").replace("é", "%C3%A9");
        system.await(
                "the upload's event",
                DEADLINE,
                () -> !recorded("upload-", encoded).isEmpty());
        system.awaitIdle(DEADLINE);
        assertThat(recorded("upload-", key.substring(key.length() - 30)))
                .singleElement()
                .satisfies(event -> {
                    JsonNode object = event.path("Records").path(0).path("s3").path("object");
                    assertThat(object.path("key").asText()).isEqualTo(encoded);
                    assertThat(object.path("versionId").asText()).isEqualTo(version);
                    assertThat(object.path("size").asInt()).isEqualTo(1);
                    assertThat(object.path("sequencer").asText()).hasSize(18);
                });
    }

    @Test
    void anUploadWhoseFunctionFailsIsTriedThreeTimesAndThenToldToTheFailureQueue() {
        String key = "incoming/fail-" + UUID.randomUUID();
        put(key, "1");

        JsonNode told = parse(receive("UploadsDeadLetterQueue"));
        assertThat(recorded("upload-", key)).hasSize(3);
        assertThat(told.path("requestContext").path("condition").asText()).isEqualTo("RetriesExhausted");
        assertThat(told.path("requestContext").path("approximateInvokeCount").asInt())
                .isEqualTo(3);
        assertThat(told.path("requestPayload").toString()).contains(key);
        assertThat(told.path("responsePayload").path("errorMessage").asText()).isEqualTo("told to fail");
    }

    @Test
    void ofABatchOnlyTheMessageThatFailedComesBackAndEndsInTheDeadLetterQueue() {
        String good = "good " + UUID.randomUUID();
        sendMessages("WorkQueue", List.of(good, "bad"));

        assertThat(receive("WorkDeadLetterQueue")).isEqualTo("bad");
        assertThat(recorded("batch-", good)).hasSize(1);
        assertThat(recorded("batch-", "\"body\":\"bad\"")).hasSize(3);
    }

    @Test
    void tablesHaveTheirIndexes() {
        var table = system.clients()
                .dynamoDb()
                .describeTable(t -> t.tableName("ThingsTable"))
                .table();

        assertThat(table.globalSecondaryIndexes()).singleElement().satisfies(index -> {
            assertThat(index.indexName()).isEqualTo("by-sk");
            assertThat(index.projection().projectionTypeAsString()).isEqualTo("KEYS_ONLY");
        });
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(system.api() + path)).timeout(DEADLINE);
    }

    private String put(String key, String content) {
        return system.clients()
                .s3()
                .putObject(p -> p.bucket("uploads").key(key), RequestBody.fromString(content))
                .versionId();
    }

    private void sendMessages(String queue, List<String> bodies) {
        String url = url(queue);
        bodies.forEach(
                body -> system.clients().sqs().sendMessage(m -> m.queueUrl(url).messageBody(body)));
    }

    private String receive(String queue) {
        String url = url(queue);
        String[] body = new String[1];
        system.await("a message in " + queue, DEADLINE, () -> {
            var messages = system.clients()
                    .sqs()
                    .receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(5))
                    .messages();
            messages.forEach(message -> {
                body[0] = message.body();
                system.clients().sqs().deleteMessage(d -> d.queueUrl(url).receiptHandle(message.receiptHandle()));
            });
            return !messages.isEmpty();
        });
        return body[0];
    }

    private String url(String queue) {
        return system.clients().sqs().getQueueUrl(q -> q.queueName(queue)).queueUrl();
    }

    private List<JsonNode> recorded(String kind, String containing) {
        try (Stream<Path> files = Files.list(records)) {
            return files.filter(file -> file.getFileName().toString().startsWith(kind))
                    .map(LocalSystemContract::content)
                    .filter(text -> text.contains(containing))
                    .map(LocalSystemContract::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long timesAsked(String key) {
        Path asked = records.resolve("asked");
        return Files.exists(asked) ? content(asked).lines().filter(key::equals).count() : 0;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return parse(new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
