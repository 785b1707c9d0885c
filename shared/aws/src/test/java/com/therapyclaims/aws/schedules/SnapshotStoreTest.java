package com.therapyclaims.aws.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.local.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/** A snapshot is read once, and read again only when others have taken its place. */
@ExtendWith(TestServers.class)
class SnapshotStoreTest {
    private static final long TWO_SNAPSHOTS = 20;
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    private final List<String> read = new CopyOnWriteArrayList<>();
    private S3Client s3;
    private SnapshotStore store;

    @BeforeEach
    void roomForTwo(TestServers servers) {
        s3 = servers.s3(new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (context.request() instanceof GetObjectRequest get) {
                    read.add(get.key());
                }
            }
        });
        store = new SnapshotStore(s3, servers.newBucket(), TWO_SNAPSHOTS);
    }

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void aSnapshotIsReadOnceForAllWhoOpenIt() {
        CatalogueEntry one = put("1111111111");

        assertThat(open(one)).isEqualTo("1111111111");
        assertThat(open(one)).isEqualTo("1111111111");

        assertThat(read).containsExactly(one.snapshotKey());
    }

    @Test
    void whereThereIsNoRoomTheOneThatWasNotUsedForLongestIsReadAgain() {
        CatalogueEntry one = put("1111111111");
        CatalogueEntry two = put("2222222222");
        CatalogueEntry three = put("3333333333");
        open(one);
        open(two);
        open(one);
        open(three);
        read.clear();

        open(one);
        open(three);
        assertThat(read).isEmpty();
        open(two);
        assertThat(read).containsExactly(two.snapshotKey());
    }

    @Test
    void oneThatIsLargerThanTheRoomIsKeptAlone() {
        CatalogueEntry small = put("1111111111");
        CatalogueEntry large = put("a snapshot of more than twenty bytes");
        open(small);
        open(large);
        read.clear();

        open(large);
        assertThat(read).isEmpty();
        open(small);
        assertThat(read).containsExactly(small.snapshotKey());
    }

    private CatalogueEntry put(String content) {
        ScheduleVersion version =
                new ScheduleVersion("medicare-rvu", "v1", content, JULY, Optional.empty(), Instant.EPOCH, "test");
        return new CatalogueEntry(
                version, store.put(ScheduleOwner.MEDICARE, version, SdkBytes.fromUtf8String(content)));
    }

    private String open(CatalogueEntry entry) {
        return store.open(entry, String.class, (_, bytes) -> new String(bytes, StandardCharsets.UTF_8));
    }
}
