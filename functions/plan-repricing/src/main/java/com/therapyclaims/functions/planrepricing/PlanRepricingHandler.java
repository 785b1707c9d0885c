package com.therapyclaims.functions.planrepricing;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.events.QueueFunction;
import com.therapyclaims.aws.repricing.AffectedClaims;
import com.therapyclaims.aws.repricing.RepricingChunkQueue;
import com.therapyclaims.aws.repricing.RepricingPlanQueue;
import com.therapyclaims.aws.repricing.RepricingPlanner;
import com.therapyclaims.aws.repricing.RepricingStore;
import com.therapyclaims.aws.schedules.PinnedContracts;
import com.therapyclaims.aws.schedules.ScheduleCatalogue;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.StructuredLog.Field;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Finds the archived claims that a published version can change and hands them to the workers in chunks. */
public final class PlanRepricingHandler extends QueueFunction {
    /** More than a month of claims takes to plan. */
    private static final Duration RESERVE = Duration.ofMinutes(5);

    private final RepricingPlanner planner;
    private final RepricingPlanQueue queue;

    /** Used by Lambda. */
    public PlanRepricingHandler() {
        this(Configuration.fromEnvironment());
    }

    private PlanRepricingHandler(Configuration configuration) {
        this(configuration, new AwsClients(configuration));
    }

    private PlanRepricingHandler(Configuration configuration, AwsClients clients) {
        this(configuration, clients, new StructuredLog("plan-repricing"));
    }

    private PlanRepricingHandler(Configuration configuration, AwsClients clients, StructuredLog log) {
        this(
                planner(configuration, clients, log),
                new RepricingPlanQueue(
                        clients.sqs(), configuration.repricingPlansQueueUrl(), configuration.secondLookAfter()),
                log);
    }

    PlanRepricingHandler(RepricingPlanner planner, RepricingPlanQueue queue, StructuredLog log) {
        super(log, RESERVE);
        this.planner = planner;
        this.queue = queue;
    }

    @Override
    protected String work(String body, BooleanSupplier outOfTime, Map<Field, Object> line) {
        RepricingPlanQueue.Request request = RepricingPlanQueue.read(body);
        line.put(Field.REPRICING_ID, request.plan().repricingId());
        RepricingPlanner.Outcome outcome = planner.plan(request, outOfTime);
        line.put(Field.COUNT, outcome.claims());
        return switch (outcome) {
            case RepricingPlanner.Outcome.Planned _ -> "planned";
            case RepricingPlanner.Outcome.OutOfTime(int _, RepricingPlanQueue.Request rest) -> {
                queue.rest(rest);
                yield "planned in part";
            }
            case RepricingPlanner.Outcome.MetAnother _ -> {
                queue.afterAnother(request);
                yield "planned by another";
            }
            case RepricingPlanner.Outcome.NotYet() -> {
                queue.secondLook(request.plan());
                yield "not yet";
            }
        };
    }

    private static RepricingPlanner planner(Configuration configuration, AwsClients clients, StructuredLog log) {
        Table claims = clients.claimsTable();
        ScheduleCatalogue catalogue = new ScheduleCatalogue(clients.feeSchedulesTable());
        JsonRevisionDocuments documents = new JsonRevisionDocuments();
        return new RepricingPlanner(
                catalogue,
                new PinnedContracts(catalogue, clients.s3(), configuration.feeScheduleBucket(), log),
                new AffectedClaims(claims),
                new DynamoDbClaimArchive(claims, documents),
                new RepricingStore(claims, documents),
                new RepricingChunkQueue(clients.sqs(), configuration.repricingChunksQueueUrl()),
                configuration.secondLookAfter(),
                Clock.systemUTC());
    }
}
