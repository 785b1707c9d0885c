package com.therapyclaims.endtoend;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.domain.claims.ControlNumbers;
import com.therapyclaims.endtoend.HeldMessages.Message;
import com.therapyclaims.local.runner.triggers.ObjectCreated;
import com.therapyclaims.testing.RemittanceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Requests to DynamoDB, S3 and SQS fail before and after they took effect, are turned away and come late; uploads are told
 * of twice and in any order; functions die at each of their steps, and their clocks differ by nearly two minutes. Afterwards no claim is lost, none is there twice, no revision is missing, the ledger is exact,
 * and callers were told the truth.
 */
@Order(1) // It mostly waits, longer than all others: it begins first, beside them.
class FaultsTest {
    /** {@code -Dfault.runs=1000 -Dfault.seed=7} for a longer run, and another one. */
    private static final int RUNS = Integer.getInteger("fault.runs", 240);

    private static final long SEED = Long.getLong("fault.seed", 1);
    private static final double SHARE = 0.12;
    private static final int MOST_TRIES = 40;
    private static final int CALLERS = 12;
    /** Long: answers that never come and pauses before further tries add up, on a machine that runs other classes too. */
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    private static final List<Fault> DEATHS = List.of(Fault.FAILED_BEFORE, Fault.FAILED_AFTER);

    /** Of work of many steps the build tries a death at one of so many, a longer run at each; odd, for both deaths. */
    private static final int STRIDE = RUNS < 1_000 ? 5 : 1;

    private static FaultyNetwork network;
    private static RunningSystem system;

    @BeforeAll
    static void start() {
        network = new FaultyNetwork();
        system = RunningSystem.start(RunningSystem.options()
                .withFunctionsInOneProcess()
                .withBetween(network::before)
                .withUploadEvents(network::between)
                .withSurroundings(WrongClocks.surroundings(SEED)));
    }

    @AfterAll
    static void stop() {
        system.close();
        network.close();
    }

    @AfterEach
    void theTableIsSound() {
        network.follow(FaultSchedule.none());
        network.messages().hold(false);
        table().assertSound();
    }

    @Test
    void aFunctionThatDiesAtAnyStepOfArchivingLosesNothingAndArchivesOnce() {
        for (Fault fault : DEATHS) {
            dieAtEachStep(fault, () -> {
                String patient = "p-" + UUID.randomUUID();
                String visit = visit(patient);
                String key = UUID.randomUUID().toString();

                Caller.Answer first = system.demo().postClaim(visit, key);
                network.follow(FaultSchedule.none());
                Caller.Answer again = system.demo().postClaim(visit, key);

                assertThat(first.status()).as(first.body()).isIn(200, 201, 500, 502, 503, 504);
                assertThat(again.status()).as(again.body()).isIn(200, 201);
                if (first.status() < 300) {
                    assertThat(id(again)).isEqualTo(id(first));
                }
                assertThat(claimsOf(patient)).containsExactly(id(again));
                return first;
            });
        }
    }

    @Test
    void aFunctionThatDiesAtAnyStepOfACorrectionCorrectsOnce() {
        for (Fault fault : DEATHS) {
            dieAtEachStep(fault, () -> {
                network.follow(FaultSchedule.none());
                String patient = "p-" + UUID.randomUUID();
                String id = id(system.demo().postClaim(visit(patient)));
                network.follow(current);

                Caller.Answer first = system.demo().put("/v1/claims/" + id, corrected(patient), "\"1\"");
                network.follow(FaultSchedule.none());
                Caller.Answer again = system.demo().put("/v1/claims/" + id, corrected(patient), "\"1\"");

                // The second answer is a conflict when the first took effect: the caller reads what is there.
                assertThat(again.status()).as(again.body()).isIn(200, 409);
                JsonNode now = system.demo().get("/v1/claims/" + id).json();
                assertThat(now.at("/revision").asInt()).isEqualTo(2);
                assertThat(now.at("/units/lines/0/minutes").asInt()).isEqualTo(40);
                return first;
            });
        }
    }

    @Test
    void aFunctionThatDiesAtAnyStepOfAReplacementOfAnotherDateTakesTheOriginalBackOnce() {
        for (Fault fault : DEATHS) {
            dieAtEachStep(fault, () -> {
                network.follow(FaultSchedule.none());
                String patient = "p-" + UUID.randomUUID();
                String original = id(system.demo().postClaim(commercial(patient, "2026-08-03", "")));
                String replacement = commercial(patient, "2026-08-05", Visits.replacing(original));
                String key = UUID.randomUUID().toString();
                network.follow(current);

                Caller.Answer first = system.demo().postClaim(replacement, key);
                network.follow(FaultSchedule.none());
                Caller.Answer again = system.demo().postClaim(replacement, key);

                assertThat(again.status()).as(again.body()).isIn(200, 201);
                assertThat(claimsOf(patient)).containsExactlyInAnyOrder(original, id(again));
                JsonNode replaced = system.demo().get("/v1/claims/" + original).json();
                assertThat(replaced.at("/revision").asInt()).isEqualTo(2);
                assertThat(replaced.at("/causingClaimId").asText()).isEqualTo(id(again));
                assertThat(replaced.at("/findings").findValuesAsText("code")).contains("CLM.REPLACED");
                return first;
            });
        }
    }

    @Test
    void aFunctionThatDiesAtAnyStepOfABatchArchivesEachClaimOnce() {
        dieAtSomeSteps(() -> {
            List<String> patients = patients(2);
            String batch = patients.stream().map(FaultsTest::visit).collect(joining(",", "{\"claims\":[", "]}"));
            Map<String, String> key =
                    Map.of("idempotency-key", UUID.randomUUID().toString());

            Caller.Answer first = system.demo().post("/v1/claims/batch", batch, key);
            network.follow(FaultSchedule.none());
            Caller.Answer again = system.demo().post("/v1/claims/batch", batch, key);

            assertThat(first.status()).as(first.body()).isIn(200, 500, 502, 503, 504);
            assertThat(again.status()).as(again.body()).isEqualTo(200);
            for (int i = 0; i < patients.size(); i++) {
                JsonNode item = again.json().at("/items").get(i);
                assertThat(claimsOf(patients.get(i)))
                        .as(item.toString())
                        .containsExactly(item.at("/claimId").asText());
            }
            return first;
        });
    }

    @Test
    void aFunctionThatDiesAtAnyStepOfAFileOfVisitsArchivesEachRowOnceAndCountsItOnce() {
        dieAtSomeSteps(() -> {
            network.follow(FaultSchedule.none());
            network.keepUploads();
            List<String> patients = patients(3);
            String file = new VisitUploads(system.demo())
                    .put(
                            UUID.randomUUID() + ".ndjson",
                            patients.stream()
                                    .map(FaultsTest::visit)
                                    .collect(joining("\n"))
                                    .getBytes(StandardCharsets.UTF_8));
            system.local()
                    .await("the upload", DEADLINE, () -> !network.keptUploads().isEmpty());
            ObjectCreated upload = network.keptUploads().getFirst();
            network.keepNoUploads();
            network.follow(current);

            network.tellOf(upload);
            // Looked for in the table itself: questions to the API would be steps too.
            system.local().await("the rows", DEADLINE, () -> stateOfFile(file).equals("DONE"));
            system.local().awaitIdle(DEADLINE);
            network.follow(FaultSchedule.none());

            Caller.Answer done = system.demo().get("/v1/visit-files/" + file);
            assertThat(done.json().at("/rows"))
                    .isEqualTo(Caller.JSON
                            .createObjectNode()
                            .put("total", 3)
                            .put("done", 3)
                            .put("ready", 3)
                            .put("needsCorrection", 0)
                            .put("refused", 0));
            assertThat(patients)
                    .allSatisfy(patient -> assertThat(claimsOf(patient)).hasSize(1));
            return done;
        });
    }

    @Test
    void aFunctionThatDiesAtAnyStepOfARemittanceBooksItOnceAndPaysItsClaimOnce() {
        dieAtSomeSteps(() -> {
            network.follow(FaultSchedule.none());
            String id = id(system.demo().postClaim(visit("p-" + UUID.randomUUID())));
            assertThat(system.demo().post("/v1/claims/" + id + "/submit", "").status())
                    .isEqualTo(200);
            String remittance = paidInFull(id);
            network.follow(current);

            Caller.Answer first = system.demo().postX12("/v1/remittances", remittance);
            network.follow(FaultSchedule.none());
            Caller.Answer again = system.demo().postX12("/v1/remittances", remittance);

            assertThat(first.status()).as(first.body()).isIn(200, 201, 500, 502, 503, 504);
            assertThat(again.status()).as(again.body()).isIn(200, 201);
            assertThat(again.json().at("/amounts/paid").asText()).isEqualTo("38.80");
            JsonNode now = system.demo().get("/v1/claims/" + id).json();
            assertThat(now.at("/status").asText()).isEqualTo("PAID");
            assertThat(now.at("/revision").asInt()).as("made, submitted, paid").isEqualTo(3);
            return first;
        });
    }

    @Test
    void aFunctionThatDiesAtAnyStepOfASignatureSignsOnce() {
        published(upload("signed", "28.91"));
        String repricing =
                published(upload("signed", "28.92")).at("/repricingId").asText();
        String list = "/v1/repricings/" + repricing + "/rebill";
        system.demo().awaitSecondLook(repricing);
        system.local().awaitIdle(DEADLINE);
        dieAtSomeSteps(() -> {
            String name = "B. Biller " + UUID.randomUUID();
            String signature = "{\"signedBy\":\"" + name + "\"}";
            Map<String, String> key =
                    Map.of("idempotency-key", UUID.randomUUID().toString());

            Caller.Answer first = system.demo().post(list, signature, key);
            network.follow(FaultSchedule.none());
            Caller.Answer again = system.demo().post(list, signature, key);

            assertThat(first.status()).as(first.body()).isIn(200, 201, 500, 502, 503, 504);
            assertThat(again.status()).as(again.body()).isIn(200, 201);
            assertThat(system.demo()
                            .get(list)
                            .json()
                            .at("/signOffs")
                            .valueStream()
                            .filter(signed -> signed.at("/signedBy").asText().equals(name)))
                    .hasSize(1);
            return first;
        });
    }

    @Test
    void aFunctionThatDiesAtAnyStepOfAnUploadOrARepricingIsMadeGoodByTheNextTry() {
        Caller demo = system.demo();
        String payer = "death";
        published(upload(payer, "30.00"));
        String claim = claimOf(payer);
        // The first version's own repricing would price it with the next one's fees, and have it in its ledger.
        system.local().awaitIdle(DEADLINE);

        int step = 1;
        boolean happened = true;
        for (; happened; step++) {
            // Every step is met by one of the two; which one, the step's number says.
            FaultSchedule.Death death = FaultSchedule.deathAt(step, DEATHS.get(step % 2));
            String amount = "30.%02d".formatted(step);
            network.follow(death);
            byte[] fees = upload(payer, amount);
            // Looked for in the table itself: questions to the API would be steps too.
            int revision = step + 1;
            system.local().await("the new price", DEADLINE, () -> revisionNow(claim) == revision);
            system.local().awaitIdle(DEADLINE);
            happened = death.happened();
            network.follow(FaultSchedule.none());

            JsonNode done = demo.get("/v1/repricings/"
                            + published(fees).at("/repricingId").asText())
                    .json();
            assertThat(done.at("/state").asText()).as("step %s: %s", step, done).isEqualTo("DONE");
            assertThat(done.at("/claims/total").asInt())
                    .as("step %s: %s", step, done)
                    .isEqualTo(1);
            assertThat(done.at("/claims/changed").asInt())
                    .as("step %s: %s", step, done)
                    .isEqualTo(1);
            assertThat(done.at("/amounts/delta").asText())
                    .as("step %s: %s", step, done)
                    .isEqualTo("0.02");
            JsonNode now = demo.get("/v1/claims/" + claim).json();
            assertThat(now.at("/revision").asInt()).as("step %s", step).isEqualTo(revision);
            assertThat(new BigDecimal(now.at("/pricing/lines/0/allowed").asText()))
                    .as("step %s", step)
                    .isEqualTo(new BigDecimal(amount).multiply(BigDecimal.TWO));
            table().assertSound();
        }
        assertThat(step).as("steps of an upload and a repricing").isGreaterThan(15);
    }

    @Test
    void callersWhoseFunctionsAreNeverAnsweredAreToldTheTruthInTheirTime() {
        network.follow(FaultSchedule.oneOf(20, Fault.NEVER_ANSWERED));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> done = IntStream.range(0, CALLERS)
                    .<Future<?>>mapToObj(_ -> callers.submit(() -> {
                        String patient = "p-" + UUID.randomUUID();
                        String key = UUID.randomUUID().toString();
                        Caller.Answer created =
                                until(Set.of(200, 201), () -> system.demo().postClaim(visit(patient), key));
                        assertThat(claimsOf(patient)).containsExactly(id(created));
                    }))
                    .toList();
            for (Future<?> one : done) {
                assertThatNoException().isThrownBy(one::get);
            }
        }
    }

    @Test
    void theFunctionsClocksAreWrong() {
        Duration wrongBy = WrongClocks.of("archive-claim", SEED);
        Instant before = Instant.now();

        String id = id(system.demo().postClaim(visit("p-" + UUID.randomUUID())));

        String archivedAt =
                system.demo().get("/v1/claims/" + id).json().at("/recordedAt").asText();
        assertThat(Instant.parse(archivedAt).minus(wrongBy)).isBetween(before.minusMillis(1), Instant.now());
    }

    @Test
    void ofUploadsToldOfInAnyOrderAndTwiceTheNewestHoldsAndRepricesOnce() {
        String payer = "order";
        published(upload(payer, "29.00"));
        String claim = claimOf(payer);
        String key = key(payer);
        int uploads = new Uploads(system.demo()).of(key).size();
        network.keepUploads();
        for (String amount : List.of("30.00", "31.00", "32.00")) {
            upload(payer, amount);
        }
        system.local()
                .await("three uploads", DEADLINE, () -> network.keptUploads().size() == 3);
        List<ObjectCreated> inOrder = network.keptUploads();
        network.keepNoUploads();

        network.tellOf(inOrder.get(2));
        system.local().await("the newest price", DEADLINE, () -> revisionNow(claim) == 2);
        for (int late : List.of(1, 0, 2, 1)) {
            network.tellOf(inOrder.get(late));
        }
        system.local().awaitIdle(DEADLINE);

        assertThat(new Uploads(system.demo()).of(key)).hasSize(uploads + 1);
        JsonNode now = system.demo().get("/v1/claims/" + claim).json();
        assertThat(now.at("/revision").asInt()).isEqualTo(2);
        assertThat(now.at("/pricing/lines/0/allowed").asText()).isEqualTo("64.00");
    }

    @Test
    void aPlanThatComesAfterThatOfANewerPriceLeavesTheNewerOne() {
        List<String> claims = threeClaimsOf("plans", "29.41");
        network.messages().hold(true);
        List<JsonNode> versions = List.of(published(upload("plans", "30.41")), published(upload("plans", "31.41")));
        List<Message> plans = held(2);
        network.messages().hold(false);

        plans.reversed().forEach(FaultsTest::sendOn);

        assertThatAllHaveTheNewestPriceOnce(claims, "62.82", versions);
    }

    @Test
    void aChunkThatComesAfterThatOfANewerPriceLeavesTheNewerOne() {
        List<String> claims = threeClaimsOf("chunks", "29.42");
        network.messages().hold(true);
        List<JsonNode> versions = new ArrayList<>();
        List<Message> chunks = new ArrayList<>();
        for (String amount : List.of("30.42", "31.42")) {
            versions.add(published(upload("chunks", amount)));
            held(1).forEach(FaultsTest::sendOn);
            chunks.addAll(held(1));
        }
        network.messages().hold(false);

        chunks.reversed().forEach(FaultsTest::sendOn);

        assertThatAllHaveTheNewestPriceOnce(claims, "62.84", versions);
    }

    private static List<String> threeClaimsOf(String payer, String amount) {
        // A file is known by its content: each payer's is another.
        published(upload(payer, amount));
        return IntStream.range(0, 3).mapToObj(_ -> claimOf(payer)).toList();
    }

    /** So many messages that are held back, in the order they were sent in. */
    private static List<Message> held(int messages) {
        system.local()
                .await(
                        messages + " messages",
                        DEADLINE,
                        () -> network.messages().size() == messages);
        return network.messages().take();
    }

    /** Sends a message on and waits until all is done that it brings about. */
    private static void sendOn(Message message) {
        system.local()
                .clients()
                .sqs()
                .sendMessage(send -> send.queueUrl(message.queueUrl()).messageBody(message.body()));
        system.local().awaitIdle(DEADLINE);
    }

    /** Two units each, whichever repricing brought it: two dollars a unit more than at first. */
    private static void assertThatAllHaveTheNewestPriceOnce(
            List<String> claims, String newest, List<JsonNode> versions) {
        assertThat(claims).allSatisfy(claim -> {
            JsonNode now = system.demo().get("/v1/claims/" + claim).json();
            assertThat(now.at("/pricing/lines/0/allowed").asText()).isEqualTo(newest);
            assertThat(now.at("/revision").asInt()).isEqualTo(2);
        });
        List<JsonNode> repricings = versions.stream()
                .map(version -> version.at("/repricingId").asText())
                .map(id -> system.demo().get("/v1/repricings/" + id).json())
                .toList();
        assertThat(repricings).extracting(one -> one.at("/state").asText()).containsOnly("DONE");
        assertThat(repricings.stream()
                        .mapToInt(one -> one.at("/claims/changed").asInt())
                        .sum())
                .isEqualTo(claims.size());
        assertThat(repricings.stream()
                        .map(one -> new BigDecimal(one.at("/amounts/delta").asText()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("12.00");
    }

    @Test
    void anUploadOfWhichHalfIsReadIsReadAgain() {
        String payer = "half";
        AtomicBoolean isHalved = new AtomicBoolean();
        network.whileAnObjectIsRead(() -> isHalved.set(true));

        JsonNode version = published(upload(payer, "33.00"));

        assertThat(isHalved).isTrue();
        assertThat(new Uploads(system.demo()).of(version.at("/sourceKey").asText()))
                .containsExactly(version);
    }

    @Test
    void anUploadThatIsReplacedWhileItIsReadIsPublishedWholeOrNotAtAll() {
        String payer = "torn";
        AtomicReference<byte[]> second = new AtomicReference<>();
        network.whileAnObjectIsRead(() -> second.set(upload(payer, "31.00")));

        byte[] first = upload(payer, "30.00");
        system.local().await("the second upload", DEADLINE, () -> second.get() != null);
        JsonNode newest = published(second.get());
        system.local().awaitIdle(DEADLINE);

        // Each version is one of the two files, to the byte; the second holds.
        Uploads uploads = new Uploads(system.demo());
        assertThat(uploads.of(newest.at("/sourceKey").asText()))
                .allSatisfy(one -> assertThat(one.at("/sha256").asText()).isIn(sha256(first), sha256(second.get())))
                .first()
                .isEqualTo(newest);
        ObjectNode visit = Visits.read();
        ((ObjectNode) visit.get("claim")).put("payerId", payer);
        assertThat(system.demo()
                        .postClaim(visit.toString())
                        .json()
                        .at("/pricing/lines/0/allowed")
                        .asText())
                .isEqualTo("62.00");
    }

    @Test
    void whateverFaultsARepricingMeetsEachClaimIsRepricedOnceAndTheLedgerIsExact() {
        String payer = "faults";
        published(upload(payer, "30.00"));
        List<String> claims =
                IntStream.range(0, 6).mapToObj(_ -> claimOf(payer)).toList();
        system.local().awaitIdle(DEADLINE);
        for (int run = 1; run <= RUNS / 60; run++) {
            network.follow(FaultSchedule.random(SEED + run, SHARE));
            byte[] fees = upload(payer, "30.%02d".formatted(run));
            int revision = run + 1;
            system.local()
                    .await(
                            "the new prices",
                            DEADLINE,
                            () -> claims.stream().allMatch(claim -> revisionNow(claim) >= revision));
            system.local().awaitIdle(DEADLINE);
            network.follow(FaultSchedule.none());

            JsonNode done = system.demo()
                    .await(
                            "/v1/repricings/"
                                    + published(fees).at("/repricingId").asText(),
                            one -> one.at("/state").asText().equals("DONE"));
            assertThat(done.at("/claims/changed").asInt())
                    .as("run %s: %s", run, done)
                    .isEqualTo(claims.size());
            assertThat(new BigDecimal(done.at("/amounts/delta").asText()))
                    .as("run %s: %s", run, done)
                    .isEqualByComparingTo(new BigDecimal("0.02").multiply(BigDecimal.valueOf(claims.size())));
            ClaimsTable now = table();
            assertThat(claims)
                    .as("run %s", run)
                    .allSatisfy(claim -> assertThat(now.revision(claim)).isEqualTo(revision));
            now.assertSound();
        }
    }

    @Test
    void whateverFaultsAreMetEachClaimIsThereOnceAsItsCallerWasTold() {
        System.out.println("FaultsTest: " + RUNS + " runs, seed " + SEED + " (-Dfault.runs, -Dfault.seed)");
        ClaimsTable beforeAll = table();
        Set<String> before = beforeAll.claimIds();
        long met = network.faults();
        Map<String, Told> told = new LinkedHashMap<>();
        for (int run = 0; run < RUNS; run++) {
            network.follow(FaultSchedule.random(SEED + run, SHARE));
            String patient = "p-" + UUID.randomUUID();
            String key = UUID.randomUUID().toString();
            String id = run % 10 == 1 ? archivedInABatch(visit(patient), key) : archived(visit(patient), key);
            String path = "/v1/claims/" + id;
            if (run % 10 == 4) {
                until(Set.of(200), () -> system.demo().post(path + "/submit", ""));
                until(Set.of(200, 201), () -> system.demo().postX12("/v1/remittances", paidInFull(id)));
                told.put(patient, new Told(run, id, 3, "PAID"));
                continue;
            }
            until(Set.of(200, 409), () -> system.demo().put(path, corrected(patient), "\"1\""));
            boolean isVoided = run % 3 == 0;
            if (isVoided) {
                until(Set.of(200, 409), () -> system.demo().post(path + "/void", ""));
            }
            told.put(patient, isVoided ? new Told(run, id, 3, "VOID") : new Told(run, id, 2, ""));
        }
        network.follow(FaultSchedule.none());

        ClaimsTable after = table();
        told.forEach((patient, what) -> assertThat(after.revisionsOf(patient))
                .as("run %s", what.run())
                .isEqualTo(Map.of(what.claimId(), what.revision())));
        assertThat(after.claimIds()).hasSize(before.size() + RUNS);
        for (String status : List.of("VOID", "PAID")) {
            assertThat(after.count(status) - beforeAll.count(status))
                    .as(status)
                    .isEqualTo(told.values().stream()
                            .filter(what -> what.status().equals(status))
                            .count());
        }
        assertThat(network.faults() - met).as("faults met").isGreaterThan(RUNS / 2);
    }

    /** What a run's caller was told: the claim, and how far it has come; empty where it only was corrected. */
    private record Told(int run, String claimId, int revision, String status) {}

    private static String archived(String visit, String key) {
        return id(until(Set.of(200, 201), () -> system.demo().postClaim(visit, key)));
    }

    /** Sends a batch of one until the claim is archived: what fails inside is told in its place. */
    private static String archivedInABatch(String visit, String key) {
        String batch = "{\"claims\":[" + visit + "]}";
        for (int tries = 1; tries < MOST_TRIES; tries++) {
            JsonNode item = until(
                            Set.of(200),
                            () -> system.demo().post("/v1/claims/batch", batch, Map.of("idempotency-key", key)))
                    .json()
                    .at("/items/0");
            if (item.has("claimId")) {
                return item.at("/claimId").asText();
            }
            assertThat(item.at("/status").asInt()).as(item.toString()).isGreaterThanOrEqualTo(500);
        }
        throw new AssertionError("the batch was never archived");
    }

    private FaultSchedule current = FaultSchedule.none();

    /** Tries something with a death at its first step, its second ... until it no longer takes so many. */
    private void dieAtEachStep(Fault fault, Supplier<Caller.Answer> work) {
        dieAtSteps(1, _ -> fault, work);
    }

    /** The same with one of the deaths at a step, which one, its number says; in the build at some of the steps. */
    private void dieAtSomeSteps(Supplier<Caller.Answer> work) {
        dieAtSteps(STRIDE, step -> DEATHS.get(step % 2), work);
    }

    private void dieAtSteps(int stride, IntFunction<Fault> faults, Supplier<Caller.Answer> work) {
        int step = 1;
        FaultSchedule.Death death;
        for (; step < 100; step += stride) {
            death = FaultSchedule.deathAt(step, faults.apply(step));
            current = death;
            network.follow(death);
            Caller.Answer first = work.get();
            if (!death.happened()) {
                assertThat(first.status()).as("without a death").isLessThan(300);
                break;
            }
        }
        assertThat(step).as("steps").isBetween(2, 99);
    }

    private static Caller.Answer until(Set<Integer> wanted, Supplier<Caller.Answer> request) {
        Caller.Answer answer = request.get();
        for (int tries = 1; !wanted.contains(answer.status()); tries++) {
            assertThat(answer.status()).as(answer.body()).isGreaterThanOrEqualTo(500);
            assertThat(tries).as("tries").isLessThan(MOST_TRIES);
            answer = request.get();
        }
        return answer;
    }

    private static String claimOf(String payer) {
        ObjectNode visit = Visits.read();
        ((ObjectNode) visit.at("/claim/patient")).put("id", "p-" + UUID.randomUUID());
        ((ObjectNode) visit.get("claim")).put("payerId", payer);
        return id(system.demo().postClaim(visit.toString()));
    }

    private static List<String> patients(int count) {
        return IntStream.range(0, count).mapToObj(_ -> "p-" + UUID.randomUUID()).toList();
    }

    /** An 835 in which the sample's first line is paid in full. */
    private static String paidInFull(String claimId) {
        return RemittanceText.of(
                "38.8", RemittanceText.paidInFull(ControlNumbers.ofClaim(claimId), "97110:GP", "20260803"));
    }

    private static String stateOfFile(String id) {
        Map<String, AttributeValue> file = system.local()
                .clients()
                .dynamoDb()
                .getItem(get -> get.tableName("VisitFilesTable")
                        .key(Map.of(
                                "pk", AttributeValue.fromS("PRACTICE#demo"), "sk", AttributeValue.fromS("FILE#" + id)))
                        .consistentRead(true))
                .item();
        return file.containsKey("state") ? file.get("state").s() : "";
    }

    private static String visit(String patient) {
        return Visits.of(patient, "2026-08-03");
    }

    private static String commercial(String patient, String date, String further) {
        return Visits.of(patient, date).replace("\"payerId\":\"medicare\"", "\"payerId\":\"commercial\"" + further);
    }

    private static String corrected(String patient) {
        try {
            ObjectNode request = (ObjectNode) Caller.JSON.readTree(visit(patient));
            ((ObjectNode) request.at("/claim/services/0")).put("minutes", 40);
            return request.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Uploads a payer's fees. */
    private static byte[] upload(String payer, String amount97110) {
        byte[] fees =
                ("code,modifier,amount\n97110,," + amount97110 + "\n97140,,25.00\n").getBytes(StandardCharsets.UTF_8);
        system.upload(key(payer), fees);
        return fees;
    }

    private static String key(String payer) {
        return "incoming/practices/demo/" + payer + "/2026-01-01/fees.csv";
    }

    /** Waits until those fees are published, once. */
    private static JsonNode published(byte[] fees) {
        // The newest stand first.
        JsonNode list = system.demo()
                .await("/v1/fee-schedules", answer -> !published(answer, fees).isEmpty());
        List<JsonNode> versions = published(list, fees);
        assertThat(versions).hasSize(1);
        return versions.getFirst();
    }

    private static List<JsonNode> published(JsonNode list, byte[] content) {
        String sha256 = sha256(content);
        return list.get("items")
                .valueStream()
                .filter(version -> version.at("/sha256").asText().equals(sha256)
                        && version.at("/state").asText().equals("PUBLISHED"))
                .toList();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(Caller.Answer answer) {
        return answer.json().at("/claimId").asText();
    }

    private static List<String> claimsOf(String patient) {
        return system.demo()
                .get("/v1/claims?patientId=" + patient)
                .json()
                .get("items")
                .findValuesAsText("claimId");
    }

    private static int revisionNow(String claimId) {
        return ClaimsTable.revisionNow(system.local().clients().dynamoDb(), "demo", claimId);
    }

    private static ClaimsTable table() {
        return ClaimsTable.read(system.local().clients().dynamoDb());
    }
}
