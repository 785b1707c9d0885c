package com.therapyclaims.aws.schedules;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.Lazy;
import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The published fee schedules. Made once by a function; {@link #asSeenBy} then gives each request its own view. Thread-safe.
 */
public final class FeeScheduleStore {
    private final ScheduleCatalogue catalogue;
    private final SnapshotStore snapshots;

    /** The schedules of this table and the named bucket. */
    public FeeScheduleStore(Table table, S3Client s3, String bucket) {
        this.catalogue = new ScheduleCatalogue(table);
        this.snapshots = new SnapshotStore(s3, bucket);
    }

    /** The schedules of the configured table and bucket, with clients of its own. */
    public static FeeScheduleStore connect(Configuration configuration) {
        return connect(configuration, new AwsClients(configuration));
    }

    /** The schedules of the configured table and bucket. */
    public static FeeScheduleStore connect(Configuration configuration, AwsClients clients) {
        return new FeeScheduleStore(clients.feeSchedulesTable(), clients.s3(), configuration.feeScheduleBucket());
    }

    /**
     * The schedules and payers as one practice sees them: Medicare's and its own.
     *
     * @param asOf the moment whose knowledge counts; empty for all that is published now
     */
    public PublishedFeeSchedules asSeenBy(String practiceId, Optional<Instant> asOf) {
        PublishedFeeSchedules now = new PublishedFeeSchedules(catalogue, snapshots, ScheduleOwner.practice(practiceId));
        return asOf.map(now::asOf).orElse(now);
    }

    /**
     * The payers of each practice as they are known now, for functions that mostly need none but the standard ones: the
     * configuration is read at once, a connection is made when a practice's own payer is first asked for.
     */
    public static Function<String, Payers> payersOfPractice(Configuration configuration) {
        String table = configuration.feeSchedulesTable();
        String bucket = configuration.feeScheduleBucket();
        Lazy<FeeScheduleStore> store = new Lazy<>(() -> {
            AwsClients clients = new AwsClients(configuration);
            return new FeeScheduleStore(new Table(clients.dynamoDb(), table), clients.s3(), bucket);
        });
        return practiceId -> new ContractPayers(
                () -> store.get().asSeenBy(practiceId, Optional.empty()).payersWith(List.of(), List.of()));
    }
}
