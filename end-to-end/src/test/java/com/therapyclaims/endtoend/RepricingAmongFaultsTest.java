package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A repricing of some hundred claims of two practices, once on a good day and once, of the same archive, while workers are
 * killed, messages come twice, requests are throttled and a claim cannot be read: each practice's ledger is the same in
 * the end, byte for byte.
 */
@EnabledIf(
        value = "com.therapyclaims.local.runner.functions.Functions#canRunInProcesses",
        disabledReason = "AWS's runtime client is for Linux alone: here the functions run in one process")
@Order(2) // It takes long: begun late, it would run alone in the end.
class RepricingAmongFaultsTest {
    private static final int BATCH = 30;
    private static final int ATTEMPTS = 5;
    private static final long SEED = Long.getLong("fault.seed", 1);
    private static final int CLAIMS_OF_DEMO = 180;
    private static final int CLAIMS_OF_OTHER = 60;
    private static final int DEATHS = 3;
    private static final Duration DEADLINE = Duration.ofMinutes(4);
    private static final Map<String, String> NO_NAMES = Map.of();

    private static FaultyNetwork network;
    private static RunningSystem system;

    @BeforeAll
    static void start() {
        network = new FaultyNetwork();
        // Workers are killed: each is a process of its own.
        system = RunningSystem.start(RunningSystem.options()
                .withFunctionsInOneProcessBut("RepriceClaimsFunction")
                .withBetween(network::before));
    }

    @AfterAll
    static void stop() {
        system.close();
        network.close();
    }

    @Test
    void theLedgerIsThatOfAGoodDayByteForByte() {
        System.out.println("RepricingAmongFaultsTest: seed " + SEED + " (-Dfault.seed)");
        bringSomeToTheThreshold();
        List<String> claims = archive(system.demo(), CLAIMS_OF_DEMO);
        archive(system.other(), CLAIMS_OF_OTHER);
        submitSome(claims);
        DynamoDbClient dynamoDb = system.local().clients().dynamoDb();
        TableContents before = TableContents.read(dynamoDb, ClaimsTable.TABLE);

        String key = "incoming/medicare/2026-09-01/PPRRVU2026.csv";
        system.upload(key, MedicareFiles.withPracticeExpense97110("0.43"));
        JsonNode version = system.uploads().published(key);
        String repricing = version.at("/repricingId").asText();
        system.demo().awaitSecondLook(repricing);
        // The years are judged after the last claim.
        system.local().awaitIdle(DEADLINE);
        Ledger goodDays = Ledger.of(await(repricing, "DONE"), repricing);
        assertThat(goodDays.demosCsv().lines()).hasSizeGreaterThan(CLAIMS_OF_DEMO / 2);
        assertThat(goodDays.othersCsv().lines()).hasSizeGreaterThan(CLAIMS_OF_OTHER / 2);
        assertThat(goodDays.demosThreshold()).contains("KX.MISSING_ABOVE_THRESHOLD");

        SqsClient sqs = system.local().clients().sqs();
        String plans =
                sqs.getQueueUrl(get -> get.queueName("RepricingPlansQueue")).queueUrl();
        sqs.purgeQueue(purge -> purge.queueUrl(plans));
        before.putBack(dynamoDb);
        String poison = claims.get(new Random(SEED).nextInt(CLAIMS_OF_DEMO));
        Damage damage = Damage.to(poison, dynamoDb);
        BadDay badDay = new BadDay();
        network.follow(badDay);
        ObjectNode request = Caller.JSON
                .createObjectNode()
                .put("scheduleId", version.at("/id").asText())
                .put("version", version.at("/version").asText());
        sqs.sendMessage(send -> send.queueUrl(plans).messageBody(request.toString()));

        JsonNode failed = await(repricing, "FAILED");
        assertThat(failed.at("/claims/failed").asInt()).isBetween(1, 2);
        assertThat(failed.at("/claims/done").asInt()
                        + failed.at("/claims/failed").asInt())
                .isEqualTo(failed.at("/claims/total").asInt());
        OperatorsPage page = new OperatorsPage(system.local(), system.operator());
        // Its chunk may have been sent twice: then both messages end there.
        system.local().await("the poisoned claim's message", DEADLINE, () -> waiting(page) > 0);
        damage.mend();
        page.aws("start-message-move-task", NO_NAMES);
        await(repricing, "DONE");
        sqs.sendMessage(send ->
                send.queueUrl(plans).messageBody(request.put("secondLook", true).toString()));
        system.demo().awaitSecondLook(repricing);
        system.local().awaitIdle(DEADLINE);
        JsonNode done = await(repricing, "DONE");
        network.follow(FaultSchedule.none());

        assertThat(badDay.deaths.get()).as("workers died").isEqualTo(DEATHS);
        assertThat(badDay.twice.get()).as("messages came twice").isPositive();
        assertThat(badDay.throttled.get()).as("requests were throttled").isPositive();
        assertThat(Ledger.of(done, repricing)).isEqualTo(goodDays);
        table().assertSound();
    }

    private static int waiting(OperatorsPage page) {
        return page.aws("--queue-url <RepricingChunksDeadLetterQueue> --attribute-names", NO_NAMES)
                .at("/Attributes/ApproximateNumberOfMessages")
                .asInt();
    }

    /** What is told of a repricing in the end, but for how long it took. */
    private record Ledger(
            String demosCsv, String demosThreshold, String othersCsv, JsonNode demosShare, JsonNode othersShare) {
        static Ledger of(JsonNode demos, String repricing) {
            String csv = "/v1/repricings/" + repricing + "/changes.csv";
            return new Ledger(
                    system.demo().get(csv).body(),
                    system.demo()
                            .get("/v1/repricings/" + repricing + "/year-changes?limit=100")
                            .body(),
                    system.other().get(csv).body(),
                    timeless(demos),
                    timeless(system.other().get("/v1/repricings/" + repricing).json()));
        }

        private static JsonNode timeless(JsonNode share) {
            ObjectNode rest = share.deepCopy();
            rest.remove(List.of("startedAt", "progress"));
            return rest;
        }
    }

    private static JsonNode await(String repricing, String state) {
        String path = "/v1/repricings/" + repricing;
        system.local()
                .await(
                        repricing + " is " + state,
                        DEADLINE,
                        () -> system.demo()
                                        .get(path)
                                        .json()
                                        .at("/state")
                                        .asText()
                                        .equals(state)
                                && !system.other()
                                        .get(path)
                                        .json()
                                        .at("/state")
                                        .asText()
                                        .equals("RUNNING"));
        return system.demo().get(path).json();
    }

    /** Visits of three months; one in five is the second of its patient's day, one in four has the commercial payer. */
    private static List<String> archive(Caller practice, int number) {
        ArrayNode visits = Caller.JSON.createArrayNode();
        for (int i = 0; i < number; i++) {
            int patient = i % 5 == 4 ? i - 1 : i;
            String day = LocalDate.of(2026, 9, 7).plusDays(patient % 70).toString();
            ObjectNode visit = (ObjectNode) OperatorsPage.json(Visits.of("p-" + patient, day));
            ((ObjectNode) visit.get("claim")).put("payerId", patient % 4 == 3 ? "commercial" : "medicare");
            visits.add(visit);
        }
        Map<String, String> ids = new HashMap<>();
        for (int start = 0; start < number; start += BATCH) {
            ObjectNode batch = Caller.JSON.createObjectNode();
            ArrayNode some = batch.putArray("claims");
            for (int i = start; i < Math.min(number, start + BATCH); i++) {
                some.add(visits.get(i));
            }
            int archived = ids.size() + some.size();
            // On a busy machine a batch may run out of time; sent again, it goes on.
            for (int attempt = 0; ids.size() < archived && attempt < ATTEMPTS; attempt++) {
                Caller.Answer answer = practice.post(
                        "/v1/claims/batch", batch.toString(), Map.of("idempotency-key", "batch-" + start));
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                answer.json().findValuesAsText("claimId").forEach(id -> ids.put(id, id));
            }
        }
        assertThat(ids).hasSize(number);
        return ids.keySet().stream().sorted().toList();
    }

    /** Every fifth patient: what others billed lets the visit, 70.14, end exactly at the therapy threshold. */
    private static void bringSomeToTheThreshold() {
        for (int patient = 0; patient < CLAIMS_OF_DEMO; patient += 5) {
            Caller.Answer recorded = system.demo()
                    .put(
                            "/v1/patients/p-" + patient + "/therapy-threshold?year=2026",
                            "{\"ptSlp\":\"2409.86\",\"ot\":\"0.00\",\"asOf\":\"2026-09-01\"}",
                            "");
            assertThat(recorded.status()).as(recorded.body()).isEqualTo(200);
        }
    }

    private static void submitSome(List<String> claims) {
        for (int i = 0; i < claims.size(); i += 30) {
            Caller.Answer submitted = system.demo().post("/v1/claims/" + claims.get(i) + "/submit", "");
            assertThat(submitted.status()).as(submitted.body()).isEqualTo(200);
        }
    }

    private static ClaimsTable table() {
        return ClaimsTable.read(system.local().clients().dynamoDb());
    }

    /**
     * Workers die while they write: their write takes effect, and nobody hears of it. Every second request to a queue is
     * done twice, and one request in fifty is turned away.
     */
    private static final class BadDay implements FaultSchedule {
        private final Random random = new Random(SEED);
        private final Set<Integer> fatal =
                random.ints(1, 10).distinct().limit(DEATHS).boxed().collect(Collectors.toSet());
        private final AtomicInteger writes = new AtomicInteger();
        private final AtomicInteger sent = new AtomicInteger();
        private final AtomicInteger deaths = new AtomicInteger();
        private final AtomicInteger twice = new AtomicInteger();
        private final AtomicInteger throttled = new AtomicInteger();

        @Override
        public synchronized Fault next(Request request) {
            if (request.operation().startsWith("SendMessage") && sent.incrementAndGet() % 2 == 0) {
                twice.incrementAndGet();
                return Fault.TWICE;
            }
            if (random.nextInt(50) == 0) {
                throttled.incrementAndGet();
                return Fault.THROTTLED;
            }
            if (isOfAWorker(request) && killsAt(writes.incrementAndGet())) {
                deaths.incrementAndGet();
            }
            return Fault.NONE;
        }

        /** Whether it writes claims' next revisions. */
        private static boolean isOfAWorker(Request request) {
            return request.operation().equals("TransactWriteItems")
                    && request.body().contains("\"REV#");
        }

        private boolean killsAt(int write) {
            return fatal.contains(write)
                    && ProcessHandle.current()
                                    .children()
                                    .filter(child -> child.info()
                                            .commandLine()
                                            .filter(command -> command.contains("RepriceClaimsHandler"))
                                            .isPresent())
                                    .filter(ProcessHandle::destroyForcibly)
                                    .count()
                            > 0;
        }
    }
}
