package com.therapyclaims.functions.repriceclaims;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.events.QueueFunction;
import com.therapyclaims.aws.repricing.RepricingChunk;
import com.therapyclaims.aws.repricing.RepricingChunkQueue;
import com.therapyclaims.aws.repricing.RepricingStore;
import com.therapyclaims.aws.repricing.RepricingWorker;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.domain.repricing.RepricingTotals;
import com.therapyclaims.http.BusinessMetric;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.StructuredLog.Field;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Reprices chunks of claims; a chunk that fails comes again, the batch's others are done. */
public final class RepriceClaimsHandler extends QueueFunction {
    /** What is left for counting a chunk and handing back its rest. */
    private static final Duration RESERVE = Duration.ofSeconds(15);

    private final RepricingWorker worker;
    private final StructuredLog log;

    /** Used by Lambda. */
    public RepriceClaimsHandler() {
        this(Configuration.fromEnvironment());
    }

    private RepriceClaimsHandler(Configuration configuration) {
        this(worker(configuration, new AwsClients(configuration)), new StructuredLog("reprice-claims"));
    }

    RepriceClaimsHandler(RepricingWorker worker, StructuredLog log) {
        super(log, RESERVE);
        this.worker = worker;
        this.log = log;
    }

    @Override
    protected String work(String body, BooleanSupplier outOfTime, Map<Field, Object> line) {
        RepricingChunk chunk = RepricingChunk.read(body);
        line.put(Field.REPRICING_ID, chunk.plan().repricingId());
        line.put(Field.PRACTICE_ID, chunk.practiceId());
        RepricingTotals totals = worker.work(chunk, outOfTime);
        line.put(Field.COUNT, totals.done());
        log.count(
                Map.of(BusinessMetric.CLAIMS_REPRICED, totals.done(), BusinessMetric.CLAIMS_CHANGED, totals.changed()));
        return "repriced";
    }

    private static RepricingWorker worker(Configuration configuration, AwsClients clients) {
        Table claims = clients.claimsTable();
        JsonRevisionDocuments documents = new JsonRevisionDocuments();
        return new RepricingWorker(
                new RepricingStore(claims, documents),
                new DynamoDbClaimArchive(claims, documents),
                new ClaimBatches(claims, documents),
                FeeScheduleStore.connect(configuration, clients),
                new RepricingChunkQueue(clients.sqs(), configuration.repricingChunksQueueUrl()),
                Clock.systemUTC());
    }
}
