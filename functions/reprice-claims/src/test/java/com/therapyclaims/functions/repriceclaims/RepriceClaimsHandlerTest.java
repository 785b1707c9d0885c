package com.therapyclaims.functions.repriceclaims;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.repricing.AffectedClaims;
import com.therapyclaims.aws.repricing.RepricingChunkQueue;
import com.therapyclaims.aws.repricing.RepricingPlanQueue;
import com.therapyclaims.aws.repricing.RepricingPlanQueue.Request;
import com.therapyclaims.aws.repricing.RepricingPlanner;
import com.therapyclaims.aws.repricing.RepricingStore;
import com.therapyclaims.aws.repricing.RepricingWorker;
import com.therapyclaims.aws.repricing.Repricings;
import com.therapyclaims.aws.schedules.Begun;
import com.therapyclaims.aws.schedules.CheckedTable;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.aws.schedules.PinnedContracts;
import com.therapyclaims.aws.schedules.ScheduleCatalogue;
import com.therapyclaims.aws.schedules.SchedulePublisher;
import com.therapyclaims.aws.schedules.Settled;
import com.therapyclaims.aws.schedules.SnapshotStore;
import com.therapyclaims.aws.schedules.UploadSource;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import com.therapyclaims.testing.Json;
import com.therapyclaims.testing.Project;
import com.therapyclaims.testing.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;

@ExtendWith(TestServers.class)
class RepriceClaimsHandlerTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final JsonRevisionDocuments DOCUMENTS = new JsonRevisionDocuments();

    private TestServers servers;
    private Table claims;
    private Table catalogueTable;
    private String bucket;
    private String queueUrl;
    private ClaimArchive archive;
    private RepricingStore store;
    private FeeScheduleStore schedules;
    private RepricingChunkQueue queue;
    private CapturedLog log;
    private RepriceClaimsHandler function;

    @BeforeEach
    void freshSystem(TestServers real) {
        servers = real;
        claims = new Table(real.dynamoDb(), real.newClaimsTable());
        catalogueTable = new Table(real.dynamoDb(), real.newFeeSchedulesTable());
        bucket = real.newBucket();
        queueUrl = real.newQueue();
        archive = new DynamoDbClaimArchive(claims, DOCUMENTS);
        store = new RepricingStore(claims, DOCUMENTS);
        schedules = new FeeScheduleStore(catalogueTable, real.s3(), bucket);
        queue = new RepricingChunkQueue(real.sqs(), queueUrl);
        log = new CapturedLog();
        function = new RepriceClaimsHandler(
                new RepricingWorker(store, archive, new ClaimBatches(claims, DOCUMENTS), schedules, queue, CLOCK),
                log.log());
    }

    /** Clocks may be two minutes apart. */
    @Test
    void lambdaEndsADeliveryBeforeASignatureStopsWaitingForIt() throws IOException {
        Matcher timeout = Pattern.compile("\n  RepriceClaimsFunction:\n(?: {4}.*\n)*? {6}Timeout: (\\d+)\n")
                .matcher(Files.readString(Project.ROOT.resolve("template.yaml")));

        assertThat(timeout.find()).isTrue();
        assertThat(Duration.ofSeconds(Long.parseLong(timeout.group(1))).plusMinutes(2))
                .isLessThan(RepricingWorker.LONGEST_DELIVERY);
    }

    @Test
    void eachFailedMessageIsNamedSoThatItAloneComesAgain() {
        String answer = Event.named("reprice-claims-malformed").handledBy(function);

        assertThat(Json.read(answer)
                        .at("/batchItemFailures")
                        .valueStream()
                        .map(failure -> failure.get("itemIdentifier").textValue()))
                .containsExactly("059f36b4-87a3-44ab-83d2-661970000001", "059f36b4-87a3-44ab-83d2-661970000002");
    }

    @Test
    void aChunkThatNobodyPlannedFailsAsOftenAsItCame() {
        String answer = Event.named("reprice-claims-duplicate").handledBy(function);

        assertThat(Json.read(answer).at("/batchItemFailures")).hasSize(2);
    }

    @Test
    void anInvocationThatNearsItsTimeoutHandsBackTheDaysItHasNotRepriced() throws IOException {
        publishContractThatPays("32.00");
        archive("c1", "2026-08-03");
        archive("c2", "2026-08-04");
        RepricingPlan plan = publishContractThatPays("33.00");
        plan(plan);

        handle(servers.drain(queueUrl).getFirst(), new TestContext(60_000, 1_000));

        assertThat(repricing(plan).claims()).isEqualTo(new Repricing.Claims(2, 1, 1, 0, 0, 0));
        assertThat(servers.drain(queueUrl)).singleElement().satisfies(rest -> {
            handle(rest, new TestContext());
            assertThat(repricing(plan).claims()).isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
        });
    }

    @Test
    void whatAMessageHeldIsNotInTheLog() {
        Event.named("reprice-claims-malformed").handledBy(function);

        assertThat(log.text()).doesNotContain("no JSON");
        assertThat(log.lines()).hasSize(2);
    }

    private void handle(String message, TestContext context) {
        Event.named("reprice-claims-good").withMessage(message).handledBy(function, context);
    }

    private Repricing repricing(RepricingPlan plan) {
        return new Repricings(claims, CLOCK).find("demo", plan.repricingId()).orElseThrow();
    }

    private void archive(String claimId, String on) throws IOException {
        String sent = Files.readString(Project.ROOT.resolve("events/visit.json"))
                .replace("\"payerId\": \"medicare\"", "\"payerId\": \"acme\"")
                .replace("2026-08-03", on);
        var seen = schedules.asSeenBy("demo", Optional.empty());
        new ClaimIntake("demo", archive, () -> new ClaimProcessor(seen.payers(), seen))
                .submit(claimId, DOCUMENTS.readVisit(sent), sent, new IdempotencyKey(claimId, "hash"), CLOCK.instant());
    }

    private void plan(RepricingPlan plan) {
        ScheduleCatalogue catalogue = new ScheduleCatalogue(catalogueTable);
        new RepricingPlanner(
                        catalogue,
                        new PinnedContracts(catalogue, servers.s3(), bucket, log.log()),
                        new AffectedClaims(claims),
                        archive,
                        store,
                        queue,
                        RepricingPlanQueue.SECOND_LOOK_AFTER,
                        CLOCK)
                .plan(new Request(plan, false, Optional.empty()), () -> false);
    }

    /** Demo's contract with Acme, which pays so much a unit. */
    private RepricingPlan publishContractThatPays(String rate) {
        String contract = Event.named("preview-repricing-contract").body().replace("33.00", rate);
        String hash = Hashes.sha256(contract);
        UploadSource source = new UploadSource(
                ScheduleOwner.practice("demo"), "incoming/practices/demo/acme/" + hash, Optional.of("1"));
        SchedulePublisher publisher =
                new SchedulePublisher(catalogueTable, new SnapshotStore(servers.s3(), bucket), CLOCK);
        Begun.Checking begun = (Begun.Checking) publisher.begin(source, Optional.of(LocalDate.of(2026, 1, 1)), hash);
        Settled.Recorded settled = (Settled.Recorded) publisher.publish(
                source,
                begun.record(),
                List.of(new CheckedTable(
                        "acme-contract",
                        ScheduleKind.CONTRACT,
                        Optional.empty(),
                        1,
                        List.of(),
                        SdkBytes.fromUtf8String(contract),
                        "test")));
        ScheduleUpload upload = settled.uploads().getFirst();
        return new RepricingPlan(upload.id(), upload.version(), Optional.of("demo"));
    }
}
