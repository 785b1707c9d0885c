package com.therapyclaims.functions.readvisitfiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.visitfiles.ResultGrants;
import com.therapyclaims.aws.visitfiles.RowCounts;
import com.therapyclaims.aws.visitfiles.VisitFileChunks;
import com.therapyclaims.aws.visitfiles.VisitFileObjects;
import com.therapyclaims.aws.visitfiles.VisitFileWork.Chunk;
import com.therapyclaims.aws.visitfiles.VisitFileWork.Result;
import com.therapyclaims.aws.visitfiles.VisitFiles;
import com.therapyclaims.domain.visitfiles.VisitFile;
import com.therapyclaims.domain.visitfiles.VisitFile.Problem;
import com.therapyclaims.domain.visitfiles.VisitFile.Uploader;
import com.therapyclaims.http.CursorSeal;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.Answer;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import com.therapyclaims.testing.RecordedAccess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestServers.class)
class ReadVisitFilesHandlerTest {
    private static final String ID = "7ba5dc7e326c6cd85858dc3e30ab79fcb1b2e95057be006f80a26eda127aca45";
    private static final String KEY = "incoming/visits/demo/2026-08.ndjson";

    private final RecordedAccess records = new RecordedAccess();
    private Instant now = Instant.parse("2026-08-04T12:00:00Z");
    private String bucket;
    private VisitFiles files;
    private VisitFileChunks chunks;
    private VisitFileObjects objects;
    private ReadVisitFilesHandler function;

    @TempDir
    private Path folder;

    @BeforeEach
    void freshSystem(TestServers servers) {
        bucket = servers.newBucket();
        Table table = new Table(servers.dynamoDb(), servers.newVisitFilesTable());
        files = new VisitFiles(table, () -> now = now.plusSeconds(1));
        chunks = new VisitFileChunks(table);
        objects = new VisitFileObjects(servers.s3(), bucket);
        function = new ReadVisitFilesHandler(
                files,
                new ResultGrants(servers.s3Presigner(), bucket)::grant,
                new CursorSeal("secret"),
                records,
                InstantSource.system(),
                new CapturedLog().log());
    }

    @Test
    void anUploadThatWasGrantedIsAwaited() {
        awaited();

        Answer answer = answer(one());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/id").textValue()).isEqualTo(ID);
        assertThat(answer.at("/state").textValue()).isEqualTo("AWAITED");
        assertThat(answer.body().has("rows")).isFalse();
    }

    @Test
    void aFileThatIsBeingArchivedSaysHowManyRowsItHas() {
        files.archive(read(), 7);

        assertThat(answer(one()).at("/rows/total").intValue()).isEqualTo(7);
        assertThat(answer(one()).body().has("result")).isFalse();
    }

    @Test
    void aRefusedFileSaysWhy() {
        files.refuse(read(), List.of(new Problem(1, "minutes.<code>", "is required, for at least one code")));

        Answer answer = answer(one());

        assertThat(answer.at("/state").textValue()).isEqualTo("REFUSED");
        assertThat(answer.at("/problems/0/column").textValue()).isEqualTo("minutes.<code>");
    }

    /** A sheet saved to its last column has 16,384 of them, each blank name a fault. */
    @Test
    void ofMoreProblemsThanAnItemHoldsTheFirstStandThereAndHowManyMore() {
        files.refuse(
                read(),
                IntStream.rangeClosed(1, 16_384)
                        .mapToObj(at -> new Problem(1, "column " + at, "is not known"))
                        .toList());

        Answer answer = answer(one());

        assertThat(answer.at("/state").textValue()).isEqualTo("REFUSED");
        assertThat(answer.at("/problems")).hasSize(101);
        assertThat(answer.at("/problems/99/column").textValue()).isEqualTo("column 100");
        assertThat(answer.at("/problems/100/message").textValue()).isEqualTo("16284 more problems are not listed");
    }

    @Test
    void aListGoesOnWhereAnAnswerOfTheDatabaseEndsEarly() {
        String message = "x".repeat(3_000);
        List<Problem> problems = IntStream.range(0, 100)
                .mapToObj(_ -> new Problem(1, "", message))
                .toList();
        for (int i = 0; i < 5; i++) {
            files.refuse(files.read("demo", i + ID.substring(1), KEY), problems);
        }

        Answer first = answer(list().withQuery("limit", "100"));
        Answer second = answer(list().withQuery("limit", "100")
                .withQuery("cursor", first.at("/nextCursor").textValue()));

        assertThat(first.at("/items").size() + second.at("/items").size()).isEqualTo(5);
        assertThat(second.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void theResultOfAFileThatIsDoneIsFetchedWithoutAKey() throws Exception {
        VisitFile file = read();
        files.archive(file, 1);
        Path lines = Files.writeString(folder.resolve("result"), "{\"row\":1,\"httpStatus\":201}\n");
        objects.writeResult(new Result("demo", ID), lines);
        files.finish(file);

        Answer answer = answer(one());

        assertThat(answer.at("/state").textValue()).isEqualTo("DONE");
        assertThat(fetched(answer.at("/result/url").textValue())).isEqualTo("{\"row\":1,\"httpStatus\":201}\n");
    }

    @Test
    void anothersFileIsAnsweredLikeOneNobodyHas() {
        Answer nobodys = answer(one().ofPractice("other"));
        awaited();

        Answer foreign = answer(one().ofPractice("other"));

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(nobodys.body());
    }

    @Test
    void theFilesStandInAListTheNewestFirstPieceByPiece() {
        for (int i = 0; i < 5; i++) {
            files.await("demo", i + ID.substring(1), KEY, new Uploader("front desk", "biller"));
        }
        files.await("other", ID, KEY, new Uploader("front desk", "biller"));
        assertThat(chunks.advance(
                        new Chunk("demo", "0" + ID.substring(1), 0), 0, 1, Set.of(), "part", new RowCounts(1, 0, 0)))
                .isTrue();

        List<String> read = new ArrayList<>();
        Answer piece = answer(list());
        while (true) {
            piece.at("/items")
                    .forEach(file -> read.add(file.at("/id").textValue().substring(0, 1)));
            if (piece.at("/nextCursor").isNull()) {
                break;
            }
            assertThat(piece.at("/items")).hasSize(2);
            piece = answer(list().withQuery("cursor", piece.at("/nextCursor").textValue()));
        }

        assertThat(read).containsExactly("4", "3", "2", "1", "0");
    }

    @Test
    void aCursorOfAnothersListIsRefused() {
        awaited();
        files.await("demo", "0".repeat(64), KEY, new Uploader("front desk", "biller"));
        String cursor = answer(list().withQuery("limit", "1")).at("/nextCursor").textValue();

        assertThat(answer(list().ofPractice("other").withQuery("cursor", cursor))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void askingIsRecorded() {
        awaited();

        answer(one());

        assertThat(records.all())
                .extracting(record -> record.resource() + " " + record.status().orElseThrow())
                .containsExactly("/v1/visit-files/{id} 200");
    }

    private void awaited() {
        files.await("demo", ID, KEY, new Uploader("front desk", "biller"));
    }

    private VisitFile read() {
        return files.read("demo", ID, KEY);
    }

    private static Event list() {
        return Event.named("read-visit-files-list");
    }

    private static Event one() {
        return Event.named("read-visit-files-one");
    }

    private Answer answer(Event event) {
        return event.answeredBy(function);
    }

    private static String fetched(String url) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
