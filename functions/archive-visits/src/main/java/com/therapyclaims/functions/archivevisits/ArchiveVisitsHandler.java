package com.therapyclaims.functions.archivevisits;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.access.DynamoDbAccessRecords;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.events.QueueFunction;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.aws.visitfiles.VisitFileChunks;
import com.therapyclaims.aws.visitfiles.VisitFileObjects;
import com.therapyclaims.aws.visitfiles.VisitFileQueue;
import com.therapyclaims.aws.visitfiles.VisitFileWork;
import com.therapyclaims.aws.visitfiles.VisitFiles;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.StructuredLog.Field;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Archives the rows of files of visits; a piece of work that fails comes again. */
public final class ArchiveVisitsHandler extends QueueFunction {
    /** What is left for the row at hand, for counting and for handing back the rest. */
    private static final Duration RESERVE = Duration.ofSeconds(30);

    private final VisitFileWorker worker;

    /** Used by Lambda. */
    public ArchiveVisitsHandler() {
        this(Configuration.fromEnvironment());
    }

    private ArchiveVisitsHandler(Configuration configuration) {
        this(configuration, new StructuredLog("archive-visits"));
    }

    private ArchiveVisitsHandler(Configuration configuration, StructuredLog log) {
        this(worker(configuration, new AwsClients(configuration), log), log);
    }

    ArchiveVisitsHandler(VisitFileWorker worker, StructuredLog log) {
        super(log, RESERVE);
        this.worker = worker;
    }

    @Override
    protected String work(String body, BooleanSupplier outOfTime, Map<Field, Object> line) {
        VisitFileWork work = VisitFileWork.read(body);
        line.put(Field.PRACTICE_ID, work.practiceId());
        line.put(Field.VISIT_FILE_ID, work.fileId());
        line.put(Field.COUNT, worker.work(work, outOfTime));
        return work instanceof VisitFileWork.Result ? "result written" : "archived";
    }

    private static VisitFileWorker worker(Configuration configuration, AwsClients clients, StructuredLog log) {
        ClaimArchive archive = new DynamoDbClaimArchive(clients.claimsTable(), new JsonRevisionDocuments());
        FeeScheduleStore schedules = FeeScheduleStore.connect(configuration, clients);
        return new VisitFileWorker(
                new VisitFiles(clients.visitFilesTable(), InstantSource.system()),
                new VisitFileChunks(clients.visitFilesTable()),
                new VisitFileObjects(clients.s3(), configuration.feeScheduleBucket()),
                new VisitFileQueue(clients.sqs(), configuration.visitFilesQueueUrl()),
                new RowArchive(
                        practiceId -> new ClaimIntake(
                                practiceId,
                                archive,
                                () -> new ClaimProcessor(schedules
                                        .asSeenBy(practiceId, Optional.empty())
                                        .tables())),
                        new DynamoDbAccessRecords(clients.accessRecordsTable()),
                        InstantSource.system(),
                        log));
    }
}
