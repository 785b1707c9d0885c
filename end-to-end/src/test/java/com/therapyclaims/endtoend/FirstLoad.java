package com.therapyclaims.endtoend;

import com.therapyclaims.backup.SystemBackup;
import com.therapyclaims.local.runner.BundledFeeSchedules;
import com.therapyclaims.local.runner.DemoCallers;
import com.therapyclaims.local.runner.LocalSystem;
import com.therapyclaims.local.runner.template.SystemTemplate.Table;
import com.therapyclaims.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The demo keys and the bundled fee schedules: the first system is loaded as {@code bin/local} does it, others restore its backup. */
final class FirstLoad {
    static final FirstLoad OF_ALL = new FirstLoad();

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Optional<Path> backup = Optional.empty();

    private FirstLoad() {}

    /** Loads an empty system; others that come at the same time wait. */
    synchronized void into(LocalSystem system) {
        try {
            if (backup.isPresent()) {
                backupOf(system).restore(backup.get());
            } else {
                load(system);
                Path target = Project.ROOT.resolve("end-to-end/target");
                Path folder = Files.createTempDirectory(target, "first-load-").resolve("backup");
                backupOf(system).write(folder);
                backup = Optional.of(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads an empty system by its own functions. */
    private static void load(LocalSystem system) {
        DemoCallers.issue(system);
        BundledFeeSchedules.load(system, LONGEST, (done, all) -> {});
        // No claim was there that the second looks could find, and late ones would come between tests' own repricings.
        drop(system, "RepricingPlansQueue");
    }

    /** What that queue holds is not done. */
    static void drop(LocalSystem system, String queue) {
        SqsClient sqs = system.clients().sqs();
        String url = sqs.getQueueUrl(get -> get.queueName(queue)).queueUrl();
        sqs.purgeQueue(purge -> purge.queueUrl(url));
    }

    /** The backup of all tables, under their names, and of the bucket. */
    static SystemBackup backupOf(LocalSystem system) {
        return backupOf(system, system.clients().s3());
    }

    /** The same, read through that client of its bucket. */
    static SystemBackup backupOf(LocalSystem system, S3Client s3) {
        return new SystemBackup(
                system.clients().dynamoDb(),
                s3,
                system.template().tables().stream()
                        .map(Table::name)
                        .collect(Collectors.toMap(Function.identity(), Function.identity())),
                system.template().buckets().getFirst().name());
    }
}
