package com.therapyclaims.aws.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.ItemFormat.UnknownFormatException;
import com.therapyclaims.aws.claims.DynamoDbUnitTimes;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.remittances.RemittanceStore;
import com.therapyclaims.aws.repricing.RebillList;
import com.therapyclaims.aws.visitfiles.VisitFileChunks;
import com.therapyclaims.aws.visitfiles.VisitFileWork;
import com.therapyclaims.domain.access.AccessRecords;
import com.therapyclaims.domain.claims.ClaimArchive.Appended;
import com.therapyclaims.domain.claims.ClaimFilter;
import com.therapyclaims.domain.claims.ClaimIntake.Correction;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.claims.UnitTime;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.remittances.ClaimPayment;
import com.therapyclaims.domain.remittances.Remittance;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.YearChange;
import com.therapyclaims.domain.schedules.MueLimit;
import com.therapyclaims.domain.schedules.PaymentAmount;
import com.therapyclaims.domain.schedules.PtpEdit;
import com.therapyclaims.domain.schedules.RelativeValue;
import com.therapyclaims.domain.schedules.ZipLocality;
import com.therapyclaims.local.testing.TestServers;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Tables and snapshots as every earlier program left them are read by this one, and what this one writes has not changed
 * without a new format. The fixtures are raw: {@code src/test/resources/formats/<format>}.
 */
@ExtendWith(TestServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormatsTest {
    private static final Path FIXTURES = Path.of("src/test/resources/formats");
    private static final ClaimFilter ALL =
            new ClaimFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final String visit;
    private final Map<String, SampleSystem> toBeRead = new HashMap<>();
    private Optional<SampleSystem> written = Optional.empty();

    FormatsTest() throws IOException {
        // The one all fixtures were written from: what today's sample says must not matter.
        visit = Files.readString(Path.of("src/test/resources/visit-of-the-formats.json"));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void claimsAreReadFromEveryFormat(String format, TestServers servers) {
        SampleSystem system = toBeRead(format, servers);

        List<ClaimRevision> revisions =
                system.archive.revisions(SampleSystem.PRACTICE, "c1", 0).toList();
        assertThat(revisions)
                .extracting(ClaimRevision::revision)
                .startsWith(1, 2)
                .isSorted();
        assertThat(system.latest("c1")).isEqualTo(revisions.getLast());
        assertThat(revisions.getLast().visit().patient().id()).isEqualTo("p-1");
        assertThat(revisions.getFirst().sent()).isEqualTo(visit);
        assertThat(system.archive
                        .list(SampleSystem.PRACTICE, ALL, 100, Optional.empty())
                        .items())
                .filteredOn(claim -> claim.claimId().equals("c1"))
                .extracting(ClaimSummary::allowed)
                .containsExactly(revisions.getLast().allowed());
        assertThat(system.archive
                        .therapyYear(SampleSystem.PRACTICE, "p-1", Year.of(2026))
                        .claims())
                .filteredOn(claim -> claim.claimId().equals("c1"))
                .singleElement()
                .satisfies(claim -> assertThat(claim.accrued().ptSlp())
                        .isEqualTo(revisions.getLast().allowed()));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatClaimsAddToTheirProvidersMonthIsReadFromEveryFormat(String format, TestServers servers) {
        SampleSystem system = toBeRead(format, servers);

        assertThat(new DynamoDbUnitTimes(system.claims, new JsonRevisionDocuments())
                        .read(SampleSystem.PRACTICE, YearMonth.from(SampleSystem.DAY), 31, Optional.empty())
                        .times())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        system.archive.list(SampleSystem.PRACTICE, ALL, 100, Optional.empty()).items().stream()
                                .map(claim -> system.latest(claim.claimId()))
                                .flatMap(claim -> UnitTime.of(claim).stream())
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aRequestIsRecognisedAcrossAnUpgrade(String format, TestServers servers) {
        SampleSystem system = toBeRead(format, servers);

        assertThat(system.archive.earlier(
                        SampleSystem.PRACTICE, new IdempotencyKey("c1", "hash"), SampleSystem.CLOCK.instant()))
                .hasValueSatisfying(earlier -> assertThat(earlier).isInstanceOf(Appended.Before.class));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void schedulesAndTheirSnapshotsAreReadFromEveryFormat(String format, TestServers servers) {
        var seen = toBeRead(format, servers).schedules.asSeenBy(SampleSystem.PRACTICE, Optional.empty());

        assertThat(seen.relativeValues(SampleSystem.DAY).orElseThrow().find("97110"))
                .map(RelativeValue::nonFacilityPracticeExpense)
                .contains(new BigDecimal("0.41"));
        assertThat(seen.gpcis(SampleSystem.DAY)).isPresent();
        assertThat(seen.commercialFees("acme", SampleSystem.DAY).orElseThrow().find("97110", ""))
                .contains(Money.of("40.00"));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void repricingsAndTheirLedgersAreReadFromEveryFormat(String format, TestServers servers) {
        SampleSystem system = toBeRead(format, servers);

        Repricing repricing = system.repricing(SampleSystem.JULY);
        List<ClaimChange> changes = system.repricings
                .changes(SampleSystem.PRACTICE, repricing.id(), 10, Optional.empty())
                .orElseThrow()
                .items();
        assertThat(repricing.state()).isEqualTo(Repricing.State.DONE);
        assertThat(changes).extracting(ClaimChange::claimId).contains("c1");
        assertThat(changes.stream().map(ClaimChange::delta).reduce(Money.ZERO, Money::plus))
                .isEqualTo(repricing.amounts().delta())
                .isNotEqualTo(Money.ZERO);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aClaimOfAnyFormatIsCorrectedAndRepricedAsOneOfToday(String format, TestServers servers) {
        SampleSystem system = restored(format, servers);
        int before = system.latest("c1").revision();

        system.repriceAgain();
        assertThat(system.latest("c1").revision()).isEqualTo(before + 1);
        assertThat(system.correct("c1", visit)).isInstanceOf(Correction.Archived.class);
        assertThat(system.latest("c1").revision()).isEqualTo(before + 2);
    }

    @ParameterizedTest
    @CsvSource({"3, p-2", "3, p-3", "4, p-2", "4, p-3", "5, p-2", "5, p-3", "6, p-2", "6, p-3", "7, p-2", "7, p-3"})
    void aRepricingLeftHalfwayThroughItsSecondLookComesToItsEnd(String format, String patientId, TestServers servers) {
        SampleSystem system = restored(format, servers);

        Repricing repricing =
                system.goOn(patientId.equals("p-2") ? SampleSystem.MATE_CHANGED : SampleSystem.MATE_WAITING);

        assertThat(repricing.state()).isEqualTo(Repricing.State.DONE);
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
        assertThat(repricing.amounts().after())
                .isEqualTo(system.latest(SampleSystem.exerciseOf(patientId))
                        .allowed()
                        .plus(system.latest(SampleSystem.activityOf(patientId)).allowed()));
        assertThat(repricing.yearChanges().pending())
                .as("years are left to judge")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aRepricingThatIsDoneIsSignedWhateverItsFormat(String format, TestServers servers) {
        SampleSystem system = restored(format, servers);

        assertThat(new RebillList(system.claims, system.repricings)
                        .sign(
                                SampleSystem.PRACTICE,
                                system.repricing(SampleSystem.JULY).id(),
                                "another",
                                Optional.empty(),
                                // Others are halfway, but stand still.
                                SampleSystem.CLOCK.instant().plusSeconds(3_600)))
                .isInstanceOf(RebillList.Signed.Now.class);
    }

    @Test
    void whatARepricingFoundOfTheTherapyThresholdIsRead(TestServers servers) {
        SampleSystem system = toBeRead(Integer.toString(ItemFormat.READS), servers);
        Repricing repricing = system.repricing(SampleSystem.JULY);

        assertThat(repricing.yearChanges()).isEqualTo(new Repricing.YearChanges(1, 1, false));
        assertThat(system.repricings
                        .yearChanges(SampleSystem.PRACTICE, repricing.id(), 10, Optional.empty())
                        .orElseThrow()
                        .items())
                .extracting(YearChange::claimId, YearChange::isVariance, YearChange::findingsAfter)
                .containsExactly(
                        tuple("kx-2", false, List.of("KX.MISSING_ABOVE_THRESHOLD")),
                        tuple("kx-4", true, List.of("KX.MISSING_ABOVE_THRESHOLD")));
    }

    @ParameterizedTest
    @MethodSource("formatsThatSayTheirNumber")
    void callersAndAccessRecordsAreRead(String format, TestServers servers) {
        SampleSystem system = toBeRead(format, servers);

        LocalDate today = LocalDate.ofInstant(SampleSystem.CLOCK.instant(), ZoneOffset.UTC);
        assertThat(system.directory.find(SampleSystem.KEY).orElseThrow().name()).isEqualTo("front desk");
        assertThat(system.accesses
                        .page(
                                SampleSystem.PRACTICE,
                                new AccessRecords.Filter(today, today, Optional.empty(), Optional.empty()),
                                10,
                                Optional.empty())
                        .items())
                .singleElement()
                .satisfies(access -> assertThat(access.status()).contains(200));
    }

    @ParameterizedTest
    @MethodSource("formatsThatSayTheirNumber")
    void everyKindOfSnapshotIsRead(String format, TestServers servers) {
        var seen = toBeRead(format, servers).schedules.asSeenBy(SampleSystem.PRACTICE, Optional.empty());

        assertThat(seen.zipLocalities(SampleSystem.DAY).orElseThrow().find("43085"))
                .map(ZipLocality::locality)
                .contains(SampleSystem.OHIO);
        assertThat(seen.paymentAmounts(SampleSystem.LAST_YEAR).orElseThrow().find(SampleSystem.OHIO, "97110", ""))
                .map(PaymentAmount::therapyReduced)
                .contains(Money.of("21.21"));
        assertThat(seen.ptpEdits(SampleSystem.DAY).orElseThrow().find("97140", "97530"))
                .extracting(PtpEdit::modifierIndicator)
                .containsExactly('1');
        assertThat(seen.mueLimits(SampleSystem.DAY).orElseThrow().find("97110"))
                .map(MueLimit::units)
                .contains(8);
    }

    @ParameterizedTest
    @MethodSource("formatsThatSayTheirNumber")
    void remittancesAndWhatTheySaidOfClaimsAreRead(String format, TestServers servers) {
        SampleSystem system = toBeRead(format, servers);
        RemittanceStore store = new RemittanceStore(system.claims);

        assertThat(store.page(SampleSystem.PRACTICE, 10, Optional.empty()).items())
                .singleElement()
                .satisfies(remittance -> {
                    assertThat(remittance.state()).isEqualTo(Remittance.State.DONE);
                    assertThat(remittance.claims()).isEqualTo(new Remittance.Claims(2, 2, 1, 1, 0));
                });
        List<String> remarks = Integer.parseInt(format) >= 6 ? List.of("MA01") : List.of();
        assertThat(store.claims(SampleSystem.PRACTICE, SampleSystem.REMITTANCE, 10, Optional.empty())
                        .items())
                .extracting(ClaimPayment::claimId, ClaimPayment::remarks)
                .containsExactly(tuple(Optional.of(SampleSystem.REMITTED), remarks), tuple(Optional.empty(), remarks));
    }

    @ParameterizedTest
    @MethodSource("formatsThatSayTheirNumber")
    void filesOfVisitsGoOnWhereTheyStood(String format, TestServers servers) {
        SampleSystem system = toBeRead(format, servers);
        VisitFileWork.Chunk chunk = new VisitFileWork.Chunk(SampleSystem.PRACTICE, SampleSystem.VISIT_FILE, 0);

        assertThat(system.visitFiles.find(SampleSystem.PRACTICE, SampleSystem.VISIT_FILE))
                .isPresent();
        assertThat(system.visitFileChunks.progress(chunk)).isEqualTo(new VisitFileChunks.Progress(2, Set.of(1)));
    }

    @Test
    void whatIsWrittenHasNotChangedWithoutANewFormat(TestServers servers) throws IOException {
        SampleSystem system = written(servers);
        Path newest = FIXTURES.resolve(Integer.toString(ItemFormat.WRITES));
        if (Boolean.getBoolean("formats.write") && Files.notExists(newest)) {
            Fixture.save(system, newest);
        }

        assertThat(Shapes.of(Fixture.tables(system)))
                .as("what is written changed: raise ItemFormat.READS, say there what is new, and write the fixture of"
                        + " the new format by -Dformats.write=true; what readers do without needs it too")
                .isEqualTo(Shapes.of(Fixture.tables(newest)));
    }

    @Test
    void everyItemSaysItsFormat(TestServers servers) {
        SampleSystem system = written(servers);

        Fixture.tables(system)
                .forEach((table, items) -> assertThat(items)
                        .as(table)
                        .isNotEmpty()
                        .allSatisfy(item ->
                                assertThat(item).contains("\"formatVersion\":{\"N\":\"" + ItemFormat.WRITES + "\"}")));
    }

    /** It runs beside this program while a deployment is shifted, and in its place when that is taken back. */
    @Test
    void theLastReleaseReadsWhatIsWrittenNow(TestServers servers) throws IOException {
        SampleSystem system = written(servers);

        try (DynamoDbClient lastRelease = servers.dynamoDb(new ItemFormat(readByTheLastRelease("items")))) {
            assertThat(List.of(
                            system.claims,
                            system.feeSchedules,
                            system.callers,
                            system.accessRecords,
                            system.visitFilesTable))
                    .allSatisfy(table -> assertThat(lastRelease
                                    .scanPaginator(scan -> scan.tableName(table.name()))
                                    .items())
                            .isNotEmpty());
        }
        assertThat(Fixture.snapshots(system))
                .isNotEmpty()
                .allSatisfy(snapshot -> assertThat((int) snapshot[4])
                        .as("the format in a snapshot's frame")
                        .isLessThanOrEqualTo(readByTheLastRelease("snapshots")));
    }

    private static int readByTheLastRelease(String what) throws IOException {
        Properties released = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/test/resources/released-formats.properties"))) {
            released.load(file);
        }
        return Integer.parseInt(released.getProperty(what));
    }

    @Test
    void anItemOfANewerFormatIsRefusedByName(TestServers servers) {
        SampleSystem system = restored(Integer.toString(ItemFormat.READS), servers);
        try (DynamoDbClient guarded = servers.dynamoDb(new ItemFormat())) {
            assertThat(guarded.scan(scan -> scan.tableName(system.claims.name()))
                            .items())
                    .isNotEmpty();
            newerFormat(system);

            for (Runnable read : List.<Runnable>of(
                    () -> guarded.scan(scan -> scan.tableName(system.claims.name())),
                    () -> guarded.getItem(
                            get -> get.tableName(system.claims.name()).key(currentOf("c1"))),
                    () -> guarded.query(query -> query.tableName(system.claims.name())
                            .keyConditionExpression("pk = :pk")
                            .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("PRACTICE#demo#CLAIM#c1")))),
                    () -> guarded.batchGetItem(batch -> batch.requestItems(Map.of(
                            system.claims.name(),
                            KeysAndAttributes.builder()
                                    .keys(List.of(currentOf("c1")))
                                    .build()))))) {
                assertThatThrownBy(read::run)
                        .rootCause()
                        .isInstanceOf(UnknownFormatException.class)
                        .hasMessage(
                                "an item of format %d, this program reads up to %d",
                                ItemFormat.READS + 1, ItemFormat.READS);
            }
        }
    }

    private static void newerFormat(SampleSystem system) {
        system.servers
                .dynamoDb()
                .updateItem(update -> update.tableName(system.claims.name())
                        .key(currentOf("c1"))
                        .updateExpression("SET formatVersion = :newer")
                        .expressionAttributeValues(
                                Map.of(":newer", AttributeValue.fromN(Integer.toString(ItemFormat.READS + 1)))));
    }

    private static Map<String, AttributeValue> currentOf(String claimId) {
        return Map.of(
                "pk", AttributeValue.fromS("PRACTICE#demo#CLAIM#" + claimId), "sk", AttributeValue.fromS("CURRENT"));
    }

    static List<String> formats() throws IOException {
        try (Stream<Path> folders = Files.list(FIXTURES)) {
            return List.copyOf(folders.map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    /** Those whose tables have everything that is ever written. */
    static Stream<String> formatsThatSayTheirNumber() {
        return IntStream.rangeClosed(2, ItemFormat.READS).mapToObj(Integer::toString);
    }

    /** As programs of that format left it, for tests that change nothing: they share one. */
    private SampleSystem toBeRead(String format, TestServers servers) {
        return toBeRead.computeIfAbsent(format, _ -> restored(format, servers));
    }

    /** As this program writes it, for tests that change nothing: they share one. */
    private SampleSystem written(TestServers servers) {
        SampleSystem system = written.orElseGet(() -> {
            SampleSystem made = new SampleSystem(servers);
            made.write(visit);
            return made;
        });
        written = Optional.of(system);
        return system;
    }

    /** As programs of that format left it, for one test. */
    private static SampleSystem restored(String format, TestServers servers) {
        SampleSystem system = new SampleSystem(servers);
        Fixture.load(FIXTURES.resolve(format), system);
        return system;
    }
}
