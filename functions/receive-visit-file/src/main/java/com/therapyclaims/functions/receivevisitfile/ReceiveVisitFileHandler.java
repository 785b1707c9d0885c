package com.therapyclaims.functions.receivevisitfile;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.events.ObjectCreated;
import com.therapyclaims.aws.events.UploadFunction;
import com.therapyclaims.aws.events.UploadedObjects;
import com.therapyclaims.aws.visitfiles.VisitFileObjects;
import com.therapyclaims.aws.visitfiles.VisitFileQueue;
import com.therapyclaims.aws.visitfiles.VisitFiles;
import com.therapyclaims.domain.visitfiles.VisitFile;
import com.therapyclaims.functions.receivevisitfile.VisitFileSplit.Outcome;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.StructuredLog.Field;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/** Takes uploads below {@code incoming/visits/}: what is wrong with a file is no failure but its answer. */
public final class ReceiveVisitFileHandler extends UploadFunction {
    /** Half of the function's disk (EphemeralStorage). */
    static final long LARGEST = 1L << 30;

    private final VisitFileSplit split;
    private final StructuredLog log;

    /** Used by Lambda. */
    public ReceiveVisitFileHandler() {
        this(deployed(), new StructuredLog("receive-visit-file"));
    }

    ReceiveVisitFileHandler(VisitFileSplit split, StructuredLog log) {
        super(log);
        this.split = split;
        this.log = log;
    }

    @Override
    protected void settle(ObjectCreated upload, String requestId) {
        Map<Field, Object> line = new EnumMap<>(Field.class);
        line.put(Field.REQUEST_ID, requestId);
        switch (split.split(upload)) {
            case Outcome.Divided(VisitFile file, int rows) -> {
                tell(line, "divided", file);
                line.put(Field.COUNT, rows);
            }
            case Outcome.Refused(VisitFile file) -> tell(line, "refused", file);
            case Outcome.Known(VisitFile file) -> tell(line, "known", file);
            case Outcome.Replaced() -> line.put(Field.OUTCOME, "replaced");
            case Outcome.Misplaced() -> line.put(Field.OUTCOME, "misplaced");
        }
        log.info(line);
    }

    private static void tell(Map<Field, Object> line, String outcome, VisitFile file) {
        line.put(Field.OUTCOME, outcome);
        line.put(Field.PRACTICE_ID, file.practiceId());
        line.put(Field.VISIT_FILE_ID, file.id());
    }

    private static VisitFileSplit deployed() {
        Configuration configuration = Configuration.fromEnvironment();
        AwsClients clients = new AwsClients(configuration);
        S3Client s3 = clients.s3();
        String bucket = configuration.feeScheduleBucket();
        return new VisitFileSplit(
                new UploadedObjects(s3, bucket, LARGEST),
                new VisitFiles(clients.visitFilesTable(), InstantSource.system()),
                new VisitFileObjects(s3, bucket),
                new VisitFileQueue(clients.sqs(), configuration.visitFilesQueueUrl()));
    }
}
