package com.therapyclaims.functions.ingestfeeschedule;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.events.ObjectCreated;
import com.therapyclaims.aws.repricing.RepricingPlanQueue;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.aws.schedules.SchedulePublisher;
import com.therapyclaims.aws.schedules.SnapshotStore;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Takes uploads below {@code incoming/}. An event whose upload cannot be settled now fails and comes again; what is wrong
 * with a file is no failure but its answer.
 */
public final class IngestFeeScheduleHandler implements RequestStreamHandler {
    private final FeeScheduleIngest ingest;

    /** Wires the deployed function. */
    public IngestFeeScheduleHandler() {
        this(deployed());
    }

    IngestFeeScheduleHandler(FeeScheduleIngest ingest) {
        this.ingest = ingest;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        RuntimeException failure = null;
        for (ObjectCreated upload : ObjectCreated.read(event)) {
            try {
                IngestOutcome outcome = ingest.ingest(upload);
                context.getLogger().log(outcome.logLine(context.getAwsRequestId()));
            } catch (RuntimeException e) {
                // The event's other uploads still get their turn; done again, they change nothing.
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static FeeScheduleIngest deployed() {
        Configuration configuration = Configuration.fromEnvironment();
        AwsClients clients = new AwsClients(configuration);
        DynamoDbClient dynamoDb = clients.dynamoDb();
        S3Client s3 = clients.s3();
        String table = configuration.feeSchedulesTable();
        String bucket = configuration.feeScheduleBucket();
        return new FeeScheduleIngest(
                new UploadedObjects(s3, bucket),
                new FeeScheduleStore(dynamoDb, table, s3, bucket),
                new SchedulePublisher(dynamoDb, table, new SnapshotStore(s3, bucket), Clock.systemUTC()),
                new UploadReports(s3, bucket),
                new RepricingPlanQueue(clients.sqs(), configuration.repricingPlansQueueUrl()));
    }
}
