package com.therapyclaims.functions.grantupload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.schedules.UploadGrants;
import com.therapyclaims.aws.schedules.UploadGrants.Grant;
import com.therapyclaims.aws.visitfiles.VisitFiles;
import com.therapyclaims.domain.visitfiles.VisitFile;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.Answer;
import com.therapyclaims.testing.ApiFunctionContract;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

@ExtendWith(TestServers.class)
class GrantUploadHandlerTest extends ApiFunctionContract {
    private static final String KEY = "incoming/practices/demo/acme/2026-01-01/fees.csv";

    /** The file whose hash the events name. */
    private static final String FEES = "code,modifier,amount\n97110,,32.00\n";

    private static final String VISITS = "incoming/visits/demo/2026-08.ndjson";
    private static final String SHA256 = "7ba5dc7e326c6cd85858dc3e30ab79fcb1b2e95057be006f80a26eda127aca45";

    private TestServers servers;
    private String bucket;
    private VisitFiles visitFiles;

    @BeforeEach
    void freshBucket(TestServers real) {
        servers = real;
        bucket = real.newBucket();
        visitFiles = new VisitFiles(new Table(real.dynamoDb(), real.newTable(Map.of())), InstantSource.system());
    }

    @Override
    protected RequestStreamHandler function(StructuredLog log) {
        return new GrantUploadHandler(
                (key, sha256) -> new Grant(URI.create("https://s3/" + key), Map.of("x-hash", sha256), Instant.EPOCH),
                visitFiles,
                log);
    }

    @Override
    protected RequestStreamHandler failingFunction(StructuredLog log) {
        return new GrantUploadHandler(
                (_, _) -> {
                    throw new PlantedException();
                },
                visitFiles,
                log);
    }

    @Override
    protected String good() {
        return "grant-upload-good";
    }

    @Test
    void aGrantedFileIsPutWithTheHeadersOfTheAnswer() throws Exception {
        Answer grant = granted();

        assertThat(grant.status()).isEqualTo(200);
        assertThat(grant.at("/key").textValue()).isEqualTo(KEY);
        assertThat(Instant.parse(grant.at("/expiresAt").textValue()))
                .isBetween(Instant.now(), Instant.now().plusSeconds(900));
        assertThat(put(grant, url(grant), FEES).statusCode()).isEqualTo(200);
        assertThat(servers.s3()
                        .getObjectAsBytes(get -> get.bucket(bucket).key(KEY))
                        .asUtf8String())
                .isEqualTo(FEES);
    }

    @Test
    void otherBytesThanThoseOfTheHashAreRefused() throws Exception {
        Answer grant = granted();

        assertThat(put(grant, url(grant), FEES.replace("32.00", "92.00")).statusCode())
                .isEqualTo(400);
        assertNothingUploaded(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant-upload-good", "grant-upload-visits"})
    void aBadKeyIsToldBesideABadHash(String event) {
        Answer answer = answer(Event.named(event).withBody("{\"key\":\"elsewhere/a\",\"sha256\":\"7b\"}"));

        assertThat(answer.faults()).containsExactlyInAnyOrder("/key FORMAT", "/sha256 FORMAT");
    }

    @Test
    void aFileWhoseNameEndsALineIsNotGranted() {
        assertProblem(
                answer(Event.named("grant-upload-good").withBody("fees.csv", "fe\u2028es.csv")),
                400,
                "invalid-request");
    }

    @Test
    void aFileOfVisitsIsGrantedAndAwaited() {
        Answer grant = answer("grant-upload-visits");

        assertThat(grant.status()).isEqualTo(200);
        assertThat(grant.at("/key").textValue()).isEqualTo(VISITS);
        assertThat(visitFiles.find("demo", SHA256)).hasValueSatisfying(file -> {
            assertThat(file.state()).isEqualTo(VisitFile.State.AWAITED);
            assertThat(file.key()).isEqualTo(VISITS);
            assertThat(file.uploader()).isEqualTo(new VisitFile.Uploader("demo", "biller"));
        });
    }

    @Test
    void visitsOfAnotherPracticeAreNotGranted() {
        assertProblem(
                answer(Event.named("grant-upload-visits").withBody("visits/demo", "visits/other")), 403, "forbidden");
        assertThat(visitFiles.find("other", SHA256)).isEmpty();
    }

    @Test
    void feesAreNoVisitsAndVisitsNoFees() {
        assertProblem(answer(Event.named("grant-upload-visits").withBody(VISITS, KEY)), 400, "invalid-request");
        assertProblem(answer(Event.named("grant-upload-good").withBody(KEY, VISITS)), 400, "invalid-request");
    }

    @Test
    void aFileOfVisitsWhoseNameMaySayMoreIsNotGranted() {
        assertProblem(
                answer(Event.named("grant-upload-visits").withBody("2026-08.ndjson", "Jane Doe.csv")),
                400,
                "invalid-request");
    }

    @Test
    void anotherKeyThanTheGrantedOneIsRefused() throws Exception {
        Answer grant = granted();
        String other = KEY.replace("/demo/", "/other/");

        assertThat(put(grant, URI.create(url(grant).toString().replace("/demo/", "/other/")), FEES)
                        .statusCode())
                .isEqualTo(403);
        assertNothingUploaded(other);
    }

    @Test
    void anotherHashThanTheSignedOneIsRefused() throws Exception {
        Answer grant = granted();
        HttpRequest request = HttpRequest.newBuilder(url(grant))
                .header("x-amz-checksum-sha256", "A".repeat(43) + "=")
                .PUT(BodyPublishers.ofString(FEES))
                .build();

        assertThat(send(request).statusCode()).isEqualTo(403);
        assertNothingUploaded(KEY);
    }

    @Test
    void aGrantToPutIsNoneToRead() throws Exception {
        Answer grant = granted();
        put(grant, url(grant), FEES);

        assertThat(send(HttpRequest.newBuilder(url(grant)).GET().build()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theOperatorUploadsMedicaresFiles() {
        assertThat(answer("grant-upload-operator").status()).isEqualTo(200);
    }

    @Test
    void aPracticeUploadsNoFileOfMedicares() {
        assertProblem(
                answer(Event.named("grant-upload-good")
                        .withBody(KEY, "incoming/medicare/2026-07-01/PPRRVU2026_Jul.csv")),
                403,
                "forbidden");
    }

    @Test
    void theOperatorUploadsNoPracticesFees() {
        assertProblem(
                answer(Event.named("grant-upload-operator")
                        .withBody("incoming/medicare/2026-07-01/PPRRVU2026_Jul.csv", KEY)),
                403,
                "forbidden");
    }

    @Test
    void anotherPracticesAreaIsRefused() {
        assertProblem(answer(Event.named("grant-upload-good").withBody("/demo/", "/other/")), 403, "forbidden");
    }

    @Test
    void whoOnlyReadsUploadsNothing() {
        assertProblem(answer("grant-upload-read-only"), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "incoming/practices/demo/../other/2026-01-01/fees.csv",
                "incoming/practices/demo/acme/2026-01-01/..",
                "incoming/practices/demo/acme/2026-01-01/../../../../other/fees.csv",
                "incoming/practices/demo/acme/2026-01-01/.",
                "incoming/practices/demo/acme/2026-01-01/",
                "incoming/practices/demo//acme/2026-01-01/fees.csv",
                "incoming/practices/demo/acme/2026-01-01/..\\\\other",
                "incoming/practices/%2e%2e/acme/2026-01-01/fees.csv",
                "/incoming/practices/demo/acme/2026-01-01/fees.csv",
                "incoming/practices/demo/medicare/2026-01-01/fees.csv",
                "published/medicare-rvu/fees.csv",
                "reports/incoming/practices/demo/acme/2026-01-01/fees.csv"
            })
    void aKeyThatLeadsElsewhereIsNoPlaceForAnUpload(String key) {
        Answer answer = answer(Event.named("grant-upload-good").withBody(KEY, key));

        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.faults()).containsExactly("/key FORMAT");
    }

    @Test
    void theKeptEventsAreRefusedAsTheirNamesSay() {
        assertThat(answer("grant-upload-invalid").faults()).contains("/key FORMAT");
        assertProblem(answer("grant-upload-malformed"), 400, "malformed-json");
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        Answer answer = answer(Event.named("grant-upload-good").withBody("{\"sha256\":\"abc\"}"));

        assertThat(answer.faults()).containsExactlyInAnyOrder("/key REQUIRED", "/sha256 FORMAT");
    }

    private Answer granted() {
        return Event.named(good())
                .answeredBy(new GrantUploadHandler(
                        new UploadGrants(servers.s3Presigner(), bucket)::grant, visitFiles, new CapturedLog().log()));
    }

    private static URI url(Answer grant) {
        return URI.create(grant.at("/url").textValue());
    }

    private static HttpResponse<String> put(Answer grant, URI url, String content)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).PUT(BodyPublishers.ofString(content, StandardCharsets.UTF_8));
        grant.at("/headers")
                .properties()
                .forEach(header ->
                        request.header(header.getKey(), header.getValue().textValue()));
        return send(request.build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private void assertNothingUploaded(String key) {
        assertThatThrownBy(() ->
                        servers.s3().headObject(head -> head.bucket(bucket).key(key)))
                .isInstanceOf(NoSuchKeyException.class);
    }
}
