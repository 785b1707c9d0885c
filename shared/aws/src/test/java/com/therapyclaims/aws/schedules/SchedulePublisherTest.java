package com.therapyclaims.aws.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.aws.ListPage;
import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.schedules.Gpci;
import com.therapyclaims.domain.schedules.GpciSnapshot;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import com.therapyclaims.domain.schedules.ScheduleUpload.State;
import com.therapyclaims.local.testing.TestServers;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;

@ExtendWith(TestServers.class)
class SchedulePublisherTest {
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final Locality OHIO = Locality.parse("15202-00");
    private static final String KEY = "incoming/medicare/2026-07-01/GPCI2026.csv";
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private SchedulePublisher publisher;
    private ScheduleUploads uploads;
    private FeeScheduleStore store;

    private Table table;
    private String bucket;

    @BeforeEach
    void freshTableAndBucket(TestServers servers) {
        table = new Table(servers.dynamoDb(), servers.newFeeSchedulesTable());
        bucket = servers.newBucket();
        publisher = publisher(servers, Clock.fixed(NOON, ZoneOffset.UTC));
        uploads = new ScheduleUploads(table);
        store = new FeeScheduleStore(table, servers.s3(), bucket);
    }

    @Test
    void aPublishedVersionHoldsFromItsDateToTheEndOfItsYear() {
        publish(event("01"), "0.913");

        assertThat(practiceExpense(JULY.minusDays(1))).isEmpty();
        assertThat(practiceExpense(JULY)).contains(new BigDecimal("0.913"));
        assertThat(practiceExpense(LocalDate.of(2026, 12, 31))).contains(new BigDecimal("0.913"));
        assertThat(practiceExpense(LocalDate.of(2027, 1, 1))).isEmpty();
    }

    @Test
    void anUploadUnderCheckIsListed() {
        publisher.begin(event("01"), Optional.of(JULY), hash("a"));

        assertThat(all()).extracting(ScheduleUpload::state).containsExactly(State.CHECKING);
        assertThat(practiceExpense(JULY)).isEmpty();
    }

    @Test
    void twoAttemptsAtOneEventThatBeginTogetherShareOneRecord(TestServers servers) {
        SchedulePublisher other = publisher;
        // Read between the look at what was seen and the write: where the other attempt comes in.
        publisher = publisher(servers, clock(() -> other.begin(event("01"), Optional.of(JULY), hash("0.913"))));

        publish(event("01"), "0.913");

        assertThat(all()).extracting(ScheduleUpload::state).containsExactly(State.PUBLISHED);
    }

    @Test
    void aPublishedUploadTellsItsRowsAndItsRepricing() {
        publish(event("01"), "0.913");

        ScheduleUpload upload = all().getFirst();
        assertThat(upload.state()).isEqualTo(State.PUBLISHED);
        assertThat(upload.id()).isEqualTo("medicare-gpci");
        assertThat(upload.rows()).isEqualTo(1);
        assertThat(upload.effectiveTo()).contains(LocalDate.of(2026, 12, 31));
        assertThat(upload.repricingId()).contains("medicare-gpci-" + upload.version());
        assertThat(uploads.find(ScheduleOwner.MEDICARE, upload.id(), upload.version()))
                .contains(upload);
    }

    @Test
    void theSameBytesAgainChangeNothing() {
        Settled first = publish(event("01"), "0.913");

        Begun again = publisher.begin(event("02"), Optional.of(JULY), hash("0.913"));

        assertThat(again).isInstanceOf(Begun.Unchanged.class);
        assertThat(((Begun.Unchanged) again).published()).isEqualTo(((Settled.Recorded) first).uploads());
        assertThat(all()).hasSize(1);
    }

    @Test
    void whatHoldsUploadedAgainOutdatesAnOlderUploadStillUnderCheck() {
        publish(event("01"), "0.913");
        ScheduleUpload mistaken = checking(publisher.begin(event("02"), Optional.of(JULY), hash("0.999")));
        assertThat(publisher.begin(event("03"), Optional.of(JULY), hash("0.913")))
                .isInstanceOf(Begun.Unchanged.class);

        Settled late = publisher.publish(event("02"), mistaken, List.of(table("0.999")));

        assertThat(late).isInstanceOf(Settled.Outdated.class);
        assertThat(practiceExpense(JULY)).contains(new BigDecimal("0.913"));
    }

    @Test
    void aFileOfTwoTablesComesBackWithTheOneThatWasCorrectedSince() {
        List<CheckedTable> both = List.of(table("medicare-gpci", "0.913"), table("another-table", "0.913"));
        publisher.publish(event("01"), checking(publisher.begin(event("01"), Optional.of(JULY), hash("zip"))), both);
        publish(event("02"), "0.999");

        ScheduleUpload checking = checking(publisher.begin(event("03"), Optional.of(JULY), hash("zip")));
        Settled again = publisher.publish(event("03"), checking, both);

        assertThat(practiceExpense(JULY)).contains(new BigDecimal("0.913"));
        assertThat(((Settled.Recorded) again).uploads())
                .extracting(ScheduleUpload::id, ScheduleUpload::state)
                .containsExactlyInAnyOrder(
                        tuple("another-table", State.PUBLISHED), tuple("medicare-gpci", State.PUBLISHED));
        assertThat(all())
                .filteredOn(upload -> upload.id().equals("another-table"))
                .as("it held all the time")
                .hasSize(1);
        assertThat(all()).extracting(ScheduleUpload::state).containsOnly(State.PUBLISHED);
        assertThat(publisher.begin(event("04"), Optional.of(JULY), hash("zip")))
                .as("all of it holds again")
                .isInstanceOf(Begun.Unchanged.class);
    }

    @Test
    void aPracticesTablesAreNeverPublishedAsMedicaresNorMedicaresAsAPractices() {
        UploadSource demos = practice("demo");
        ScheduleUpload medicares = checking(publisher.begin(event("01"), Optional.of(JULY), hash("a")));
        ScheduleUpload practices = checking(publisher.begin(demos, Optional.of(JULY), hash("a")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> publisher.publish(event("01"), medicares, List.of(table("acme-fees", "0.913"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> publisher.publish(demos, practices, List.of(table("medicare-gpci", "0.913"))));
        assertThat(store.asSeenBy("demo", Optional.empty()).gpcis(JULY)).isEmpty();
    }

    @Test
    void theSameBytesForAnotherPayerAreThatPayersOwn() {
        UploadSource acme = practice("demo");
        UploadSource beta = new UploadSource(acme.owner(), acme.key().replace("/acme/", "/beta/"), Optional.of("02"));
        publisher.publish(
                acme,
                checking(publisher.begin(acme, Optional.of(JULY), hash("0.913"))),
                List.of(table("acme-fees", "0.913")));

        ScheduleUpload checking = checking(publisher.begin(beta, Optional.of(JULY), hash("0.913")));
        publisher.publish(beta, checking, List.of(table("beta-fees", "0.913")));

        assertThat(uploads.page(List.of(acme.owner()), 100, Optional.empty()).items())
                .extracting(ScheduleUpload::id, ScheduleUpload::state)
                .containsExactlyInAnyOrder(tuple("acme-fees", State.PUBLISHED), tuple("beta-fees", State.PUBLISHED));
    }

    @Test
    void aCorrectionForTheSameDateHoldsFromThenOn() {
        publish(event("01"), "0.913");
        publish(event("02"), "0.999");

        assertThat(practiceExpense(JULY)).contains(new BigDecimal("0.999"));
        assertThat(all()).hasSize(2);
    }

    @Test
    void anEarlierMomentStillSeesTheVersionOfThen() {
        publish(event("01"), "0.913");
        publish(event("02"), "0.999");

        assertThat(store.asSeenBy("demo", Optional.of(NOON))
                        .gpcis(JULY)
                        .flatMap(table -> table.find(OHIO))
                        .map(Gpci::practiceExpense))
                .contains(new BigDecimal("0.913"));
        assertThat(store.asSeenBy("demo", Optional.of(NOON.minusSeconds(1))).gpcis(JULY))
                .isEmpty();
    }

    @Test
    void contentThatReturnsAfterACorrectionIsANewVersion() {
        publish(event("01"), "0.913");
        publish(event("02"), "0.999");
        publish(event("03"), "0.913");

        assertThat(practiceExpense(JULY)).contains(new BigDecimal("0.913"));
        assertThat(all())
                .extracting(ScheduleUpload::version)
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void anOlderEventOfTheSameKeyLoses() {
        publish(event("0B"), "0.999");

        assertThat(publisher.begin(event("0A"), Optional.of(JULY), hash("0.913")))
                .isInstanceOf(Begun.Outdated.class);
        assertThat(practiceExpense(JULY)).contains(new BigDecimal("0.999"));
    }

    @Test
    void aShorterSequencerIsPaddedWithZerosOnTheRight() {
        publish(event("0B1"), "0.999");

        assertThat(publisher.begin(event("0B"), Optional.of(JULY), hash("0.913")))
                .isInstanceOf(Begun.Outdated.class);
    }

    @Test
    void anUploadThatIsOvertakenDuringItsCheckLosesAndIsListedAsRefused() {
        ScheduleUpload slow = checking(publisher.begin(event("01"), Optional.of(JULY), hash("0.913")));
        publish(event("02"), "0.999");

        Settled settled = publisher.publish(event("01"), slow, List.of(table("0.913")));

        assertThat(settled).isInstanceOf(Settled.Outdated.class);
        assertThat(practiceExpense(JULY)).contains(new BigDecimal("0.999"));
        assertThat(all()).extracting(ScheduleUpload::state).containsExactlyInAnyOrder(State.PUBLISHED, State.REFUSED);
    }

    @Test
    void aDuplicateEventCheckedAtTheSameTimePublishesOnce() {
        ScheduleUpload one = checking(publisher.begin(event("01"), Optional.of(JULY), hash("0.913")));
        ScheduleUpload other = checking(publisher.begin(event("01"), Optional.of(JULY), hash("0.913")));

        Settled first = publisher.publish(event("01"), one, List.of(table("0.913")));
        Settled second = publisher.publish(event("01"), other, List.of(table("0.913")));

        assertThat(second).isEqualTo(first);
        assertThat(all()).hasSize(1);
    }

    @Test
    void anEventThatComesAgainAfterACorrectionUnderAnotherKeyChangesNothing() {
        UploadSource correction = new UploadSource(ScheduleOwner.MEDICARE, KEY + ".corrected", Optional.of("05"));
        publish(event("01"), "0.913");
        publish(correction, "0.999");

        assertThat(publisher.begin(event("01"), Optional.of(JULY), hash("0.913")))
                .isInstanceOf(Begun.Unchanged.class);
        assertThat(practiceExpense(JULY)).contains(new BigDecimal("0.999"));
    }

    @Test
    void anEventWithoutSequencerIsTakenAsANewUpload() {
        UploadSource unordered = new UploadSource(ScheduleOwner.MEDICARE, KEY, Optional.empty());
        publish(unordered, "0.913");
        publish(unordered, "0.999");

        assertThat(practiceExpense(JULY)).contains(new BigDecimal("0.999"));
    }

    @Test
    void theSameBytesUnderTwoKeysAtTheSameTimePublishOnce() {
        UploadSource elsewhere = new UploadSource(ScheduleOwner.MEDICARE, KEY + ".copy", Optional.of("05"));
        ScheduleUpload one = checking(publisher.begin(event("01"), Optional.of(JULY), hash("0.913")));
        ScheduleUpload other = checking(publisher.begin(elsewhere, Optional.of(JULY), hash("0.913")));

        publisher.publish(event("01"), one, List.of(table("0.913")));
        Settled second = publisher.publish(elsewhere, other, List.of(table("0.913")));

        assertThat(((Settled.Recorded) second).uploads())
                .extracting(ScheduleUpload::sourceKey)
                .containsExactly(KEY);
    }

    @Test
    void aRefusedUploadSaysWhyAndChangesNothing() {
        ScheduleUpload checking = checking(publisher.begin(event("01"), Optional.of(JULY), hash("x")));

        publisher.refuse(event("01"), checking, "medicare-gpci", 98, List.of(new Problem(4, "MAC", "no such MAC")), 12);

        ScheduleUpload refused = all().getFirst();
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.problems()).containsExactly(new Problem(4, "MAC", "no such MAC"));
        assertThat(refused.problemCount()).isEqualTo(12);
        assertThat(refused.publishedAt()).isEmpty();
        assertThat(practiceExpense(JULY)).isEmpty();
        assertThat(uploads.find(ScheduleOwner.MEDICARE, "medicare-gpci", refused.version()))
                .contains(refused);
    }

    @Test
    void aRefusedUploadMayBePublishedWhenItComesAgain() {
        ScheduleUpload checking = checking(publisher.begin(event("01"), Optional.of(JULY), hash("0.913")));
        publisher.refuse(event("01"), checking, "medicare-gpci", 1, List.of(new Problem(0, "", "no")), 1);

        publish(event("02"), "0.913");

        assertThat(practiceExpense(JULY)).contains(new BigDecimal("0.913"));
    }

    @Test
    void aPracticeSeesMedicaresUploadsAndItsOwnAlone() {
        publish(event("01"), "0.913");
        UploadSource demos = practice("demo");
        publisher.refuse(
                demos, checking(publisher.begin(demos, Optional.of(JULY), hash("f"))), "acme-fees", 1, List.of(), 0);
        UploadSource others = practice("other");
        publisher.refuse(
                others, checking(publisher.begin(others, Optional.of(JULY), hash("g"))), "acme-fees", 1, List.of(), 0);

        ListPage<ScheduleUpload> page =
                uploads.page(List.of(ScheduleOwner.MEDICARE, ScheduleOwner.practice("demo")), 50, Optional.empty());

        assertThat(page.items()).extracting(ScheduleUpload::sourceKey).containsExactlyInAnyOrder(KEY, demos.key());
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        for (int i = 1; i <= 5; i++) {
            publish(event("0" + i), "0.91" + i);
        }

        ListPage<ScheduleUpload> first = uploads.page(List.of(ScheduleOwner.MEDICARE), 2, Optional.empty());
        ListPage<ScheduleUpload> second = uploads.page(List.of(ScheduleOwner.MEDICARE), 2, first.nextCursor());
        ListPage<ScheduleUpload> third = uploads.page(List.of(ScheduleOwner.MEDICARE), 2, second.nextCursor());

        assertThat(third.nextCursor()).isEmpty();
        assertThat(List.of(first, second, third))
                .flatExtracting(ListPage::items)
                .hasSize(5)
                .doesNotHaveDuplicates();
    }

    private SchedulePublisher publisher(TestServers servers, Clock clock) {
        return new SchedulePublisher(table, new SnapshotStore(servers.s3(), bucket), clock);
    }

    /** Somewhat ahead of the others, and something happens when it is first read. */
    private static Clock clock(Runnable atFirstReading) {
        AtomicBoolean isRead = new AtomicBoolean();
        InstantSource instants = () -> {
            if (isRead.compareAndSet(false, true)) {
                atFirstReading.run();
            }
            return NOON.plusSeconds(1);
        };
        return instants.withZone(ZoneOffset.UTC);
    }

    private Settled publish(UploadSource source, String practiceExpense) {
        ScheduleUpload checking = checking(publisher.begin(source, Optional.of(JULY), hash(practiceExpense)));
        return publisher.publish(source, checking, List.of(table(practiceExpense)));
    }

    private static ScheduleUpload checking(Begun begun) {
        return ((Begun.Checking) begun).record();
    }

    private static UploadSource event(String sequencer) {
        return new UploadSource(ScheduleOwner.MEDICARE, KEY, Optional.of(sequencer));
    }

    private static UploadSource practice(String id) {
        return new UploadSource(
                ScheduleOwner.practice(id),
                "incoming/practices/" + id + "/acme/2026-07-01/fees.csv",
                Optional.of("01"));
    }

    private static String hash(String content) {
        return Hashes.sha256(content);
    }

    private static CheckedTable table(String practiceExpense) {
        return table("medicare-gpci", practiceExpense);
    }

    private static CheckedTable table(String id, String practiceExpense) {
        GpciSnapshot.Writer writer = new GpciSnapshot.Writer();
        writer.add(OHIO, new Gpci(BigDecimal.ONE, new BigDecimal(practiceExpense), BigDecimal.ONE));
        ScheduleKind kind = id.endsWith("-fees") ? ScheduleKind.COMMERCIAL_FEES : ScheduleKind.GPCIS;
        return new CheckedTable(
                id, kind, kind.lastDate(JULY), 1, List.of(), SdkBytes.fromByteArray(writer.encode()), "GPCI2026.csv");
    }

    private List<ScheduleUpload> all() {
        return uploads.page(List.of(ScheduleOwner.MEDICARE), 100, Optional.empty())
                .items();
    }

    private Optional<BigDecimal> practiceExpense(LocalDate dateOfService) {
        return store.asSeenBy("demo", Optional.empty())
                .gpcis(dateOfService)
                .flatMap(table -> table.find(OHIO))
                .map(Gpci::practiceExpense);
    }
}
