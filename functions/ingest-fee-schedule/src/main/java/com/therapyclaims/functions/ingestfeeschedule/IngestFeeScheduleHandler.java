package com.therapyclaims.functions.ingestfeeschedule;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.events.ObjectCreated;
import com.therapyclaims.aws.events.UploadFunction;
import com.therapyclaims.aws.events.UploadedObjects;
import com.therapyclaims.aws.repricing.RepricingPlanQueue;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.aws.schedules.SchedulePublisher;
import com.therapyclaims.aws.schedules.SnapshotStore;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import com.therapyclaims.domain.schedules.ScheduleUpload.State;
import com.therapyclaims.http.BusinessMetric;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.StructuredLog.Field;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** Takes uploads below {@code incoming/}: what is wrong with a file is no failure but its answer. */
public final class IngestFeeScheduleHandler extends UploadFunction {
    /** Twice the largest of CMS's files; a zip is copied once, and both lie within a function's 512 MB of disk. */
    static final long LARGEST = 240L << 20;

    private final FeeScheduleIngest ingest;
    private final StructuredLog log;

    /** Used by Lambda. */
    public IngestFeeScheduleHandler() {
        this(deployed(), new StructuredLog("ingest-fee-schedule"));
    }

    IngestFeeScheduleHandler(FeeScheduleIngest ingest, StructuredLog log) {
        super(log);
        this.ingest = ingest;
        this.log = log;
    }

    @Override
    protected void settle(ObjectCreated upload, String requestId) {
        tell(ingest.ingest(upload), requestId);
    }

    private void tell(IngestOutcome outcome, String requestId) {
        Map<Field, Object> line = new EnumMap<>(Field.class);
        line.put(Field.REQUEST_ID, requestId);
        line.put(Field.OUTCOME, outcome.word());
        if (!(outcome instanceof IngestOutcome.Settled(List<ScheduleUpload> uploads))) {
            log.info(line);
            return;
        }
        for (ScheduleUpload upload : uploads) {
            line.put(Field.OUTCOME, upload.state());
            line.put(Field.SCHEDULE_ID, upload.id());
            line.put(Field.SCHEDULE_VERSION, upload.version());
            line.put(Field.COUNT, upload.rows());
            log.info(line);
        }
        Map<BusinessMetric, Long> counts = new EnumMap<>(BusinessMetric.class);
        uploads.forEach(upload -> metric(upload.state()).ifPresent(metric -> counts.merge(metric, 1L, Long::sum)));
        if (!counts.isEmpty()) {
            log.count(counts);
        }
    }

    private static Optional<BusinessMetric> metric(State state) {
        return switch (state) {
            case PUBLISHED -> Optional.of(BusinessMetric.UPLOADS_PUBLISHED);
            case REFUSED -> Optional.of(BusinessMetric.UPLOADS_REFUSED);
            case CHECKING -> Optional.empty();
        };
    }

    private static FeeScheduleIngest deployed() {
        Configuration configuration = Configuration.fromEnvironment();
        AwsClients clients = new AwsClients(configuration);
        S3Client s3 = clients.s3();
        Table schedules = clients.feeSchedulesTable();
        String bucket = configuration.feeScheduleBucket();
        return new FeeScheduleIngest(
                new UploadedObjects(s3, bucket, LARGEST),
                new FeeScheduleStore(schedules, s3, bucket),
                new SchedulePublisher(schedules, new SnapshotStore(s3, bucket), Clock.systemUTC()),
                new UploadReports(s3, bucket),
                new RepricingPlanQueue(
                        clients.sqs(), configuration.repricingPlansQueueUrl(), configuration.secondLookAfter()));
    }
}
