package com.therapyclaims.functions.planrepricing;

import com.amazonaws.services.lambda.runtime.Context;
import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.claims.ClaimItems;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.events.QueueFunction;
import com.therapyclaims.aws.repricing.RepricingChunkQueue;
import com.therapyclaims.aws.repricing.RepricingPlanQueue;
import com.therapyclaims.aws.repricing.RepricingPlanner;
import com.therapyclaims.aws.repricing.RepricingStore;
import com.therapyclaims.aws.schedules.ScheduleCatalogue;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.StructuredLog.Field;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Finds the archived claims that a published version can change and hands them to the workers in chunks. */
public final class PlanRepricingHandler extends QueueFunction {
    private final RepricingPlanner planner;

    /** Used by Lambda. */
    public PlanRepricingHandler() {
        this(Configuration.fromEnvironment());
    }

    private PlanRepricingHandler(Configuration configuration) {
        this(planner(configuration, new AwsClients(configuration)), new StructuredLog("plan-repricing"));
    }

    PlanRepricingHandler(RepricingPlanner planner, StructuredLog log) {
        super(log);
        this.planner = planner;
    }

    @Override
    protected String work(String body, Context context, Map<Field, Object> line) {
        RepricingPlanQueue.Request request = RepricingPlanQueue.read(body);
        line.put(Field.REPRICING_ID, request.plan().repricingId());
        line.put(Field.COUNT, request.secondLook() ? planner.planMissed(request.plan()) : planner.plan(request.plan()));
        return "planned";
    }

    private static RepricingPlanner planner(Configuration configuration, AwsClients clients) {
        DynamoDbClient dynamoDb = clients.dynamoDb();
        String claims = configuration.claimsTable();
        JsonRevisionDocuments documents = new JsonRevisionDocuments();
        return new RepricingPlanner(
                new ScheduleCatalogue(dynamoDb, configuration.feeSchedulesTable()),
                dynamoDb,
                claims,
                new DynamoDbClaimArchive(dynamoDb, claims, documents),
                new RepricingStore(dynamoDb, claims, new ClaimItems(claims, documents)),
                new RepricingChunkQueue(clients.sqs(), configuration.repricingChunksQueueUrl()),
                Clock.systemUTC());
    }
}
