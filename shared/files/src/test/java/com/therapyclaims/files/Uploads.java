package com.therapyclaims.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.schedules.ScheduleVersions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** Uploads to test with. */
final class Uploads {
    /** The data the project ships, as it stands in the clone. */
    static final Path BUNDLED = Path.of("..", "..", "fee-schedules", "incoming", "medicare");

    static final String RVU_2025 = "incoming/medicare/2025-01-01/rvu.csv";
    static final String RVU_2026 = "incoming/medicare/2026-01-01/rvu.csv";
    static final String GPCI_2026 = "incoming/medicare/2026-01-01/gpci.csv";
    static final String ZIP_2026 = "incoming/medicare/2026-01-01/zip.csv";
    static final String EDITS_2024 = "incoming/medicare/2024-07-01/edits.csv";
    static final String FEES = "incoming/practices/demo/acme/2026-01-01/fees.csv";

    private Uploads() {}

    static byte[] bundled(String file) {
        try {
            return Files.readAllBytes(BUNDLED.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] fixture(String name) {
        try (InputStream in = Uploads.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static UploadReading read(byte[] bytes, String key, InForce inForce) {
        try {
            return new FeeScheduleFiles().read(new ByteArrayInputStream(bytes), UploadKey.parse(key), inForce);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CheckedTable checked(byte[] bytes, String key) {
        return checked(bytes, key, InForce.NOTHING);
    }

    static CheckedTable checked(byte[] bytes, String key, InForce inForce) {
        UploadReading reading = read(bytes, key, inForce);
        if (reading instanceof UploadReading.Refused refused) {
            throw new AssertionError(refused.problems());
        }
        assertThat(((UploadReading.Checked) reading).tables()).hasSize(1);
        return ((UploadReading.Checked) reading).tables().getFirst();
    }

    static CheckedTable checked(String text, String key) {
        return checked(text.getBytes(StandardCharsets.UTF_8), key);
    }

    static UploadReading.Refused refused(byte[] bytes, String key) {
        return refused(bytes, key, InForce.NOTHING);
    }

    static UploadReading.Refused refused(byte[] bytes, String key, InForce inForce) {
        UploadReading reading = read(bytes, key, inForce);
        assertThat(reading).isInstanceOf(UploadReading.Refused.class);
        return (UploadReading.Refused) reading;
    }

    static UploadReading.Refused refused(String text, String key) {
        return refused(text.getBytes(StandardCharsets.UTF_8), key);
    }

    /** All messages of a refusal, a line each. */
    static String messages(UploadReading.Refused refused) {
        return refused.problems().stream().map(Problem::message).collect(Collectors.joining("\n"));
    }

    static ScheduleVersion version(ScheduleKind kind, String effectiveFrom) {
        return ScheduleVersions.of(
                kind, "acme", LocalDate.parse(effectiveFrom), "0".repeat(64), Instant.EPOCH, "a test");
    }
}
