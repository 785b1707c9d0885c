package com.therapyclaims.functions.previewrepricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.repricing.AffectedClaims;
import com.therapyclaims.aws.repricing.RepricingPreview;
import com.therapyclaims.aws.repricing.ToldVariances;
import com.therapyclaims.aws.schedules.Begun;
import com.therapyclaims.aws.schedules.CheckedTable;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.aws.schedules.ScheduleCatalogue;
import com.therapyclaims.aws.schedules.SchedulePublisher;
import com.therapyclaims.aws.schedules.SnapshotStore;
import com.therapyclaims.aws.schedules.UploadSource;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.http.CursorSeal;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.Answer;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(TestServers.class)
class PreviewRepricingHandlerTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Clock LATER = Clock.fixed(NOW.plus(Duration.ofHours(1)), ZoneOffset.UTC);
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final JsonRevisionDocuments DOCUMENTS = new JsonRevisionDocuments();

    private TestServers servers;
    private Table claims;
    private Table catalogueTable;
    private String bucket;
    private FeeScheduleStore schedules;
    private ScheduleCatalogue catalogue;
    private SchedulePublisher publisher;

    @BeforeEach
    void aPracticeWithAContractAndClaims(TestServers real) throws IOException {
        servers = real;
        claims = new Table(real.dynamoDb(), real.newClaimsTable());
        catalogueTable = new Table(real.dynamoDb(), real.newFeeSchedulesTable());
        bucket = real.newBucket();
        schedules = new FeeScheduleStore(catalogueTable, real.s3(), bucket);
        catalogue = new ScheduleCatalogue(catalogueTable);
        publisher = new SchedulePublisher(
                catalogueTable, new SnapshotStore(real.s3(), bucket), Clock.fixed(NOW, ZoneOffset.UTC));
        publishContract(contract().replace("33.00", "32.00"));
        archive("c1", "p-1");
        archive("c2", "p-2");
    }

    @Test
    void aContractNotYetUploadedIsPricedOverTheArchive() {
        Answer answer = Event.named("preview-repricing-contract").answeredBy(function(LATER));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("/claims/total").asInt()).isEqualTo(2);
        assertThat(answer.at("/claims/changed").asInt()).isEqualTo(2);
        assertThat(answer.at("/complete").asBoolean()).isTrue();
        assertThat(answer.at("/amounts/before").asText()).isEqualTo("128.00");
        assertThat(answer.at("/amounts/after").asText()).isEqualTo("132.00");
        assertThat(answer.at("/byCause/contract").asText()).isEqualTo("4.00");
        assertThat(answer.at("/byPayer/0/delta").asText()).isEqualTo("4.00");
        assertThat(answer.at("/byMonth/0/month").asText()).isEqualTo("2026-08");
    }

    @Test
    void aClaimForADayOfNextYearIsAmongThem() {
        archive("c3", "p-3", "2027-05-03");

        Answer answer = Event.named("preview-repricing-contract").answeredBy(function(LATER));

        assertThat(answer.at("/claims/total").asInt()).isEqualTo(3);
    }

    @Test
    void nothingIsWritten() {
        Set<Object> before = everything();

        Event.named("preview-repricing-contract").answeredBy(function(LATER));
        Event.named("preview-repricing-fees").answeredBy(function(LATER));

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void feesNotYetUploadedArePricedOverTheArchive() {
        publishContract(contract()
                .replace("\"method\": \"FLAT_PER_UNIT\", \"rate\": \"33.00\"", "\"method\": \"FEE_SCHEDULE\""));

        Answer answer = Event.named("preview-repricing-fees").answeredBy(function(LATER));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("/claims/total").asInt()).isEqualTo(2);
        assertThat(answer.at("/amounts/after").asText()).isEqualTo("132.00");
    }

    @Test
    void feesMayHaveTheFormOfAnyUpload() throws IOException {
        publishContract(contract()
                .replace("\"method\": \"FLAT_PER_UNIT\", \"rate\": \"33.00\"", "\"method\": \"FEE_SCHEDULE\""));
        Event fees = Event.named("preview-repricing-fees");
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(gzipped)) {
            gzip.write(fees.body().replace(",", ";").getBytes(StandardCharsets.US_ASCII));
        }

        Answer answer = fees.withBody(gzipped.toByteArray())
                .withHeader("Content-Type", "application/octet-stream")
                .answeredBy(function(LATER));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("/amounts/after").asText()).isEqualTo("132.00");
    }

    @Test
    void whatThereIsNoTimeForFollowsWithTheCursor() {
        // Each look at the clock is twenty seconds later: one batch, and time is up.
        AtomicInteger looks = new AtomicInteger();
        InstantSource quick = () -> LATER.instant().plus(Duration.ofSeconds(20L * looks.getAndIncrement()));
        for (int i = 0; i < 110; i++) {
            archive("more" + i, "p-more" + i);
        }

        Answer first = Event.named("preview-repricing-contract").answeredBy(function(quick.withZone(ZoneOffset.UTC)));
        Answer rest = Event.named("preview-repricing-contract")
                .withQuery("cursor", first.at("/nextCursor").asText())
                .answeredBy(function(LATER));

        assertThat(first.at("/complete").asBoolean()).isFalse();
        assertThat(first.at("/claims/total").asInt()).isEqualTo(112);
        assertThat(first.at("/claims/done").asInt() + rest.at("/claims/done").asInt())
                .isEqualTo(112);
        assertThat(rest.at("/nextCursor").isMissingNode()).isTrue();
    }

    @Test
    void aClaimThatCannotBeReadIsCountedAndTheOthersArePriced() {
        servers.dynamoDb()
                .updateItem(update -> update.tableName(claims.name())
                        .key(Attributes.key("PRACTICE#demo#CLAIM#c1", "REV#00000001"))
                        .updateExpression("SET decision = :torn")
                        .expressionAttributeValues(
                                Map.of(":torn", AttributeValue.fromB(SdkBytes.fromUtf8String("torn")))));

        Answer answer = Event.named("preview-repricing-contract").answeredBy(function(LATER));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("/claims/failed").asInt()).isEqualTo(1);
        assertThat(answer.at("/claims/changed").asInt()).isEqualTo(1);
        assertThat(answer.at("/amounts/after").asText()).isEqualTo("66.00");
    }

    @Test
    void anotherPracticesArchiveIsOutOfReach() {
        Answer answer =
                Event.named("preview-repricing-contract").ofPractice("other").answeredBy(function(LATER));

        assertThat(answer.at("/claims/total").asInt()).isZero();
    }

    @Test
    void whatIsWrongWithAContractOrWithFeesIsToldAsAnUploadsReportTellsIt() {
        PreviewRepricingHandler function = function(LATER);

        Answer contract = Event.named("preview-repricing-invalid").answeredBy(function);
        assertThat(contract.status()).isEqualTo(400);
        assertThat(contract.at("/errors")).isNotEmpty();
        Answer fees = Event.named("preview-repricing-fees-invalid").answeredBy(function);
        assertThat(fees.status()).isEqualTo(400);
        assertThat(fees.at("/errors/0/message").asText()).startsWith("Row ");
    }

    private PreviewRepricingHandler function(Clock clock) {
        return new PreviewRepricingHandler(
                new RepricingPreview(
                        new AffectedClaims(claims),
                        new ClaimBatches(claims, new JsonRevisionDocuments()),
                        new ToldVariances(claims)),
                schedules,
                catalogue,
                new CursorSeal("test"),
                clock,
                new CapturedLog().log());
    }

    /** Every item of both tables and every version of every object. */
    private Set<Object> everything() {
        return Stream.<Stream<?>>of(
                        items(claims),
                        items(catalogueTable),
                        servers.s3().listObjectVersionsPaginator(list -> list.bucket(bucket)).versions().stream())
                .flatMap(of -> of)
                .collect(Collectors.toSet());
    }

    private Stream<Map<String, AttributeValue>> items(Table table) {
        return servers.dynamoDb().scanPaginator(scan -> scan.tableName(table.name())).items().stream();
    }

    private static String contract() {
        return Event.named("preview-repricing-contract").body();
    }

    private void archive(String claimId, String patientId) {
        archive(claimId, patientId, "2026-08-03");
    }

    private void archive(String claimId, String patientId, String on) {
        archiveSent(
                claimId,
                visit().replace("p-1", patientId)
                        .replace("\"payerId\": \"medicare\"", "\"payerId\": \"acme\"")
                        .replace("2026-08-03", on)
                        .replace("2026-08-04", on));
    }

    private void archiveSent(String claimId, String sent) {
        var seen = schedules.asSeenBy("demo", Optional.empty());
        new ClaimIntake(
                        "demo",
                        new DynamoDbClaimArchive(claims, DOCUMENTS),
                        () -> new ClaimProcessor(seen.payers(), seen))
                .submit(claimId, DOCUMENTS.readVisit(sent), sent, new IdempotencyKey(claimId, "hash"), NOW);
    }

    private static String visit() {
        try {
            return Files.readString(Path.of("../../events/visit.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void publishContract(String document) {
        String hash = Hashes.sha256(document);
        UploadSource source = new UploadSource(
                ScheduleOwner.practice("demo"), "incoming/practices/demo/acme/" + hash, Optional.of("1"));
        Begun.Checking begun = (Begun.Checking) publisher.begin(source, Optional.of(FIRST_DAY), hash);
        publisher.publish(
                source,
                begun.record(),
                List.of(new CheckedTable(
                        "acme-contract",
                        ScheduleKind.CONTRACT,
                        Optional.empty(),
                        1,
                        List.of(),
                        SdkBytes.fromUtf8String(document),
                        "test")));
    }
}
