package com.therapyclaims.functions.planrepricing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.claims.ClaimItems;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.events.QueueMessage;
import com.therapyclaims.aws.repricing.RepricingChunkQueue;
import com.therapyclaims.aws.repricing.RepricingPlanQueue;
import com.therapyclaims.aws.repricing.RepricingPlanner;
import com.therapyclaims.aws.repricing.RepricingStore;
import com.therapyclaims.aws.schedules.ScheduleCatalogue;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.StructuredLog.Field;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Finds the archived claims that a published version can change and hands them to the workers in chunks. */
public final class PlanRepricingHandler implements RequestStreamHandler {
    private final RepricingPlanner planner;
    private final StructuredLog log;

    /** Used by Lambda. */
    public PlanRepricingHandler() {
        this(Configuration.fromEnvironment());
    }

    private PlanRepricingHandler(Configuration configuration) {
        this(planner(configuration, new AwsClients(configuration)), new StructuredLog("plan-repricing"));
    }

    PlanRepricingHandler(RepricingPlanner planner, StructuredLog log) {
        this.planner = planner;
        this.log = log;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        List<String> failed = new ArrayList<>();
        for (QueueMessage message : QueueMessage.read(event)) {
            Map<Field, Object> line = new EnumMap<>(Field.class);
            line.put(Field.REQUEST_ID, context.getAwsRequestId());
            line.put(Field.MESSAGE_ID, message.id());
            try {
                RepricingPlanQueue.Request request = RepricingPlanQueue.read(message.body());
                line.put(Field.REPRICING_ID, request.plan().repricingId());
                line.put(
                        Field.COUNT,
                        request.secondLook() ? planner.planMissed(request.plan()) : planner.plan(request.plan()));
                line.put(Field.OUTCOME, "planned");
                log.info(line);
            } catch (RuntimeException e) {
                failed.add(message.id());
                line.put(Field.OUTCOME, "failed");
                log.error(line, e);
            }
        }
        QueueMessage.writeFailures(answer, failed);
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
