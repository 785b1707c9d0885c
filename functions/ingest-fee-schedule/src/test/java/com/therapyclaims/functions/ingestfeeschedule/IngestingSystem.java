package com.therapyclaims.functions.ingestfeeschedule;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.events.ObjectCreated;
import com.therapyclaims.aws.events.UploadedObjects;
import com.therapyclaims.aws.repricing.RepricingPlanQueue;
import com.therapyclaims.aws.schedules.CatalogueEntry;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.aws.schedules.PublishedFeeSchedules;
import com.therapyclaims.aws.schedules.ScheduleCatalogue;
import com.therapyclaims.aws.schedules.SchedulePublisher;
import com.therapyclaims.aws.schedules.ScheduleUploads;
import com.therapyclaims.aws.schedules.SnapshotStore;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.local.testing.OnceBefore;
import com.therapyclaims.local.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** The function over fresh tables, a fresh bucket and a fresh queue. */
final class IngestingSystem {
    static final Path BUNDLED = Path.of("..", "..", "fee-schedules");

    private final TestServers servers;
    private final String bucket;
    private final String queue;
    private final Table table;
    private final FeeScheduleStore store;
    private final ScheduleCatalogue catalogue;
    private final ScheduleUploads uploads;
    private final FeeScheduleIngest ingest;
    private final long largest;
    private int sequence;

    IngestingSystem(TestServers servers) {
        this(servers, IngestFeeScheduleHandler.LARGEST);
    }

    /** One that reads uploads of up to so many bytes. */
    IngestingSystem(TestServers servers, long largest) {
        this.servers = servers;
        this.bucket = servers.newBucket();
        this.queue = servers.newQueue();
        this.table = new Table(servers.dynamoDb(), servers.newFeeSchedulesTable());
        this.store = new FeeScheduleStore(table, servers.s3(), bucket);
        this.catalogue = new ScheduleCatalogue(table);
        this.uploads = new ScheduleUploads(table);
        this.largest = largest;
        this.ingest = ingest(servers.s3());
    }

    private FeeScheduleIngest ingest(S3Client s3) {
        return new FeeScheduleIngest(
                new UploadedObjects(s3, bucket, largest),
                store,
                new SchedulePublisher(table, new SnapshotStore(s3, bucket), Clock.systemUTC()),
                new UploadReports(s3, bucket),
                new RepricingPlanQueue(servers.sqs(), queue));
    }

    /** Takes an event, and lets something come before the first write below a folder of the bucket. */
    IngestOutcome ingest(ObjectCreated event, String folder, Runnable between) {
        OnceBefore write = new OnceBefore(
                request -> request instanceof PutObjectRequest put && put.key().startsWith(folder), between);
        try (S3Client s3 = servers.s3(write)) {
            return ingest(s3).ingest(event);
        }
    }

    /** Takes an event. */
    IngestOutcome ingest(ObjectCreated event) {
        return ingest.ingest(event);
    }

    /** Uploads and takes the event. */
    IngestOutcome upload(String key, String content) {
        return upload(key, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Uploads and takes the event. */
    IngestOutcome upload(String key, byte[] content) {
        return ingest(put(key, content));
    }

    /** Uploads a file that the project ships, below {@code incoming/medicare/}. */
    IngestOutcome uploadBundled(String file) {
        String key = "incoming/medicare/" + file;
        return upload(key, bundled(key));
    }

    /** Uploads without taking the event. */
    ObjectCreated put(String key, String content) {
        return put(key, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Uploads without taking the event. */
    ObjectCreated put(String key, byte[] content) {
        PutObjectResponse put =
                servers.s3().putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
        return new ObjectCreated(
                bucket,
                key,
                Optional.ofNullable(put.versionId()),
                Optional.of(put.eTag().replace("\"", "")),
                Optional.of("%016X".formatted(++sequence)),
                content.length);
    }

    /**
     * Uploads a file of any size without taking the event.
     *
     * @return the bucket
     */
    String put(String key, Path file) {
        servers.s3().putObject(request -> request.bucket(bucket).key(key), file);
        return bucket;
    }

    /** What the deployed function finds in its environment, here. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(servers.environment());
        environment.put("FEE_SCHEDULES_TABLE", table.name());
        environment.put("FEE_SCHEDULE_BUCKET", bucket);
        environment.put("REPRICING_PLANS_QUEUE_URL", queue);
        environment.put("SECOND_LOOK_SECONDS", "90");
        return environment;
    }

    void delete(String key) {
        servers.s3().deleteObject(delete -> delete.bucket(bucket).key(key));
    }

    PublishedFeeSchedules asSeenBy(String practiceId) {
        return store.asSeenBy(practiceId, Optional.empty());
    }

    List<ScheduleUpload> medicareUploads() {
        return uploads(ScheduleOwner.MEDICARE);
    }

    List<ScheduleVersion> medicareVersions(String scheduleId) {
        return catalogue.entries(ScheduleOwner.MEDICARE, scheduleId).stream()
                .map(CatalogueEntry::version)
                .toList();
    }

    List<ScheduleUpload> uploads(ScheduleOwner owner) {
        return uploads.page(List.of(owner), 100, Optional.empty()).items();
    }

    /** What the planner was asked for since the last call. */
    List<String> planMessages() {
        return servers.drain(queue);
    }

    String report(String key) {
        return servers.s3()
                .getObjectAsBytes(get -> get.bucket(bucket).key("reports/" + key + ".json"))
                .asUtf8String();
    }

    /** A file that the project ships. */
    static byte[] bundled(String key) {
        try {
            return Files.readAllBytes(BUNDLED.resolve(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
