package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.required;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.Transactions;
import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.ClaimWrites;
import com.therapyclaims.aws.claims.PatientYears;
import com.therapyclaims.aws.claims.RevisionDocuments;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.PatientDay;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Repricings as they run: the runs, their chunks, their ledgers and the patients' years. Every write can be repeated: a chunk
 * is counted once, a claim is changed once, whatever is delivered twice.
 */
public final class RepricingStore {
    /** What somebody changes at the same time is read anew this often. */
    static final int ATTEMPTS = 5;

    private final Table table;
    private final ClaimWrites claims;
    private final ClaimBatches batches;
    private final Transactions transactions;
    private final RepricingRuns runs;
    private final RepricingChunks chunks;
    private final RepricingLedger ledger;
    private final RebillSignatures signatures;
    private final YearStore years;
    private final ToldVariances variances;

    /** Repricings in this table. */
    public RepricingStore(Table table, RevisionDocuments documents) {
        this.table = table;
        this.claims = new ClaimWrites(table, documents);
        this.batches = new ClaimBatches(table, documents);
        this.transactions = new Transactions(table.dynamoDb());
        this.runs = new RepricingRuns(table);
        this.chunks = new RepricingChunks(table);
        this.ledger = new RepricingLedger(table, claims);
        this.signatures = new RebillSignatures(table);
        this.years = new YearStore(table, claims);
        this.variances = new ToldVariances(table);
    }

    /** The runs as a whole. */
    RepricingRuns runs() {
        return runs;
    }

    /** The chunks of claims that the workers do. */
    RepricingChunks chunks() {
        return chunks;
    }

    /** What was changed. */
    RepricingLedger ledger() {
        return ledger;
    }

    /** The patients' years that are to be judged. */
    YearStore years() {
        return years;
    }

    /** What was told of claims with their payer. */
    ToldVariances variances() {
        return variances;
    }

    /** A practice's last signature of the list of claims to rebill after a repricing. */
    Optional<RebillSignatures.Last> lastSigned(String practiceId, String repricingId) {
        return signatures.last(practiceId, repricingId);
    }

    /** Says that a delivery of the practice's chunks is at work from now on. */
    void markWork(String practiceId, Instant now) {
        WorkMark.set(table, practiceId, now);
    }

    /** Patients' years as they stand. */
    PatientYears patientYears(ClaimArchive archive, ClaimBatches batches) {
        return new PatientYears(table, archive, batches);
    }

    /** A chunk and its repricing, in one read. */
    Assignment assignment(RepricingChunk name) {
        Map<String, AttributeValue> runKey = RepricingItems.runKey(name.plan());
        Map<String, AttributeValue> chunkKey = RepricingItems.chunkKey(name);
        Map<String, Map<String, AttributeValue>> found = new HashMap<>();
        table.all(List.of(runKey, chunkKey)).forEach(item -> found.put(required(item, "sk"), item));
        return new Assignment(
                RepricingItems.run(
                        Optional.ofNullable(found.get(required(runKey, "sk"))).orElseThrow()),
                Chunk.of(
                        name.plan(),
                        Optional.ofNullable(found.get(required(chunkKey, "sk")))
                                .orElseThrow(() -> new IllegalStateException("a chunk that nobody planned"))));
    }

    /** What a worker is to do, and for which repricing. */
    record Assignment(Run run, Chunk chunk) {}

    /** Those of a practice's claims that changed after a moment, or whose day did. */
    Set<String> movedAfter(Instant moment, String practiceId, List<String> claimIds) {
        return batches.current(practiceId, claimIds).entrySet().stream()
                .filter(claim -> claim.getValue().movedAfter(moment))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The condition that a claim has not been changed since it was read. */
    TransactWriteItem stillLatest(ClaimRevision claim) {
        return claims.stillLatest(claim);
    }

    /** The condition that the claims of a day are those that were read. */
    TransactWriteItem dayStands(PatientDay day) {
        return claims.dayStands(day);
    }

    /**
     * Writes all of these or none.
     *
     * @return false if another revision of a claim came first, or a change is recorded already: then the claims are to be
     *     read anew
     */
    boolean record(List<TransactWriteItem> writes) {
        return transactions.write(writes).isEmpty();
    }
}
