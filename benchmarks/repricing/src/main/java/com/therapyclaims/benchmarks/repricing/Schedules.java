package com.therapyclaims.benchmarks.repricing;

import com.therapyclaims.aws.schedules.Begun;
import com.therapyclaims.aws.schedules.CheckedTable;
import com.therapyclaims.aws.schedules.SchedulePublisher;
import com.therapyclaims.aws.schedules.Settled;
import com.therapyclaims.aws.schedules.UploadSource;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import com.therapyclaims.files.FeeScheduleFiles;
import com.therapyclaims.files.InForce;
import com.therapyclaims.files.UploadKey;
import com.therapyclaims.files.UploadReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/** Publishes the files the project ships, for a first date of the benchmark's own. */
final class Schedules {
    private final SchedulePublisher publisher;

    Schedules(SchedulePublisher publisher) {
        this.publisher = publisher;
    }

    /** Publishes a bundled file as holding from this date. */
    RepricingPlan publish(String file, LocalDate from) throws IOException {
        String key = "incoming/medicare/" + file;
        com.therapyclaims.files.CheckedTable table;
        try (InputStream bytes = Files.newInputStream(Path.of("fee-schedules").resolve(key))) {
            table = ((UploadReading.Checked) new FeeScheduleFiles().read(bytes, UploadKey.parse(key), InForce.NOTHING))
                    .tables()
                    .getFirst();
        }
        UploadSource source = new UploadSource(ScheduleOwner.MEDICARE, key + "#" + from, Optional.of("1"));
        Begun.Checking begun = (Begun.Checking) publisher.begin(source, Optional.of(from), Hashes.sha256(key + from));
        Settled.Recorded settled = (Settled.Recorded) publisher.publish(
                source,
                begun.record(),
                List.of(new CheckedTable(
                        table.kind().id(),
                        table.kind(),
                        table.kind().lastDate(from),
                        table.rows(),
                        List.of(),
                        SdkBytes.fromByteArray(table.snapshot()),
                        table.source())));
        ScheduleUpload upload = settled.uploads().getFirst();
        return new RepricingPlan(upload.id(), upload.version(), Optional.empty());
    }
}
