package com.therapyclaims.aws.schedules;

import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.schedules.PaymentSnapshot;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The snapshots of published versions: objects that are written once, named by their content, and kept in memory after
 * their first reading, the least recently used leaving when there are too many.
 */
public final class SnapshotStore {
    private static final long BYTES_IN_MEMORY = 128L << 20;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final String bucket;
    private final LinkedHashMap<String, Opened> opened = new LinkedHashMap<>(16, 0.75f, true);
    private final long bytesInMemory;
    private long bytesHeld;

    /** The snapshots in the named bucket. */
    public SnapshotStore(S3Client s3, String bucket) {
        this(s3, bucket, BYTES_IN_MEMORY);
    }

    /** Keeps so many bytes of snapshots, and always the latest. */
    SnapshotStore(S3Client s3, String bucket, long bytesInMemory) {
        this.s3 = s3;
        this.bucket = bucket;
        this.bytesInMemory = bytesInMemory;
    }

    /**
     * Writes a version's snapshot, if it is not there yet.
     *
     * @return its key
     */
    String put(ScheduleOwner owner, ScheduleVersion version, SdkBytes snapshot) {
        String area = owner.practiceId().map(id -> "practices/" + id + "/").orElse("");
        String key = "published/" + area + version.id() + "/" + version.version() + "/"
                + Hashes.sha256(snapshot.asByteArrayUnsafe());
        try {
            s3.putObject(
                    put -> put.bucket(bucket).key(key).ifNoneMatch("*"),
                    RequestBody.fromBytes(snapshot.asByteArrayUnsafe()));
        } catch (S3Exception e) {
            // The same content is there already: an earlier attempt got this far.
            if (e.statusCode() != PRECONDITION_FAILED) {
                throw e;
            }
        }
        return key;
    }

    /**
     * Opens a version's snapshot.
     *
     * @param opener makes a table from a snapshot's bytes
     */
    <T> T open(CatalogueEntry entry, Class<T> type, BiFunction<ScheduleVersion, byte[], ? extends T> opener) {
        String key = entry.snapshotKey();
        return held(key, type).orElseGet(() -> {
            // Outside the lock: a second thread may read the same snapshot too, and gets an equal one.
            byte[] bytes =
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArrayUnsafe();
            T table = opener.apply(entry.version(), bytes);
            keep(key, new Opened(table, bytes.length));
            return table;
        });
    }

    /** Opens a snapshot of payment amounts by its beginning; a locality's amounts are read when they are asked for. */
    PaymentSnapshot openPayments(CatalogueEntry entry) {
        String key = entry.snapshotKey();
        return held(key, PaymentSnapshot.class).orElseGet(() -> {
            PaymentSnapshot table = PaymentSnapshot.open(entry.version(), new ObjectRanges(s3, bucket, key));
            keep(key, new Opened(table, table.length()));
            return table;
        });
    }

    private <T> Optional<T> held(String key, Class<T> type) {
        synchronized (opened) {
            return Optional.ofNullable(opened.get(key)).map(Opened::table).map(type::cast);
        }
    }

    private void keep(String key, Opened table) {
        synchronized (opened) {
            Opened earlier = opened.put(key, table);
            bytesHeld += table.bytes() - (earlier == null ? 0 : earlier.bytes());
            Iterator<Map.Entry<String, Opened>> eldest = opened.entrySet().iterator();
            while (bytesHeld > bytesInMemory && opened.size() > 1) {
                bytesHeld -= eldest.next().getValue().bytes();
                eldest.remove();
            }
        }
    }

    private record Opened(Object table, int bytes) {}
}
