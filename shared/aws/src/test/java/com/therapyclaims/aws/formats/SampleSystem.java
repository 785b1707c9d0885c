package com.therapyclaims.aws.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.access.DynamoDbAccessRecords;
import com.therapyclaims.aws.callers.ApiKey;
import com.therapyclaims.aws.callers.Caller;
import com.therapyclaims.aws.callers.DynamoDbCallerDirectory;
import com.therapyclaims.aws.callers.Role;
import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.ClaimNumbers;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.remittances.BookedDecisions;
import com.therapyclaims.aws.remittances.RemittanceDesk;
import com.therapyclaims.aws.remittances.RemittanceStore;
import com.therapyclaims.aws.repricing.AffectedClaims;
import com.therapyclaims.aws.repricing.RebillList;
import com.therapyclaims.aws.repricing.RepricingChunk;
import com.therapyclaims.aws.repricing.RepricingChunkQueue;
import com.therapyclaims.aws.repricing.RepricingControl;
import com.therapyclaims.aws.repricing.RepricingPlanQueue;
import com.therapyclaims.aws.repricing.RepricingPlanner;
import com.therapyclaims.aws.repricing.RepricingStore;
import com.therapyclaims.aws.repricing.RepricingWorker;
import com.therapyclaims.aws.repricing.Repricings;
import com.therapyclaims.aws.schedules.Begun;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.aws.schedules.PinnedContracts;
import com.therapyclaims.aws.schedules.Publications;
import com.therapyclaims.aws.schedules.ScheduleCatalogue;
import com.therapyclaims.aws.schedules.SchedulePublisher;
import com.therapyclaims.aws.schedules.SnapshotStore;
import com.therapyclaims.aws.schedules.UploadSource;
import com.therapyclaims.aws.visitfiles.RowCounts;
import com.therapyclaims.aws.visitfiles.VisitFileChunks;
import com.therapyclaims.aws.visitfiles.VisitFileWork;
import com.therapyclaims.aws.visitfiles.VisitFiles;
import com.therapyclaims.domain.access.AccessRecord;
import com.therapyclaims.domain.authorizations.Authorization;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStanding;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.claims.OtherInsurance;
import com.therapyclaims.domain.claims.TherapyYear;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.remittances.Adjustment;
import com.therapyclaims.domain.remittances.Payment;
import com.therapyclaims.domain.remittances.ProviderAdjustment;
import com.therapyclaims.domain.remittances.RemittedClaim;
import com.therapyclaims.domain.remittances.RemittedLine;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.schedules.CommercialFee;
import com.therapyclaims.domain.schedules.CommercialFeesSnapshot;
import com.therapyclaims.domain.schedules.Gpci;
import com.therapyclaims.domain.schedules.GpciSnapshot;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.MueLimit;
import com.therapyclaims.domain.schedules.MueSnapshot;
import com.therapyclaims.domain.schedules.PaymentAmount;
import com.therapyclaims.domain.schedules.PaymentSnapshotWriter;
import com.therapyclaims.domain.schedules.PtpEdit;
import com.therapyclaims.domain.schedules.PtpSnapshot;
import com.therapyclaims.domain.schedules.RvuSnapshot;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.schedules.ZipLocality;
import com.therapyclaims.domain.schedules.ZipSnapshot;
import com.therapyclaims.domain.visitfiles.VisitFile;
import com.therapyclaims.domain.visitfiles.VisitFile.Uploader;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.CapturedLog;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tables and a bucket of their own, and everything that is ever written to them, written once. */
final class SampleSystem {
    static final String PRACTICE = "demo";
    static final ApiKey KEY = new ApiKey("tc_sample");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    static final String VISIT_FILE = hash("visit file");
    static final LocalDate DAY = LocalDate.of(2026, 8, 3);

    static final String REMITTED = "0b6c2a54-1f3e-4c7d-9a21-5d8e7f60b1c2";
    static final String REMITTANCE = hash("remittance");
    static final Locality OHIO = Locality.parse("15202-00");
    static final LocalDate LAST_YEAR = LocalDate.of(2025, 1, 1);
    /** From here on a claim was changed as a mate, and the chunk that counts it has not been worked on. */
    static final LocalDate MATE_CHANGED = LocalDate.of(2026, 8, 17);
    /** From here on a chunk with a mate has not been worked on. */
    static final LocalDate MATE_WAITING = LocalDate.of(2026, 8, 10);

    static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    /** Practice expenses of 97530 before and behind that of 97110. */
    private static final String ACTIVITY_FIRST = "0.60";

    private static final String ACTIVITY_BEHIND = "0.40";
    private static final JsonRevisionDocuments DOCUMENTS = new JsonRevisionDocuments();

    final TestServers servers;
    final Table claims;
    final Table feeSchedules;
    final Table callers;
    final Table accessRecords;
    final String bucket;
    final ClaimArchive archive;
    final Repricings repricings;
    final FeeScheduleStore schedules;
    final DynamoDbCallerDirectory directory;
    final DynamoDbAccessRecords accesses;
    final Table visitFilesTable;
    final VisitFiles visitFiles;
    final VisitFileChunks visitFileChunks;
    private final String queueUrl;
    private int events;

    /** An empty system. */
    SampleSystem(TestServers servers) {
        this.servers = servers;
        claims = new Table(servers.dynamoDb(), servers.newClaimsTable());
        feeSchedules = new Table(servers.dynamoDb(), servers.newFeeSchedulesTable());
        callers = new Table(servers.dynamoDb(), servers.newCallersTable());
        accessRecords = new Table(servers.dynamoDb(), servers.newAccessRecordsTable());
        bucket = servers.newBucket();
        queueUrl = servers.newQueue();
        archive = new DynamoDbClaimArchive(claims, DOCUMENTS);
        repricings = new Repricings(claims, CLOCK);
        schedules = new FeeScheduleStore(feeSchedules, servers.s3(), bucket);
        directory = new DynamoDbCallerDirectory(callers);
        visitFilesTable = new Table(servers.dynamoDb(), servers.newTable(Map.of()));
        visitFiles = new VisitFiles(visitFilesTable, CLOCK);
        visitFileChunks = new VisitFileChunks(visitFilesTable);
        accesses = new DynamoDbAccessRecords(accessRecords);
    }

    /** Fills it: claims c1 and c2 of one day, c1 corrected, both repriced; two later repricings halfway. */
    void write(String visit) {
        publish(JANUARY, "0.43", "32.3465");
        publishGpci();
        publishPlacesAmountsAndEdits();
        publishFees();
        publishContract();
        refuse();
        archive("c1", visit);
        archive("c2", visit);
        correct("c1", visit);
        archive.recordElsewhere(
                PRACTICE,
                "p-1",
                Year.of(2026),
                new TherapyYear.Elsewhere(
                        new TherapyAccrual(Money.of("300.00"), Money.of("12.50")), LocalDate.of(2026, 3, 1)));
        archive.recordAuthorization(
                PRACTICE,
                "p-1",
                new Authorization(
                        "AUTH-1",
                        "acme",
                        JANUARY,
                        JULY,
                        List.of(Discipline.PT),
                        List.of("97110"),
                        Optional.of(12),
                        Optional.of(40),
                        1,
                        3));
        toTheThreshold("p-4", "kx-1", "kx-2", visit);
        toTheThreshold("p-5", "kx-3", "kx-4", visit);
        archive.append(latest("kx-4")
                .stepped(CLOCK.instant(), new ClaimStep.Submit(), ClaimStanding.of(ClaimStatus.SUBMITTED)));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        reprice(plan);
        plan(plan, true);
        work(servers.drain(queueUrl));
        RepricingControl control = new RepricingControl(
                claims, repricings, new RepricingPlanQueue(servers.sqs(), servers.newQueue()), CLOCK);
        control.pause(PRACTICE, Role.PLATFORM_OPERATOR, plan.repricingId());
        control.resume(PRACTICE, Role.PLATFORM_OPERATOR, plan.repricingId());
        new RebillList(claims, repricings)
                .sign(PRACTICE, plan.repricingId(), "biller", Optional.empty(), CLOCK.instant());
        directory.register(
                KEY,
                new Caller(
                        PRACTICE,
                        Role.BILLER,
                        "front desk",
                        CLOCK.instant(),
                        Optional.of(CLOCK.instant().plusSeconds(86_400)),
                        false));
        AccessRecord access = new AccessRecord(
                PRACTICE,
                "request-1",
                CLOCK.instant(),
                "front desk",
                "biller",
                "GET",
                "/v1/claims/{claimId}",
                Optional.of("c1"),
                Optional.of("p-1"),
                Optional.empty());
        accesses.begin(access);
        accesses.finish(access, Optional.of("c1"), 200);
        visitFiles.await(
                PRACTICE, VISIT_FILE, "incoming/practices/demo/visits/f.csv", new Uploader("front desk", "biller"));
        VisitFile file = visitFiles.read(PRACTICE, VISIT_FILE, "incoming/practices/demo/visits/f.csv");
        visitFiles.archive(file, 2);
        visitFileChunks.advance(
                new VisitFileWork.Chunk(PRACTICE, VISIT_FILE, 0), 0, 2, Set.of(1), "part-0", new RowCounts(1, 0, 0));
        archive(REMITTED, visit);
        remit();
        SecondLook changed = lookTwice(MATE_CHANGED, "p-2", visit);
        work(changed.second());
        SecondLook waiting = lookTwice(MATE_WAITING, "p-3", visit);
        work(waiting.first());
    }

    /** Two claims of a patient, of which the second ends exactly at the therapy threshold. */
    private void toTheThreshold(String patientId, String first, String second, String visit) {
        String ofPatient = visit.replace("p-1", patientId);
        archive(first, ofPatient);
        Money ofEach = latest(first).allowed();
        archive.recordElsewhere(
                PRACTICE,
                patientId,
                Year.of(2026),
                new TherapyYear.Elsewhere(
                        new TherapyAccrual(Money.of("2480.00").minus(ofEach).minus(ofEach), Money.ZERO), DAY));
        archive(second, ofPatient.replace(DAY.toString(), DAY.plusDays(1).toString()));
    }

    static String exerciseOf(String patientId) {
        return "exercise-of-" + patientId;
    }

    static String activityOf(String patientId) {
        return "activity-of-" + patientId;
    }

    /** Another price for the year's second half, and the claims of it repriced. */
    void repriceAgain() {
        events += 1000;
        reprice(publish(JULY, "0.44", "33.4009"));
    }

    /** Goes on with a repricing that an earlier program left halfway, and tells how it stands then. */
    Repricing goOn(LocalDate from) {
        ScheduleVersion version = repricing(from).feeSchedule();
        reprice(new RepricingPlan(version.id(), version.version(), Optional.empty()));
        return repricing(from);
    }

    /** The repricing of the relative values in force from that day. */
    Repricing repricing(LocalDate from) {
        return repricings.page(PRACTICE, 10, Optional.empty()).items().stream()
                .filter(repricing -> repricing.feeSchedule().effectiveFrom().equals(from))
                .findFirst()
                .orElseThrow();
    }

    ClaimRevision latest(String claimId) {
        return archive.latest(PRACTICE, claimId).orElseThrow();
    }

    /** Sends the claim's visit once more, as its correction. */
    ClaimIntake.Correction correct(String claimId, String visit) {
        return intake().correct(
                        claimId,
                        latest(claimId).revision(),
                        DOCUMENTS.readVisit(visit),
                        visit,
                        CLOCK.instant().plusSeconds(++events));
    }

    ClaimIntake.Submission archive(String claimId, String visit) {
        return archive(intake(), claimId, visit);
    }

    private ClaimIntake.Submission archive(ClaimIntake by, String claimId, String visit) {
        return by.submit(
                claimId,
                DOCUMENTS.readVisit(visit),
                visit,
                new IdempotencyKey(claimId, "hash"),
                CLOCK.instant().plusSeconds(++events));
    }

    private ClaimIntake intake() {
        var seen = schedules.asSeenBy(PRACTICE, Optional.empty());
        return new ClaimIntake(PRACTICE, archive, () -> new ClaimProcessor(seen.payers(), seen));
    }

    /**
     * A claim that came to a day after its repricing was planned, priced by the tables before, and ranks otherwise than the
     * day's first does: the second look takes the first along as its mate.
     */
    private SecondLook lookTwice(LocalDate from, String patientId, String visit) {
        String exercise = visit.replace(DAY.toString(), from.toString()).replace("p-1", patientId);
        archive(exerciseOf(patientId), exercise);
        var seen = schedules.asSeenBy(PRACTICE, Optional.empty());
        // What is known is read when it is first asked for.
        assertThat(seen.relativeValues(from)).isPresent();
        ClaimProcessor tablesOfThen = new ClaimProcessor(seen.payers(), seen);
        RepricingPlan plan = publish(from, "0.41", ACTIVITY_BEHIND, "33.4009");
        plan(plan, false);
        List<String> first = servers.drain(queueUrl);
        archive(
                new ClaimIntake(PRACTICE, archive, () -> tablesOfThen),
                activityOf(patientId),
                exercise.replace("97110", "97530"));
        plan(plan, true);
        return new SecondLook(first, servers.drain(queueUrl));
    }

    /** The messages of a repricing's two plannings. */
    private record SecondLook(List<String> first, List<String> second) {}

    private void reprice(RepricingPlan plan) {
        plan(plan, false);
        for (List<String> messages = servers.drain(queueUrl); !messages.isEmpty(); messages = servers.drain(queueUrl)) {
            work(messages);
        }
    }

    private void plan(RepricingPlan plan, boolean secondLook) {
        RepricingStore store = new RepricingStore(claims, DOCUMENTS);
        ScheduleCatalogue catalogue = new ScheduleCatalogue(feeSchedules);
        RepricingChunkQueue queue = new RepricingChunkQueue(servers.sqs(), queueUrl);
        new RepricingPlanner(
                        catalogue,
                        new PinnedContracts(catalogue, servers.s3(), bucket, new CapturedLog().log()),
                        new AffectedClaims(claims),
                        archive,
                        store,
                        queue,
                        RepricingPlanQueue.SECOND_LOOK_AFTER,
                        CLOCK)
                .plan(new RepricingPlanQueue.Request(plan, secondLook, Optional.empty()), () -> false);
    }

    private void work(List<String> messages) {
        RepricingWorker worker = new RepricingWorker(
                new RepricingStore(claims, DOCUMENTS),
                archive,
                new ClaimBatches(claims, DOCUMENTS),
                schedules,
                new RepricingChunkQueue(servers.sqs(), queueUrl),
                CLOCK);
        messages.stream().map(RepricingChunk::read).forEach(chunk -> worker.work(chunk, () -> false));
    }

    private RepricingPlan publish(LocalDate from, String practiceExpense, String factor) {
        return publish(from, practiceExpense, ACTIVITY_FIRST, factor);
    }

    private RepricingPlan publish(LocalDate from, String practiceExpense, String activity, String factor) {
        RvuSnapshot.Writer writer = new RvuSnapshot.Writer();
        writer.add(Publications.value("97110", "0.45", practiceExpense, factor));
        writer.add(Publications.value("97140", "0.43", "0.38", factor));
        writer.add(Publications.value("97530", "0.44", activity, factor));
        return publish(
                ScheduleOwner.MEDICARE,
                from,
                ScheduleKind.RELATIVE_VALUES.id(),
                ScheduleKind.RELATIVE_VALUES,
                writer.encode());
    }

    private void publishGpci() {
        GpciSnapshot.Writer writer = new GpciSnapshot.Writer();
        writer.add(OHIO, new Gpci(BigDecimal.ONE, new BigDecimal("0.913"), new BigDecimal("1.008")));
        publish(ScheduleOwner.MEDICARE, JANUARY, ScheduleKind.GPCIS.id(), ScheduleKind.GPCIS, writer.encode());
    }

    private void publishPlacesAmountsAndEdits() {
        ZipSnapshot.Writer zips = new ZipSnapshot.Writer();
        zips.add(new ZipLocality("43085", "OH", OHIO, false));
        publish(
                ScheduleOwner.MEDICARE,
                JANUARY,
                ScheduleKind.ZIP_LOCALITIES.id(),
                ScheduleKind.ZIP_LOCALITIES,
                zips.encode());
        PaymentSnapshotWriter amounts = new PaymentSnapshotWriter();
        amounts.add(
                OHIO,
                new PaymentAmount(
                        "97110",
                        "",
                        Money.of("28.28"),
                        Money.of("27.27"),
                        Money.of("21.21"),
                        Money.of("20.20"),
                        'A',
                        '7',
                        '5'));
        publish(
                ScheduleOwner.MEDICARE,
                LAST_YEAR,
                ScheduleKind.PAYMENT_AMOUNTS.id(),
                ScheduleKind.PAYMENT_AMOUNTS,
                amounts.encode());
        PtpSnapshot.Writer edits = new PtpSnapshot.Writer();
        edits.add(new PtpEdit("97140", "97530", '1', Optional.of(JANUARY), Optional.empty()));
        publish(ScheduleOwner.MEDICARE, JANUARY, ScheduleKind.PTP_EDITS.id(), ScheduleKind.PTP_EDITS, edits.encode());
        MueSnapshot.Writer limits = new MueSnapshot.Writer();
        limits.add(new MueLimit("97110", 8, 3));
        publish(
                ScheduleOwner.MEDICARE,
                JANUARY,
                ScheduleKind.MUE_LIMITS.id(),
                ScheduleKind.MUE_LIMITS,
                limits.encode());
    }

    /** A payer's file of one claim that is known and one that is not. */
    private void remit() {
        RemittanceDesk desk = new RemittanceDesk(
                new RemittanceStore(claims), new BookedDecisions(claims), archive, CLOCK, Duration.ofMinutes(1));
        desk.work(
                PRACTICE,
                REMITTANCE,
                List.of(new Payment(
                        "EFT0001",
                        "1351840597",
                        "EXAMPLE CONTRACTOR",
                        LocalDate.of(2026, 9, 1),
                        Money.of("33.80"),
                        List.of(remitted(REMITTED.replace("-", "").substring(0, 20)), remitted("FFFFFFFFFFFFFFFFFFFF")),
                        List.of(new ProviderAdjustment("WO", Money.of("5.00"))))),
                new ClaimNumbers(claims, PRACTICE),
                (_, _, work) -> work.get());
    }

    private static RemittedClaim remitted(String controlNumber) {
        List<Adjustment> adjustments = List.of(
                new Adjustment("CO", "45", Money.of("70.51")),
                new Adjustment("CO", "253", Money.of("0.79")),
                new Adjustment("PR", "2", Money.of("9.90")));
        return new RemittedClaim(
                13,
                controlNumber.toUpperCase(Locale.ROOT),
                Optional.of("1926245000001"),
                RemittedClaim.Decision.PROCESSED,
                Optional.of(OtherInsurance.Order.PRIMARY),
                Money.of("120.00"),
                Money.of("38.80"),
                Money.of("9.90"),
                List.of(DAY),
                List.of(),
                List.of("MA01"),
                List.of(new RemittedLine(
                        16,
                        "97110",
                        List.of("GP"),
                        Money.of("120.00"),
                        Money.of("38.80"),
                        Optional.of(controlNumber + "-1"),
                        adjustments,
                        List.of("N362"))));
    }

    private void publishFees() {
        CommercialFeesSnapshot.Writer writer = new CommercialFeesSnapshot.Writer();
        writer.add(new CommercialFee("97110", "", Money.of("40.00"), Optional.empty()));
        publish(ScheduleOwner.practice(PRACTICE), JANUARY, "acme-fees", ScheduleKind.COMMERCIAL_FEES, writer.encode());
    }

    private void publishContract() {
        publish(
                ScheduleOwner.practice(PRACTICE),
                JANUARY,
                "acme-contract",
                ScheduleKind.CONTRACT,
                Publications.contract("2026"));
    }

    private void refuse() {
        UploadSource source = source(ScheduleOwner.MEDICARE, "incoming/medicare/2026-01-01/broken.csv");
        Begun.Checking begun = (Begun.Checking) publisher().begin(source, Optional.of(JANUARY), hash("broken"));
        publisher()
                .refuse(
                        source,
                        begun.record(),
                        "medicare-rvu",
                        3,
                        List.of(new ScheduleUpload.Problem(2, "WORK RVU", "not a number")),
                        1);
    }

    private RepricingPlan publish(
            ScheduleOwner owner, LocalDate from, String scheduleId, ScheduleKind kind, byte[] snapshot) {
        UploadSource source = source(owner, "incoming/" + from + "/" + kind);
        return Publications.publish(publisher(), source, from, scheduleId, kind, snapshot, from + kind.name() + events);
    }

    /** Each publication has a moment of its own, as in life. */
    private SchedulePublisher publisher() {
        return new SchedulePublisher(
                feeSchedules,
                new SnapshotStore(servers.s3(), bucket),
                Clock.fixed(CLOCK.instant().plusSeconds(events), ZoneOffset.UTC));
    }

    private UploadSource source(ScheduleOwner owner, String key) {
        return new UploadSource(owner, key, Optional.of("%08d".formatted(++events)));
    }

    private static String hash(String content) {
        return Hashes.sha256(content);
    }
}
