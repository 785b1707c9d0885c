package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Fifty callers at once: what comes out is what they would have brought about one after the other. */
class ConcurrencyTest {
    private static final int CALLERS = 50;

    @RegisterExtension
    private static final RunningSystem system = RunningSystem.anywhereFresh();

    @Test
    void oneOfFiftyCorrectionsOfARevisionIsTakenAndTheOthersAreToldSo() {
        String path = "/v1/claims/"
                + system.demo().postClaim(Visits.sample()).json().at("/claimId").asText();

        List<Integer> answers =
                atOnce(() -> system.demo().put(path, Visits.sample(), "\"1\"").status());

        assertThat(answers).containsOnly(200, 409);
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(system.demo().get(path).json().at("/revision").asInt()).isEqualTo(2);
        soundTable();
    }

    @Test
    void fiftyCallersWhoReadAndTryAgainAllCorrectOneAfterTheOther() {
        String patient = "p-" + UUID.randomUUID();
        String visit = Visits.of(patient, "2026-08-03");
        String path = "/v1/claims/"
                + system.demo().postClaim(visit).json().at("/claimId").asText();

        List<Integer> tries = atOnce(() -> {
            int tried = 1;
            while (true) {
                JsonNode now = system.demo().get(path).json();
                Caller.Answer answer = system.demo()
                        .put(path, visit, "\"" + now.at("/revision").asInt() + "\"");
                if (answer.status() == 200) {
                    return tried;
                }
                assertThat(answer.status()).as(answer.body()).isEqualTo(409);
                tried++;
            }
        });

        assertThat(tries).hasSize(CALLERS);
        assertThat(system.demo().get(path).json().at("/revision").asInt()).isEqualTo(1 + CALLERS);
        soundTable();
    }

    @Test
    void fiftyCallersWithOneIdempotencyKeyMakeOneClaim() {
        String patient = "p-" + UUID.randomUUID();
        String visit = Visits.of(patient, "2026-08-03");
        String key = UUID.randomUUID().toString();

        List<Caller.Answer> answers = atOnce(() -> system.demo().postClaim(visit, key));

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isIn(200, 201, 409));
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        Set<String> ids = answers.stream()
                .filter(answer -> answer.status() < 300)
                .map(answer -> answer.json().at("/claimId").asText())
                .collect(Collectors.toSet());
        assertThat(ids).hasSize(1);
        assertThat(system.demo().get("/v1/claims?patientId=" + patient).json().get("items"))
                .hasSize(1);
        soundTable();
    }

    @Test
    void twoUploadsDuringARepricingEndWithTheNewestPrice() {
        String payer = "busy-" + UUID.randomUUID().toString().substring(0, 8);
        String key = "incoming/practices/demo/" + payer + "/2026-01-01/fees.csv";
        system.upload(key, fees("30.00"));
        awaitPublished(key, 1);
        ObjectNode visit = Visits.read();
        ((ObjectNode) visit.get("claim")).put("payerId", payer);
        String path = "/v1/claims/"
                + system.demo()
                        .postClaim(visit.toString())
                        .json()
                        .at("/claimId")
                        .asText();

        system.upload(key, fees("31.00"));
        system.upload(key, fees("32.00"));

        JsonNode now = system.demo()
                .await(
                        path,
                        claim -> claim.at("/pricing/lines/0/allowed").asText().equals("64.00"));
        assertThat(now.at("/cause").asText()).isEqualTo("REPRICED");
        system.demo()
                .await(
                        "/v1/repricings",
                        repricings -> repricings.get("items").findValuesAsText("state").stream()
                                .allMatch("DONE"::equals));
        assertThat(system.demo().get(path).json().at("/pricing/lines/0/allowed").asText())
                .isEqualTo("64.00");
        soundTable();
    }

    private static String fees(String amount) {
        return "code,modifier,amount\n97110,," + amount + "\n97140,,25.00\n";
    }

    private static void awaitPublished(String key, int versions) {
        system.demo()
                .await(
                        "/v1/fee-schedules",
                        answer -> answer.get("items")
                                        .valueStream()
                                        .filter(one -> one.at("/sourceKey")
                                                        .asText()
                                                        .equals(key)
                                                && one.at("/state").asText().equals("PUBLISHED"))
                                        .count()
                                >= versions);
    }

    /** Read where it can be: a system that runs elsewhere shows its answers alone. */
    private static void soundTable() {
        system.ifHere(local -> ClaimsTable.read(local.clients().dynamoDb()).assertSound());
    }

    private static <T> List<T> atOnce(Callable<T> call) {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = IntStream.range(0, CALLERS)
                    .mapToObj(_ -> callers.submit(call))
                    .toList();
            return futures.stream().map(ConcurrencyTest::result).toList();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
