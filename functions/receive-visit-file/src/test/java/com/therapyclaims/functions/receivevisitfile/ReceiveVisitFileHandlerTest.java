package com.therapyclaims.functions.receivevisitfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.events.ObjectCreated;
import com.therapyclaims.aws.events.UnsettledUploadException;
import com.therapyclaims.aws.events.UploadedObjects;
import com.therapyclaims.aws.visitfiles.VisitFileObjects;
import com.therapyclaims.aws.visitfiles.VisitFileQueue;
import com.therapyclaims.aws.visitfiles.VisitFileWork;
import com.therapyclaims.aws.visitfiles.VisitFileWork.Chunk;
import com.therapyclaims.aws.visitfiles.VisitFiles;
import com.therapyclaims.aws.visitfiles.VisitLine;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.visitfiles.VisitFile;
import com.therapyclaims.domain.visitfiles.VisitFile.Problem;
import com.therapyclaims.domain.visitfiles.VisitFile.State;
import com.therapyclaims.domain.visitfiles.VisitFile.Uploader;
import com.therapyclaims.functions.receivevisitfile.VisitFileSplit.Outcome;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

@ExtendWith(TestServers.class)
class ReceiveVisitFileHandlerTest {
    private static final String KEY = "incoming/visits/demo/2026-08.ndjson";
    private static final String HEADER = "patient.id,patient.birthDate,payerId,dateOfService,placeOfService,locality,"
            + "billingProvider.npi,billingProvider.taxId,billingProvider.name,minutes.97110\n";

    private TestServers servers;
    private String bucket;
    private String queue;
    private VisitFiles files;
    private VisitFileObjects objects;
    private VisitFileSplit split;

    @BeforeEach
    void freshSystem(TestServers real) {
        servers = real;
        bucket = real.newBucket();
        queue = real.newQueue();
        files = new VisitFiles(new Table(real.dynamoDb(), real.newTable(Map.of())), InstantSource.system());
        objects = new VisitFileObjects(real.s3(), bucket);
        split = split(ReceiveVisitFileHandler.LARGEST);
    }

    private VisitFileSplit split(long largest) {
        return new VisitFileSplit(
                new UploadedObjects(servers.s3(), bucket, largest),
                files,
                objects,
                new VisitFileQueue(servers.sqs(), queue));
    }

    @Test
    void rowsAreHandedOnInChunksOfAHundred() {
        String content = "{\"a\":1}\n".repeat(205);

        assertThat(split.split(put(KEY, content))).isInstanceOf(Outcome.Divided.class);

        String id = id(content);
        // The queue keeps every message, in no order.
        assertThat(handedOn())
                .containsExactlyInAnyOrder(
                        new Chunk("demo", id, 0), new Chunk("demo", id, 1), new Chunk("demo", id, 2));
        assertThat(objects.chunk(new Chunk("demo", id, 2)))
                .hasSize(5)
                .first()
                .isEqualTo(new VisitLine.Visit(201, "{\"a\":1}"));
        assertThat(file(content).state()).isEqualTo(State.ARCHIVING);
        assertThat(file(content).rows()).contains(new VisitFile.Rows(205, 0, 0, 0, 0));
    }

    @Test
    void aFileLargerThanTheDiskTakesIsRefusedAndNoRowOfItHandedOn() {
        String content = "{\"a\":1}\n".repeat(205);
        split = split(content.length() - 1);

        assertThat(split.split(put(KEY, content))).isInstanceOf(Outcome.Refused.class);

        assertThat(file(content).problems())
                .containsExactly(
                        new Problem(0, "", "The file has more than 1639 bytes, the most that are read. Divide it."));
        assertThat(handedOn()).isEmpty();
    }

    @Test
    void aMessageHoldsNothingOfAVisit() {
        split.split(put(KEY, "{\"patient\":\"Quartermain\"}\n"));

        assertThat(servers.drain(queue)).singleElement().asString().doesNotContain("Quartermain");
    }

    @Test
    void aTablesRowsBecomeVisits() {
        String content = HEADER + "p-1,1950-04-02,medicare,2026-08-03,11,15202-00,1234567893,123456789,Example,33\n"
                + "p-2,,,,,,,,,,one cell more\n";

        split.split(put("incoming/visits/demo/august.csv", content));

        List<VisitLine> lines = objects.chunk(new Chunk("demo", id(content), 0));
        assertThat(lines.get(0)).isInstanceOfSatisfying(VisitLine.Visit.class, visit -> {
            assertThat(visit.row()).isEqualTo(2);
            assertThat(visit.json()).contains("\"services\":[{\"code\":\"97110\",\"minutes\":33");
        });
        assertThat(lines.get(1)).isEqualTo(new VisitLine.Unreadable(3, VisitLine.Why.MORE_CELLS));
    }

    @Test
    void aRowThatIsNoTextIsARowWithAFault() {
        byte[] content = "{}\n{}".getBytes(StandardCharsets.UTF_8);
        content[0] = (byte) 0xff;
        content[1] = (byte) 0xff;
        byte[] file = ("{}\n" + new String(content, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);

        split.split(put(KEY, file));

        assertThat(objects.chunk(new Chunk("demo", Hashes.sha256(file), 0)))
                .containsExactly(
                        new VisitLine.Visit(1, "{}"),
                        new VisitLine.Unreadable(2, VisitLine.Why.NOT_UTF8),
                        new VisitLine.Visit(3, "{}"));
    }

    @Test
    void aHeaderWithFaultsRefusesTheFileWithAllOfThem() {
        String content = "patient.id,surname\np-1,Quartermain\n";

        assertThat(split.split(put(KEY, content))).isInstanceOf(Outcome.Refused.class);

        assertThat(file(content).state()).isEqualTo(State.REFUSED);
        assertThat(file(content).problems()).hasSizeGreaterThan(5).allMatch(problem -> problem.row() == 1);
        assertThat(file(content).problems().toString()).doesNotContain("Quartermain", "surname");
        assertThat(handedOn()).isEmpty();
    }

    @Test
    void aFileWhoseRowsCannotBeToldApartHandsOnNone() {
        String content = HEADER + "p-1\n" + "p,\"2\n".repeat(3) + "x".repeat(2 << 20);

        assertThat(split.split(put(KEY, content))).isInstanceOf(Outcome.Refused.class);
        assertThat(handedOn()).isEmpty();
    }

    @Test
    void theSameEventAgainHandsOnTheSame() {
        ObjectCreated upload = put(KEY, "{}\n");
        split.split(upload);
        List<VisitFileWork> first = handedOn();

        split.split(upload);

        assertThat(handedOn()).isEqualTo(first);
        assertThat(file("{}\n").rows()).contains(new VisitFile.Rows(1, 0, 0, 0, 0));
    }

    @Test
    void eachRecordOfAnEventIsSettledByItself() {
        CapturedLog log = new CapturedLog();
        Event.named("receive-visit-file-duplicate").handledBy(new ReceiveVisitFileHandler(split, log.log()));

        assertThat(log.lines())
                .extracting(line -> line.at("/outcome").textValue())
                .containsExactly("replaced", "replaced");
    }

    @Test
    void theSameBytesAreTheSameFileWhateverTheyAreCalled() {
        split.split(put(KEY, "{}\n"));
        files.finish(file("{}\n"));
        handedOn();

        assertThat(split.split(put("incoming/visits/demo/again.ndjson", "{}\n")))
                .isInstanceOf(Outcome.Known.class);
        assertThat(handedOn()).isEmpty();
        assertThat(file("{}\n").key()).isEqualTo(KEY);
    }

    @Test
    void whoAskedForTheUploadIsRemembered() {
        files.await("demo", id("{}\n"), KEY, new Uploader("front desk", "biller"));

        split.split(put(KEY, "{}\n"));

        assertThat(file("{}\n").uploader()).isEqualTo(new Uploader("front desk", "biller"));
    }

    @Test
    void anUploadThatIsGoneIsNoFailure() {
        CapturedLog log = new CapturedLog();
        Event.named("receive-visit-file-good").handledBy(new ReceiveVisitFileHandler(split, log.log()));

        assertThat(log.text()).contains("\"outcome\":\"replaced\"");
    }

    @Test
    void anEventThatCannotBeReadFailsSoThatItComesAgain() {
        CapturedLog log = new CapturedLog();

        assertThatExceptionOfType(UnsettledUploadException.class)
                .isThrownBy(() -> Event.named("receive-visit-file-malformed")
                        .handledBy(new ReceiveVisitFileHandler(split, log.log())));
        assertThat(log.text()).contains("\"outcome\":\"failed\"");
    }

    @Test
    void anUploadOfNoPracticeIsReportedAndLeft() {
        CapturedLog log = new CapturedLog();
        Event.named("receive-visit-file-misplaced").handledBy(new ReceiveVisitFileHandler(split, log.log()));

        assertThat(log.text()).contains("\"outcome\":\"misplaced\"").doesNotContain("2026-08");
        assertThat(servers.s3()
                        .listObjectsV2(list -> list.bucket(bucket).prefix("reports/incoming/visits/"))
                        .contents())
                .singleElement()
                .satisfies(report -> assertThat(servers.s3()
                                .getObjectAsBytes(get -> get.bucket(bucket).key(report.key()))
                                .asUtf8String())
                        .contains("incoming/visits/<practice>/<file>"));
    }

    private VisitFile file(String content) {
        return files.find("demo", id(content)).orElseThrow();
    }

    private static String id(String content) {
        return Hashes.sha256(content);
    }

    private List<VisitFileWork> handedOn() {
        return servers.drain(queue).stream().map(VisitFileWork::read).toList();
    }

    private ObjectCreated put(String key, String content) {
        return put(key, content.getBytes(StandardCharsets.UTF_8));
    }

    private ObjectCreated put(String key, byte[] content) {
        PutObjectResponse put =
                servers.s3().putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
        return new ObjectCreated(
                bucket,
                key,
                Optional.ofNullable(put.versionId()),
                Optional.of(put.eTag().replace("\"", "")),
                Optional.of("0001"),
                content.length);
    }
}
