package com.therapyclaims.benchmarks.repricing;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.claims.ClaimKeys;
import com.therapyclaims.aws.claims.ClaimWrites;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.domain.claims.ClaimContext;
import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStanding;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ProcessedVisit;
import com.therapyclaims.domain.claims.RevisionCause;
import com.therapyclaims.domain.claims.Succession;
import com.therapyclaims.domain.claims.Visit;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.schedules.FeeSchedules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The archive of 20 practices: the same claims every time. A claim in twenty shares its patient's day with the one before,
 * one in thirty is submitted, one in four is commercial.
 */
final class Archive {
    static final int PRACTICES = 20;

    private static final Instant ARCHIVED = Instant.parse("2026-02-01T00:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
    private static final int DAYS = 240;
    private static final int PUTS_A_BATCH = 25;
    private static final int AT_ONCE = 4;

    private static final List<List<String>> SERVICES = List.of(
            List.of("97110:33", "97140:7"),
            List.of("97110:30", "97530:15"),
            List.of("97110:15", "97140:15", "97530:15"),
            List.of("97112:23", "97110:22"),
            List.of("97530:38"),
            List.of("97110:45", "97112:15"),
            List.of("97140:20", "97110:25"),
            List.of("97116:15", "97110:30"));

    private final JsonRevisionDocuments documents = new JsonRevisionDocuments();
    private final ClaimProcessor processor;
    private final Map<String, ClaimDecision> decided = new HashMap<>();

    /** Claims as they were decided with these tables. */
    Archive(FeeSchedules tables) {
        this.processor = new ClaimProcessor(new StandardPayers(), tables);
    }

    static String practice(int claim) {
        return "practice-" + claim % PRACTICES;
    }

    static String claimId(int claim) {
        return "claim-%07d".formatted(claim);
    }

    static Map<String, AttributeValue> revisionKey(int claim, int revision) {
        return Attributes.key(ClaimKeys.claim(practice(claim), claimId(claim)), "REV#%08d".formatted(revision));
    }

    /** Writes the claims into the table. */
    void write(Table table, int claims) throws Exception {
        ClaimWrites writes = new ClaimWrites(table, documents);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> parts = new ArrayList<>();
            for (int start = 0; start < claims; start += 1_000) {
                int from = start;
                int to = Math.min(claims, start + 1_000);
                List<ClaimRevision> some =
                        IntStream.range(from, to).mapToObj(this::claim).toList();
                parts.add(threads.submit(() -> write(table, writes, some)));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        }
    }

    private static void write(Table table, ClaimWrites writes, List<ClaimRevision> claims) {
        List<WriteRequest> puts = claims.stream()
                .flatMap(claim -> writes.append(claim).stream())
                .map(write -> write.put().item())
                .map((Map<String, AttributeValue> item) ->
                        WriteRequest.builder().putRequest(put -> put.item(item)).build())
                .toList();
        for (int start = 0; start < puts.size(); start += PUTS_A_BATCH) {
            Map<String, List<WriteRequest>> left =
                    Map.of(table.name(), puts.subList(start, Math.min(puts.size(), start + PUTS_A_BATCH)));
            while (!left.isEmpty()) {
                left = table.dynamoDb()
                        .batchWriteItem(BatchWriteItemRequest.builder()
                                .requestItems(left)
                                .build())
                        .unprocessedItems();
            }
        }
    }

    private ClaimRevision claim(int number) {
        // Every twentieth of a practice's claims is its patient's second one that day.
        int own = number / PRACTICES;
        int visit = own % 20 == 19 ? own - 1 : own;
        String sent = sent(
                "p-%06d".formatted(visit),
                own % 4 == 3 ? StandardPayers.COMMERCIAL : StandardPayers.MEDICARE,
                FIRST_DAY.plusDays((visit * 7L + number % PRACTICES) % DAYS),
                SERVICES.get(own % SERVICES.size()));
        Visit read = documents.readVisit(sent);
        ClaimDecision decision = decided.computeIfAbsent(read.payerId() + own % SERVICES.size(), _ -> decide(read));
        return new ClaimRevision(
                practice(number),
                claimId(number),
                1,
                ClaimStanding.of(own % 30 == 7 ? ClaimStatus.SUBMITTED : decision.status()),
                new RevisionCause.Created(),
                ARCHIVED.plusSeconds(number),
                ARCHIVED.plusSeconds(number),
                read,
                sent,
                decision,
                Succession.NONE);
    }

    private ClaimDecision decide(Visit visit) {
        return switch (processor.process(visit, ClaimContext.alone(visit.dateOfService()))) {
            case ProcessedVisit.Decided(ClaimDecision decision) -> decision;
            case ProcessedVisit.UnknownPayer _ -> throw new IllegalStateException("both payers are standard");
        };
    }

    private static String sent(String patient, String payer, LocalDate date, List<String> services) {
        List<String> lines = services.stream()
                .map(service -> service.split(":", -1))
                .map(service ->
                        "{\"code\":\"%s\",\"minutes\":%s,\"furnishedBy\":\"THERAPIST\",\"charge\":\"150.00\",\"diagnosisPointers\":[1]}"
                                .formatted(service[0], service[1]))
                .toList();
        return """
                {"claim":{"patient":{"id":"%s","birthDate":"1950-04-02","firstName":"Pat","lastName":"Example","sex":"F"},
                "payerId":"%s","memberId":"1EG4TE5MK73","dateOfService":"%s","placeOfService":"11","locality":"15202-00",
                "billingProvider":{"npi":"1234567893","taxId":"123456789","name":"Example Therapy"},
                "renderingProvider":{"npi":"1234567893","name":"A. Smith","credential":"PT"},
                "referringProvider":{"npi":"1234567893","name":"B. Jones"},
                "diagnoses":["M25.561"],"services":[%s]}}""".formatted(patient, payer, date, String.join(",", lines));
    }
}
