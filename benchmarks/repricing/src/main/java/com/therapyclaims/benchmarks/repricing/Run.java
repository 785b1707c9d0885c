package com.therapyclaims.benchmarks.repricing;

import com.sun.management.OperatingSystemMXBean;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.repricing.AffectedClaims;
import com.therapyclaims.aws.repricing.RepricingChunk;
import com.therapyclaims.aws.repricing.RepricingChunkQueue;
import com.therapyclaims.aws.repricing.RepricingPlanQueue;
import com.therapyclaims.aws.repricing.RepricingPlanner;
import com.therapyclaims.aws.repricing.RepricingStore;
import com.therapyclaims.aws.repricing.RepricingWorker;
import com.therapyclaims.aws.repricing.Repricings;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.aws.schedules.PinnedContracts;
import com.therapyclaims.aws.schedules.ScheduleCatalogue;
import com.therapyclaims.aws.schedules.SchedulePublisher;
import com.therapyclaims.aws.schedules.SnapshotStore;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.local.testing.TestServers;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** One repricing of a fresh archive, from its plan to its end. */
final class Run {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final int MOST_RECEIPTS = 5;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration WITHOUT_FAULTS = Duration.ofSeconds(30);

    private final TestServers servers;
    private final int claims;
    private final boolean faulty;
    private final int workers;
    private final Table table;
    private final String queueUrl;
    private final String deadLetterUrl;
    private final FeeScheduleStore schedules;
    private final ScheduleCatalogue catalogue;
    private final PinnedContracts contracts;
    private final Schedules publishing;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final Units units = new Units();
    private final Bare bare;
    private final AtomicInteger toldDone = new AtomicInteger();
    private final AtomicInteger delivered = new AtomicInteger();
    private final AtomicInteger deliveredTwice = new AtomicInteger();
    private final AtomicInteger killed = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    Run(TestServers servers, int claims, boolean faulty, int workers) {
        this.servers = servers;
        this.claims = claims;
        this.faulty = faulty;
        this.workers = workers;
        this.table = new Table(servers.dynamoDb(), servers.newClaimsTable());
        this.bare = new Bare(table);
        this.deadLetterUrl = servers.newQueue();
        this.queueUrl = servers.newQueue();
        Table schedulesTable = new Table(servers.dynamoDb(), servers.newFeeSchedulesTable());
        String bucket = servers.newBucket();
        this.schedules = new FeeScheduleStore(schedulesTable, servers.s3(), bucket);
        this.catalogue = new ScheduleCatalogue(schedulesTable);
        this.contracts = new PinnedContracts(catalogue, servers.s3(), bucket, new StructuredLog("benchmark"));
        this.publishing = new Schedules(
                new SchedulePublisher(schedulesTable, new SnapshotStore(servers.s3(), bucket), Clock.systemUTC()));
        servers.sqs()
                .setQueueAttributes(set -> set.queueUrl(queueUrl)
                        .attributes(Map.of(
                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                "120",
                                QueueAttributeName.REDRIVE_POLICY,
                                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                                        .formatted(arn(deadLetterUrl), MOST_RECEIPTS))));
    }

    /**
     * What a run came to.
     *
     * @param years how long it took from the last claim until every patient's year was judged
     * @param cpu processor time of this process, the workers', while it worked
     * @param cpuOfYears the same while the years were judged
     * @param bare claims a second in bare writes: one by one, a transaction a claim, the workers' transactions
     * @param poisoned claims that were unreadable until their messages were in the dead-letter queue
     * @param matesHeldUp claims that were in the dead-letter queue with them
     */
    record Result(
            Duration planning,
            Duration working,
            Duration years,
            Duration cpu,
            Duration cpuOfYears,
            double readUnits,
            long writeUnits,
            long calls,
            Ledger ledger,
            int done,
            int variances,
            List<Double> bare,
            int poisoned,
            int matesHeldUp,
            int killed,
            int deliveredTwice,
            int failed) {}

    Result run() throws Exception {
        publishing.publish("2025-01-01/RVU25A-therapy.csv", FIRST_DAY);
        publishing.publish("2026-01-01/GPCI2026.csv", FIRST_DAY);
        new Archive(schedules.asSeenBy(Archive.practice(0), Optional.empty())).write(table, claims);
        List<Integer> poison = faulty
                ? IntStream.range(0, claims)
                        .filter(claim -> claim % 10_000 == 5 * Archive.PRACTICES)
                        .boxed()
                        .toList()
                : List.of();
        List<AttributeValue> decisions =
                poison.stream().map(claim -> replaceDecision(claim, torn())).toList();
        RepricingPlan plan = publishing.publish("2026-01-01/RVU26C-therapy.csv", FIRST_DAY);
        progress("archived");

        long start = System.nanoTime();
        planner().plan(new RepricingPlanQueue.Request(plan, false, Optional.empty()), () -> false);
        Duration planning = Duration.ofNanos(System.nanoTime() - start);
        start = System.nanoTime();
        long cpuBefore = cpuNanos();
        Duration cpu;
        int heldUp = 0;
        Duration working;
        Duration years;
        Duration cpuOfYears;
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                running.add(threads.submit(this::poll));
            }
            await(plan);
            working = Duration.ofNanos(System.nanoTime() - start);
            cpu = Duration.ofNanos(cpuNanos() - cpuBefore);
            progress("repriced");
            if (!poison.isEmpty()) {
                heldUp = redrive(plan, poison, decisions);
            }
            start = System.nanoTime();
            cpuBefore = cpuNanos();
            awaitYears(plan);
            years = Duration.ofNanos(System.nanoTime() - start);
            cpuOfYears = Duration.ofNanos(cpuNanos() - cpuBefore);
            threads.shutdownNow();
        }
        progress("years judged");
        List<Repricing> shares = shares(plan);
        return new Result(
                planning,
                working,
                years,
                cpu,
                cpuOfYears,
                units.read(),
                units.written(),
                units.calls(),
                Ledger.read(table, plan, claims),
                shares.stream().mapToInt(share -> share.claims().done()).sum(),
                shares.stream().mapToInt(share -> share.claims().variances()).sum(),
                faulty
                        ? List.of()
                        : List.of(
                                bare.onePutAfterTheOther(8 * workers),
                                bare.oneTransactionAClaim(8 * workers),
                                bare.theWorkersTransactions(8 * workers)),
                poison.size(),
                heldUp,
                killed.get(),
                deliveredTwice.get(),
                failed.get());
    }

    /** For who waits: a hundred thousand claims take most of an hour. */
    private void progress(String what) {
        System.err.printf(
                "%tT %s: %s%n", Instant.now().atZone(ZoneOffset.UTC), faulty ? "with faults" : "without faults", what);
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /**
     * Until every claim is done or fails for good. The table is asked once the workers say that they are through, and now and
     * then, for those that were killed say nothing: asking for every practice is as many calls as repricing ten claims.
     */
    private void await(RepricingPlan plan) throws InterruptedException {
        while (true) {
            long nextLook = System.nanoTime() + (faulty ? BETWEEN_LOOKS : WITHOUT_FAULTS).toNanos();
            while (toldDone.get() < claims && System.nanoTime() < nextLook) {
                Thread.sleep(10);
            }
            int over = shares(plan).stream()
                    .mapToInt(share -> share.claims().done() + share.claims().failed())
                    .sum();
            if (over == claims) {
                return;
            }
            Thread.sleep(100);
        }
    }

    /** The years of a practice's patients are judged when its last claim is done. */
    private void awaitYears(RepricingPlan plan) throws InterruptedException {
        while (shares(plan).stream().anyMatch(share -> share.yearChanges().pending())) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private List<Repricing> shares(RepricingPlan plan) {
        Repricings repricings = new Repricings(table, Clock.systemUTC());
        return IntStream.range(0, Archive.PRACTICES)
                .mapToObj(Archive::practice)
                .map(practice -> repricings.find(practice, plan.repricingId()).orElseThrow())
                .toList();
    }

    /** Mends the poisoned claims once their messages are in the dead-letter queue, and sends those back. */
    private int redrive(RepricingPlan plan, List<Integer> poison, List<AttributeValue> decisions)
            throws InterruptedException {
        while (waiting(deadLetterUrl) < poison.size()) {
            Thread.sleep(100);
        }
        int failedNow =
                shares(plan).stream().mapToInt(share -> share.claims().failed()).sum();
        for (int i = 0; i < poison.size(); i++) {
            replaceDecision(poison.get(i), decisions.get(i));
        }
        servers.sqs()
                .startMessageMoveTask(move -> move.sourceArn(arn(deadLetterUrl)).destinationArn(arn(queueUrl)));
        while (shares(plan).stream().anyMatch(share -> share.state() != Repricing.State.DONE)) {
            Thread.sleep(100);
        }
        return failedNow - poison.size();
    }

    private int waiting(String url) {
        return Integer.parseInt(servers.sqs()
                .getQueueAttributes(
                        get -> get.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    private String arn(String url) {
        return servers.sqs()
                .getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    /** As Lambda's poller does: what succeeds is deleted, what does not comes again. */
    private void poll() {
        RepricingWorker steady = worker(client(units, bare));
        while (!Thread.currentThread().isInterrupted()) {
            List<Message> messages;
            try {
                messages = servers.sqs()
                        .receiveMessage(receive -> receive.queueUrl(queueUrl)
                                .maxNumberOfMessages(2)
                                .waitTimeSeconds(1))
                        .messages();
            } catch (RuntimeException e) {
                return;
            }
            messages.forEach(message -> work(message, faulty ? worker(client(units, Faults.some())) : steady));
        }
    }

    private void work(Message message, RepricingWorker worker) {
        try {
            toldDone.addAndGet(worker.work(RepricingChunk.read(message.body()), () -> false)
                    .done());
            if (faulty && delivered.incrementAndGet() % 10 == 0) {
                deliveredTwice.incrementAndGet();
                servers.sqs().sendMessage(send -> send.queueUrl(queueUrl).messageBody(message.body()));
            }
            servers.sqs().deleteMessage(delete -> delete.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
        } catch (Faults.Killed e) {
            killed.incrementAndGet();
            comesAgain(message);
        } catch (RuntimeException e) {
            (causedByTheEnd(e) ? killed : failed).incrementAndGet();
            comesAgain(message);
        }
    }

    private static boolean causedByTheEnd(Throwable e) {
        return e != null && (e instanceof Faults.Killed || causedByTheEnd(e.getCause()));
    }

    private void comesAgain(Message message) {
        servers.sqs()
                .changeMessageVisibility(change -> change.queueUrl(queueUrl)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(0));
    }

    private RepricingPlanner planner() {
        JsonRevisionDocuments documents = new JsonRevisionDocuments();
        return new RepricingPlanner(
                catalogue,
                contracts,
                new AffectedClaims(table),
                new DynamoDbClaimArchive(table, documents),
                new RepricingStore(table, documents),
                new RepricingChunkQueue(servers.sqs(), queueUrl),
                RepricingPlanQueue.SECOND_LOOK_AFTER,
                Clock.systemUTC());
    }

    private RepricingWorker worker(DynamoDbClient dynamoDb) {
        JsonRevisionDocuments documents = new JsonRevisionDocuments();
        Table reached = new Table(dynamoDb, table.name());
        return new RepricingWorker(
                new RepricingStore(reached, documents),
                new DynamoDbClaimArchive(reached, documents),
                new ClaimBatches(reached, documents),
                schedules,
                new RepricingChunkQueue(servers.sqs(), queueUrl),
                Clock.systemUTC());
    }

    private DynamoDbClient client(ExecutionInterceptor... interceptors) {
        var ours = servers.dynamoDb().serviceClientConfiguration();
        return DynamoDbClient.builder()
                .endpointOverride(ours.endpointOverride().orElseThrow())
                .region(ours.region())
                .credentialsProvider(ours.credentialsProvider())
                .httpClient(http)
                .overrideConfiguration(override -> List.of(interceptors).forEach(override::addExecutionInterceptor))
                .build();
    }

    private static AttributeValue torn() {
        return AttributeValue.fromB(SdkBytes.fromUtf8String("torn"));
    }

    private AttributeValue replaceDecision(int claim, AttributeValue decision) {
        return servers.dynamoDb()
                .updateItem(update -> update.tableName(table.name())
                        .key(Archive.revisionKey(claim, 1))
                        .updateExpression("SET decision = :decision")
                        .expressionAttributeValues(Map.of(":decision", decision))
                        .returnValues(ReturnValue.UPDATED_OLD))
                .attributes()
                .get("decision");
    }
}
