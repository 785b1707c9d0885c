package com.therapyclaims.aws.repricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.repricing.RepricingPlanQueue.Request;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.aws.schedules.PinnedContracts;
import com.therapyclaims.aws.schedules.Publications;
import com.therapyclaims.aws.schedules.ScheduleCatalogue;
import com.therapyclaims.aws.schedules.SchedulePublisher;
import com.therapyclaims.aws.schedules.SnapshotStore;
import com.therapyclaims.aws.schedules.UploadSource;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStanding;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.repricing.YearChange;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.CapturedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Everything that repricing needs, over fresh tables, queues and a bucket of real servers; the claims are demo's. */
final class RepricingSystem {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    static final JsonRevisionDocuments DOCUMENTS = new JsonRevisionDocuments();
    static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    final TestServers servers;
    final String sample;
    final Table claims;
    final String queueUrl;
    final String plansUrl;
    final Table schedulesTable;
    final String bucket;
    final SchedulePublisher publisher;
    final FeeScheduleStore schedules;
    final ClaimArchive archive;
    final RepricingPlanner planner;
    final RepricingWorker worker;
    final Repricings repricings;
    final RepricingControl control;
    final CapturedLog log = new CapturedLog();
    private final ScheduleCatalogue catalogue;
    private int events;

    RepricingSystem(TestServers servers) throws IOException {
        this.servers = servers;
        sample = Files.readString(Path.of("../../events/visit.json"));
        claims = new Table(servers.dynamoDb(), servers.newClaimsTable());
        queueUrl = servers.newQueue();
        plansUrl = servers.newQueue();
        schedulesTable = new Table(servers.dynamoDb(), servers.newFeeSchedulesTable());
        bucket = servers.newBucket();
        publisher = publisher(CLOCK);
        schedules = new FeeScheduleStore(schedulesTable, servers.s3(), bucket);
        archive = new DynamoDbClaimArchive(claims, DOCUMENTS);
        catalogue = new ScheduleCatalogue(schedulesTable);
        planner = planner(CLOCK);
        worker = worker(CLOCK, archive);
        repricings = new Repricings(claims, CLOCK);
        control = new RepricingControl(claims, repricings, new RepricingPlanQueue(servers.sqs(), plansUrl), CLOCK);
    }

    SchedulePublisher publisher(Clock clock) {
        return new SchedulePublisher(schedulesTable, new SnapshotStore(servers.s3(), bucket), clock);
    }

    RepricingPlanner planner(Clock clock) {
        return planner(servers.dynamoDb(), new RepricingChunkQueue(servers.sqs(), queueUrl), clock);
    }

    /** A planner that reaches table and queue in its own way. */
    RepricingPlanner planner(DynamoDbClient dynamoDb, RepricingChunkQueue queue, Clock clock) {
        Table reached = new Table(dynamoDb, claims.name());
        return new RepricingPlanner(
                catalogue,
                new PinnedContracts(catalogue, servers.s3(), bucket, log.log()),
                new AffectedClaims(reached),
                archive,
                new RepricingStore(reached, DOCUMENTS),
                queue,
                RepricingPlanQueue.SECOND_LOOK_AFTER,
                clock);
    }

    RepricingWorker worker(Clock clock, ClaimArchive reading) {
        return worker(servers.dynamoDb(), clock, reading);
    }

    /** A worker that reaches the table in its own way. */
    RepricingWorker worker(DynamoDbClient dynamoDb, Clock clock, ClaimArchive reading) {
        Table reached = new Table(dynamoDb, claims.name());
        return new RepricingWorker(
                new RepricingStore(reached, DOCUMENTS),
                reading,
                new ClaimBatches(reached, DOCUMENTS),
                schedules,
                new RepricingChunkQueue(servers.sqs(), queueUrl),
                clock);
    }

    RepricingStore store() {
        return new RepricingStore(claims, DOCUMENTS);
    }

    /** The sample visit of a patient on a day. */
    String sampleOf(String patientId, String on) {
        return sample.replace("p-1", patientId).replace("2026-08-03", on).replace("2026-08-04", on);
    }

    void archive(String practiceId, String claimId, String sent) {
        var seen = schedules.asSeenBy(practiceId, Optional.empty());
        new ClaimIntake(practiceId, archive, () -> new ClaimProcessor(seen.payers(), seen))
                .submit(
                        claimId,
                        DOCUMENTS.readVisit(sent),
                        sent,
                        new IdempotencyKey(claimId, "hash"),
                        CLOCK.instant().plusSeconds(++events));
    }

    ClaimProcessor withTheTablesOfNow() {
        var seen = schedules.asSeenBy("demo", Optional.empty());
        // What is known is read when it is first asked for.
        assertThat(seen.relativeValues(JULY)).isPresent();
        assertThat(seen.payers().knownIds()).isNotEmpty();
        return new ClaimProcessor(seen.payers(), seen);
    }

    /** One that has read the tables of now, and takes its time. */
    ClaimIntake intake() {
        ClaimProcessor processor = withTheTablesOfNow();
        return new ClaimIntake("demo", archive, () -> processor);
    }

    /** Sends another visit in a claim's place. */
    void correct(ClaimIntake intake, String claimId, String sent) {
        assertThat(intake.correct(
                        claimId,
                        latest(claimId).revision(),
                        DOCUMENTS.readVisit(sent),
                        sent,
                        CLOCK.instant().plusSeconds(++events)))
                .isInstanceOf(ClaimIntake.Correction.Archived.class);
    }

    ClaimRevision latest(String claimId) {
        return archive.latest("demo", claimId).orElseThrow();
    }

    ClaimRevision stepped(String claimId, ClaimStep step, ClaimStatus status) {
        return latest(claimId).stepped(CLOCK.instant(), step, ClaimStanding.of(status));
    }

    /** Puts something that is no contract where another practice's contract lies. */
    void damageContractOf(String practiceId) {
        catalogue
                .entries(ScheduleOwner.practice(practiceId))
                .forEach(entry -> servers.s3()
                        .putObject(put -> put.bucket(bucket).key(entry.snapshotKey()), RequestBody.fromString("torn")));
    }

    /** Publishes a table of Medicare's. */
    RepricingPlan publish(LocalDate from, ScheduleKind kind, byte[] snapshot) {
        return publish(publisher, ScheduleOwner.MEDICARE, from, kind.id(), kind, snapshot);
    }

    /** Publishes demo's contract with Acme. */
    RepricingPlan publishContract(LocalDate from, byte[] contract) {
        return publish(
                publisher, ScheduleOwner.practice("demo"), from, "acme-contract", ScheduleKind.CONTRACT, contract);
    }

    RepricingPlan publish(
            SchedulePublisher by,
            ScheduleOwner owner,
            LocalDate from,
            String scheduleId,
            ScheduleKind kind,
            byte[] snapshot) {
        UploadSource source = new UploadSource(
                owner, "incoming/medicare/" + from + "/" + kind, Optional.of("%08d".formatted(++events)));
        // The schedule's own name makes the content differ from upload to upload.
        return Publications.publish(by, source, from, scheduleId, kind, snapshot, from + kind.name() + events);
    }

    Repricing reprice(RepricingPlan plan) {
        plan(plan);
        workAll();
        return find(plan);
    }

    void plan(RepricingPlan plan) {
        planner.plan(new Request(plan, false, Optional.empty()), RepricingSystem::never);
    }

    List<RepricingChunk> drained() {
        return servers.drain(queueUrl).stream().map(RepricingChunk::read).toList();
    }

    void workAll() {
        for (List<RepricingChunk> some = drained(); !some.isEmpty(); some = drained()) {
            some.forEach(chunk -> worker.work(chunk, RepricingSystem::never));
        }
    }

    Repricing find(RepricingPlan plan) {
        return repricings.find("demo", plan.repricingId()).orElseThrow();
    }

    List<ClaimChange> changes(String practiceId, String id) {
        return repricings
                .changes(practiceId, id, 100, Optional.empty())
                .orElseThrow()
                .items();
    }

    List<YearChange> yearChanges(String id) {
        return repricings
                .yearChanges("demo", id, 100, Optional.empty())
                .orElseThrow()
                .items();
    }

    DemoItems damage() {
        return new DemoItems(claims);
    }

    static boolean never() {
        return false;
    }
}
