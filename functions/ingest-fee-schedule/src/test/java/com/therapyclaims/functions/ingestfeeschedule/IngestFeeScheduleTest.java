package com.therapyclaims.functions.ingestfeeschedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.aws.events.ObjectCreated;
import com.therapyclaims.aws.repricing.RepricingPlanQueue;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.schedules.Gpci;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.RelativeValue;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import com.therapyclaims.domain.schedules.ScheduleUpload.State;
import com.therapyclaims.local.testing.TestServers;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestServers.class)
class IngestFeeScheduleTest {
    private static final LocalDate VISIT = LocalDate.of(2026, 3, 2);
    private static final String GPCI_KEY = "incoming/medicare/2026-01-01/GPCI2026.csv";
    private static final String FEES_KEY = "incoming/practices/demo/acme/2026-01-01/fees.csv";

    private static final String CONTRACT_KEY = "incoming/practices/demo/acme/2026-01-01/contract.json";
    private static final String CONTRACT = """
            {"payerId":"acme","name":"Acme PPO","effectiveFrom":"2026-01-01","unitRule":"AMA_MIDPOINT",
             "terms":[{"scope":{"all":true},"method":"FLAT_PER_UNIT","rate":"32.00"}]}""";

    private IngestingSystem system;

    @BeforeEach
    void freshSystem(TestServers servers) {
        system = new IngestingSystem(servers);
    }

    @Test
    void everyBundledFileIsPublished() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(IngestingSystem.BUNDLED.resolve("incoming"))) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }

        for (Path file : files) {
            upload(IngestingSystem.BUNDLED.relativize(file).toString(), Files.readAllBytes(file));
        }

        assertThat(all()).hasSameSizeAs(files).extracting(ScheduleUpload::state).containsOnly(State.PUBLISHED);
        var demo = system.asSeenBy("demo");
        assertThat(demo.relativeValues(VISIT)
                        .flatMap(table -> table.find("97110"))
                        .map(RelativeValue::work))
                .contains(new BigDecimal("0.45"));
        assertThat(demo.gpcis(VISIT)
                        .flatMap(table -> table.find(Locality.parse("15202-00")))
                        .map(Gpci::practiceExpense))
                .contains(new BigDecimal("0.913"));
        assertThat(demo.zipLocalities(VISIT)
                        .flatMap(table -> table.find("45202"))
                        .map(zip -> zip.locality().toString()))
                .contains("15202-00");
        assertThat(demo.ptpEdits(VISIT)).isPresent();
        assertThat(demo.mueLimits(VISIT)).isPresent();
    }

    @Test
    void anUploadIsKnownByTheHashOfItsBytesWhateverBecomesOfThem() {
        byte[] gpcis = IngestingSystem.bundled(GPCI_KEY);
        byte[] nonsense = "x\n".repeat(200_000).getBytes(StandardCharsets.UTF_8);

        upload(GPCI_KEY, gpcis);
        upload("incoming/medicare/2026-01-01/nonsense.csv", nonsense);

        assertThat(all())
                .extracting(ScheduleUpload::state, ScheduleUpload::sha256)
                .containsExactlyInAnyOrder(
                        tuple(State.PUBLISHED, Hashes.sha256(gpcis)), tuple(State.REFUSED, Hashes.sha256(nonsense)));
    }

    @Test
    void aPublishedVersionAsksForItsRepricing() throws IOException {
        upload(GPCI_KEY, gpci());

        ScheduleUpload published = all().getFirst();
        assertThat(system.planMessages().stream()
                        .map(message -> RepricingPlanQueue.read(message).plan()))
                .containsExactly(new RepricingPlan("medicare-gpci", published.version(), Optional.empty()));
    }

    @Test
    void theSameFileAgainPublishesNothingButAsksAgain() throws IOException {
        upload(GPCI_KEY, gpci());
        upload(GPCI_KEY, gpci());

        assertThat(all()).hasSize(1);
        RepricingPlan plan = new RepricingPlan("medicare-gpci", all().getFirst().version(), Optional.empty());
        assertThat(system.planMessages().stream()
                        .map(message -> RepricingPlanQueue.read(message).plan()))
                .containsExactly(plan, plan);
    }

    @Test
    void aFileThatIsNoneOfCmssIsRefusedWithAReport() {
        upload(GPCI_KEY, "hello, this is no table\n".getBytes(StandardCharsets.UTF_8));

        ScheduleUpload refused = all().getFirst();
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.problems()).isNotEmpty();
        assertThat(system.report(GPCI_KEY)).contains("\"state\":\"REFUSED\"").contains("\"problems\":[{");
        assertThat(system.planMessages()).isEmpty();
    }

    @Test
    void aFileLargerThanTheDiskTakesIsRefusedByItsHashAndOneThatJustFitsIsRead(TestServers servers) {
        byte[] gpcis = IngestingSystem.bundled(GPCI_KEY);

        IngestingSystem tooSmall = new IngestingSystem(servers, gpcis.length - 1);
        tooSmall.upload(GPCI_KEY, gpcis);
        IngestingSystem justLargeEnough = new IngestingSystem(servers, gpcis.length);
        justLargeEnough.upload(GPCI_KEY, gpcis);

        ScheduleUpload refused = tooSmall.medicareUploads().getFirst();
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.sha256()).isEqualTo(Hashes.sha256(gpcis));
        assertThat(refused.problems())
                .containsExactly(new Problem(
                        0,
                        "",
                        "The file has more than %d bytes, the most that are read. Upload it zipped."
                                .formatted(gpcis.length - 1)));
        assertThat(justLargeEnough.medicareUploads())
                .extracting(ScheduleUpload::state)
                .containsExactly(State.PUBLISHED);
    }

    @Test
    void everyProblemStandsInTheReportBesideTheUploadWithRowAndColumnAndTheirCount() {
        StringBuilder wrong = new StringBuilder("code,modifier,amount\n");
        for (int row = 0; row < 150; row++) {
            wrong.append("97110,,x\n");
        }
        system.upload(FEES_KEY, wrong.toString());

        ScheduleUpload refused = of(ScheduleOwner.practice("demo")).getFirst();
        assertThat(refused.problems()).hasSize(100);
        assertThat(refused.problemCount()).isEqualTo(150);
        assertThat(refused.problems().getFirst().row()).isEqualTo(2);
        assertThat(system.report(FEES_KEY))
                .contains("\"state\":\"REFUSED\"")
                .contains("\"problemCount\":150")
                .contains("{\"row\":2,\"column\":\"amount\",\"message\":\"'x' ")
                .contains("{\"row\":101,\"column\":\"amount\"")
                .doesNotContain("{\"row\":102,");
    }

    @Test
    void thePartOfAWholeFileThatIsBundledIsNothingToPublishAndTheWholeFileStaysInForce() {
        String key = "incoming/medicare/2026-01-01/RVU26C-therapy.csv";
        byte[] bundled = IngestingSystem.bundled(key);
        String whole = new String(bundled, StandardCharsets.US_ASCII)
                .replaceFirst("(?m)^0791T(.*)$", "0791T$1\n" + more("0791T$1"));
        system.upload("incoming/medicare/2026-01-01/PPRRVU2026.csv", whole);
        system.upload(key, bundled);

        assertThat(all()).extracting(ScheduleUpload::state).containsExactly(State.REFUSED, State.PUBLISHED);
        assertThat(all().getFirst().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("There is nothing to publish: all "));
        assertThat(system.asSeenBy("demo").relativeValues(VISIT).flatMap(table -> table.find("A1019")))
                .isPresent();
    }

    /** The row again under twenty other codes. */
    private static String more(String row) {
        return IntStream.range(1000, 1020)
                .mapToObj(code -> row.replace("0791T", "A" + code))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aFileCutOffInTheMiddleIsRefusedAndTheEarlierVersionHolds() throws IOException {
        byte[] whole = gpci();
        upload(GPCI_KEY, whole);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        upload(GPCI_KEY, half);

        assertThat(all()).extracting(ScheduleUpload::state).containsExactly(State.REFUSED, State.PUBLISHED);
        assertThat(system.asSeenBy("demo").gpcis(VISIT)).isPresent();
    }

    @Test
    void aKeyWithoutADateIsRefusedToItsOwner() {
        upload(
                "incoming/practices/demo/acme/july/fees.csv",
                "code,modifier,amount\n97110,,32.00\n".getBytes(StandardCharsets.UTF_8));

        ScheduleUpload refused = of(ScheduleOwner.practice("demo")).getFirst();
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.effectiveFrom()).isEmpty();
        assertThat(refused.problems().getFirst().message()).contains("2026-07-01");
        assertThat(all()).isEmpty();
    }

    /** U+2028 ends a line for a pattern whose dot means any character but those that do. */
    @Test
    void aFileWhoseNameEndsALineIsRefusedToThePracticeInWhoseAreaItLies() {
        String key = FEES_KEY.replace("fees", "fe\u2028es");

        system.upload(key, "code,modifier,amount\n97110,,32.00\n");

        assertThat(of(ScheduleOwner.practice("demo")))
                .singleElement()
                .satisfies(upload -> assertThat(upload.state()).isEqualTo(State.REFUSED));
        assertThat(all()).as("Medicare's are every practice's").isEmpty();
        assertThat(system.planMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"code,modifier,amount\n97110,,32.00\n", "code,modifier,amount\n97110,,x\n"})
    void feesForAPayerThatTheSystemKnowsByItselfAreRefused(String fees) {
        system.upload(FEES_KEY.replace("acme", "commercial"), fees);

        ScheduleUpload refused = of(ScheduleOwner.practice("demo")).getFirst();
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.id()).isEqualTo("commercial-fees");
        assertThat(refused.problems().getFirst().message()).contains("one of the system's own");
        assertThat(system.planMessages()).isEmpty();
    }

    @Test
    void aPracticesFeesAreItsOwn() {
        upload(FEES_KEY, "code,modifier,amount\n97110,,32.00\n".getBytes(StandardCharsets.UTF_8));

        assertThat(system.asSeenBy("demo").commercialFees("acme", VISIT).flatMap(fees -> fees.find("97110", "")))
                .contains(Money.of("32.00"));
        assertThat(system.asSeenBy("other").commercialFees("acme", VISIT)).isEmpty();
        assertThat(all()).isEmpty();
    }

    @Test
    void aContractIsPublishedWithItsTerms() {
        upload(CONTRACT_KEY, CONTRACT.getBytes(StandardCharsets.UTF_8));

        assertThat(of(ScheduleOwner.practice("demo")).getFirst().state()).isEqualTo(State.PUBLISHED);
        assertThat(system.asSeenBy("demo").payers().find("acme", VISIT))
                .hasValueSatisfying(payer -> assertThat(payer.name()).isEqualTo("Acme PPO"));
        assertThat(system.asSeenBy("demo").payers().find("acme", LocalDate.of(2025, 12, 31)))
                .isEmpty();
        assertThat(system.asSeenBy("other").payers().knownIds()).containsExactly("commercial", "medicare");
    }

    @Test
    void aContractThatDisagreesWithItsKeyIsRefusedWithEveryFault() {
        upload(
                CONTRACT_KEY,
                CONTRACT.replace("\"acme\"", "\"beta\"")
                        .replace("2026-01-01", "2026-02-01")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(of(ScheduleOwner.practice("demo")).getFirst().problems())
                .extracting(ScheduleUpload.Problem::column)
                .containsExactly("/payerId", "/effectiveFrom");
    }

    @Test
    void feesAloneMakeAPayerWithThePlainestTerms() {
        upload(FEES_KEY, "code,modifier,amount\n97110,,32.00\n".getBytes(StandardCharsets.UTF_8));

        assertThat(system.asSeenBy("demo").payers().knownIds()).containsExactly("acme", "commercial", "medicare");
    }

    @Test
    void aVersionThatWasReplacedMeanwhileLeavesTheNewerOneInForce() throws IOException {
        ObjectCreated first = system.put(FEES_KEY, "code,modifier,amount\n97110,,32.00\n");
        ObjectCreated second = system.put(FEES_KEY, "code,modifier,amount\n97110,,33.00\n");

        system.ingest(second);
        IngestOutcome late = system.ingest(first);

        assertThat(late).isInstanceOf(IngestOutcome.Outdated.class);
        assertThat(system.asSeenBy("demo").commercialFees("acme", VISIT).flatMap(fees -> fees.find("97110", "")))
                .contains(Money.of("33.00"));
    }

    @Test
    void withoutAVersionIdAReplacedObjectIsLeftToItsOwnEvent() {
        ObjectCreated first = system.put(FEES_KEY, "code,modifier,amount\n97110,,32.00\n");
        system.put(FEES_KEY, "code,modifier,amount\n97110,,33.00\n");

        ObjectCreated unversioned = new ObjectCreated(
                first.bucket(), first.key(), Optional.empty(), first.eTag(), first.sequencer(), first.size());

        assertThat(system.ingest(unversioned)).isInstanceOf(IngestOutcome.Replaced.class);
    }

    @Test
    void aDeletedObjectChangesNothing() {
        ObjectCreated upload = system.put(FEES_KEY, "code,modifier,amount\n97110,,32.00\n");
        ObjectCreated unversioned = new ObjectCreated(
                upload.bucket(), upload.key(), Optional.empty(), upload.eTag(), upload.sequencer(), upload.size());
        system.delete(FEES_KEY);

        assertThat(system.ingest(unversioned)).isInstanceOf(IngestOutcome.Replaced.class);
        assertThat(of(ScheduleOwner.practice("demo"))).isEmpty();
    }

    private void upload(String key, byte[] content) {
        system.upload(key, content);
    }

    private static byte[] gpci() {
        return IngestingSystem.bundled(GPCI_KEY);
    }

    private List<ScheduleUpload> all() {
        return system.medicareUploads();
    }

    private List<ScheduleUpload> of(ScheduleOwner owner) {
        return system.uploads(owner);
    }
}
