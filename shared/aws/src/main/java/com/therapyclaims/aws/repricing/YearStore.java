package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.count;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.Transactions;
import com.therapyclaims.aws.claims.ClaimWrites;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.repricing.JudgedClaim;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.repricing.YearChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The patients' years that a repricing has touched and not judged yet, and what it found in those it has. A chunk that is
 * closed leaves the years of its changed claims in an item of the run: {@code YEARS#<practice>#<chunk>}.
 */
final class YearStore {
    /** A claim is three writes, and the practice's share is one. */
    private static final int CLAIMS_AT_ONCE = (Transactions.MOST_WRITES - 1) / 3;

    private static final String PREFIX = "YEARS#";
    private static final String PATIENTS = "patients";
    static final String OPEN = "yearsOpen";

    private final Table table;
    private final ClaimWrites claims;
    private final Transactions transactions;

    YearStore(Table table, ClaimWrites claims) {
        this.table = table;
        this.claims = claims;
        this.transactions = new Transactions(table.dynamoDb());
    }

    /** What a chunk leaves when it is closed. */
    static Map<String, AttributeValue> item(RepricingChunk chunk, Collection<PatientYear> years) {
        Map<String, AttributeValue> item = new HashMap<>(key(chunk));
        ItemFormat.putInto(item);
        item.put("practiceId", text(chunk.practiceId()));
        item.put("number", text(chunk.number()));
        item.put(
                PATIENTS,
                AttributeValue.fromL(years.stream()
                        .map(PatientYear::text)
                        .map(Attributes::text)
                        .toList()));
        return item;
    }

    /** What it adds to the practice's share with it. */
    static Map<String, AttributeValue> addition() {
        return Map.of(OPEN, Attributes.number(1));
    }

    static Map<String, AttributeValue> key(RepricingChunk chunk) {
        return Attributes.key(
                RepricingItems.runPartition(chunk.plan()), PREFIX + chunk.practiceId() + "#" + chunk.number());
    }

    /** Whether every claim of the practice that is in a chunk is done or has failed, and there are years to judge. */
    boolean due(Run run, String practiceId) {
        Map<String, AttributeValue> share =
                table.get(RepricingItems.shareKey(practiceId, run)).orElse(Map.of());
        return count(share, OPEN) > 0 && count(share, "done") + count(share, "failed") >= count(share, "total");
    }

    /** The years of a practice that are to be judged, as its chunks left them. */
    Stream<OpenYears> open(RepricingPlan plan, String practiceId) {
        return query(plan, PREFIX + practiceId + "#")
                .map(item -> new OpenYears(
                        required(item, "number"),
                        item.get(PATIENTS).l().stream()
                                .map(AttributeValue::s)
                                .map(PatientYear::parse)
                                .toList()));
    }

    /** The practices that have years to judge. */
    Stream<String> practices(RepricingPlan plan) {
        return query(plan, PREFIX).map(item -> required(item, "practiceId")).distinct();
    }

    private Stream<Map<String, AttributeValue>> query(RepricingPlan plan, String beginning) {
        QueryRequest.Builder request = table.within(RepricingItems.runPartition(plan), beginning)
                .filterExpression("attribute_not_exists(done)");
        return table.items(request);
    }

    /** Notes, once, that these years are judged. */
    void close(Run run, String practiceId, OpenYears years) {
        transactions.write(List.of(
                TransactWriteItem.builder()
                        .update(Update.builder()
                                .tableName(table.name())
                                .key(key(new RepricingChunk(run.plan(), practiceId, years.number())))
                                .updateExpression("SET done = :yes REMOVE " + PATIENTS)
                                .conditionExpression("attribute_exists(pk) AND attribute_not_exists(done)")
                                .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true)))
                                .build())
                        .build(),
                add(run, practiceId, Map.of(OPEN, -1))));
    }

    /** What stands in the repricing of these claims, which are with their payer. */
    Map<String, YearChange> variances(RepricingPlan plan, String practiceId, List<String> claimIds) {
        Map<String, YearChange> found = new HashMap<>();
        table
                .all(claimIds.stream()
                        .map(id -> YearLines.varianceKey(practiceId, plan, id))
                        .toList())
                .stream()
                .filter(item -> !item.containsKey(YearLines.WITHDRAWN))
                .map(YearLines::change)
                .forEach(change -> found.put(change.claimId(), change));
        return found;
    }

    /**
     * Writes what was found in a patient's year: next revisions, and the lines that tell of them and of claims with their
     * payer, each counted once.
     *
     * @param judged the claims that stand otherwise now
     * @param told the lines there are of the year's claims with their payer
     * @return false if somebody came between: then the year is to be judged anew
     */
    boolean record(Run run, String practiceId, List<JudgedClaim> judged, Map<String, YearChange> told, Instant now) {
        List<Step> steps = new ArrayList<>();
        Map<String, YearChange> untrue = new HashMap<>(told);
        for (JudgedClaim claim : judged) {
            YearChange change = claim.change();
            if (!change.isVariance()) {
                steps.add(revised(run, practiceId, claim, now));
            } else if (!change.says(Optional.ofNullable(untrue.remove(change.claimId())))) {
                steps.add(varied(run, practiceId, claim, told.containsKey(change.claimId())));
            }
        }
        untrue.keySet().forEach(claimId -> steps.add(withdrawn(run, practiceId, claimId)));
        for (int start = 0; start < steps.size(); start += CLAIMS_AT_ONCE) {
            List<Step> some = steps.subList(start, Math.min(steps.size(), start + CLAIMS_AT_ONCE));
            List<TransactWriteItem> writes = new ArrayList<>();
            some.forEach(step -> writes.addAll(step.writes()));
            writes.add(add(
                    run,
                    practiceId,
                    Map.of(
                            RepricingItems.YEAR_REVISED,
                            some.stream().mapToInt(Step::revised).sum(),
                            RepricingItems.YEAR_VARIANCES,
                            some.stream().mapToInt(Step::variances).sum())));
            if (transactions.write(writes).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private Step revised(Run run, String practiceId, JudgedClaim judged, Instant now) {
        ClaimRevision next = judged.claim().repriced(now, run.plan().repricingId(), judged.decision());
        List<TransactWriteItem> writes = new ArrayList<>(claims.append(next));
        writes.add(put(YearLines.item(practiceId, run.plan(), judged.change()), "attribute_not_exists(pk)"));
        return new Step(writes, 1, 0);
    }

    private Step varied(Run run, String practiceId, JudgedClaim judged, boolean told) {
        return new Step(
                List.of(
                        claims.stillLatest(judged.claim()),
                        put(
                                YearLines.item(practiceId, run.plan(), judged.change()),
                                told
                                        ? "attribute_exists(pk) AND attribute_not_exists(" + YearLines.WITHDRAWN + ")"
                                        : "attribute_not_exists(pk) OR attribute_exists(" + YearLines.WITHDRAWN + ")")),
                0,
                told ? 0 : 1);
    }

    private Step withdrawn(Run run, String practiceId, String claimId) {
        Update update = Update.builder()
                .tableName(table.name())
                .key(YearLines.varianceKey(practiceId, run.plan(), claimId))
                .updateExpression("SET " + YearLines.WITHDRAWN + " = :yes")
                .conditionExpression("attribute_exists(pk) AND attribute_not_exists(" + YearLines.WITHDRAWN + ")")
                .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true)))
                .build();
        return new Step(List.of(TransactWriteItem.builder().update(update).build()), 0, -1);
    }

    private TransactWriteItem put(Map<String, AttributeValue> item, String condition) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table.name())
                        .item(item)
                        .conditionExpression(condition)
                        .build())
                .build();
    }

    private TransactWriteItem add(Run run, String practiceId, Map<String, Integer> additions) {
        List<String> terms = new ArrayList<>();
        Map<String, AttributeValue> values = new HashMap<>();
        additions.forEach((name, value) -> {
            terms.add(name + " :" + name);
            values.put(":" + name, Attributes.number(value));
        });
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table.name())
                        .key(RepricingItems.shareKey(practiceId, run))
                        .updateExpression("ADD " + String.join(", ", terms))
                        .expressionAttributeValues(values)
                        .build())
                .build();
    }

    /**
     * Years that a chunk left.
     *
     * @param number the chunk's
     */
    record OpenYears(String number, List<PatientYear> years) {
        OpenYears {
            years = List.copyOf(years);
        }
    }

    /** What is written of one claim, and what it adds to the counts. */
    private record Step(List<TransactWriteItem> writes, int revised, int variances) {}
}
