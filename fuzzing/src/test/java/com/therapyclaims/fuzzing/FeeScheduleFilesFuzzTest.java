package com.therapyclaims.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.therapyclaims.files.FeeScheduleFiles;
import com.therapyclaims.files.InForce;
import com.therapyclaims.files.UploadKey;
import com.therapyclaims.files.UploadReading;
import com.therapyclaims.http.requests.ContractJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file of any bytes is read or refused with a reason; it never makes the reader fail. */
class FeeScheduleFilesFuzzTest {
    private static final List<String> KEYS = List.of(
            "incoming/medicare/2025-01-01/file.csv",
            "incoming/medicare/2026-01-01/file.zip",
            "incoming/practices/demo/acme/2026-01-01/fees.csv",
            "incoming/practices/demo/acme/2026-01-01/contract.json");

    @FuzzTest(maxDuration = "10m")
    void isReadOrRefused(byte[] file) {
        for (String key : KEYS) {
            switch (read(file, key)) {
                case UploadReading.Checked checked ->
                    assertThat(checked.tables()).isNotEmpty();
                case UploadReading.Refused refused -> {
                    assertThat(refused.problems()).isNotEmpty();
                    assertThat(refused.problemCount())
                            .isGreaterThanOrEqualTo(refused.problems().size());
                }
                case UploadReading.ContractDocument document ->
                    assertThat(ContractJson.read(new String(document.bytes(), StandardCharsets.UTF_8)))
                            .isNotNull();
            }
        }
    }

    @Test
    void nearlyRightFilesAreReadOrRefused() {
        Mutations.of(Inputs.feeSchedules(), 20, this::isReadOrRefused);
    }

    @Test
    void anArchiveThatUnpacksToFarMoreThanItIsIsRefusedWithoutUnpackingItAll() {
        byte[] bomb = Inputs.gzipped(Inputs.gzipped(Inputs.gzipped(new byte[1 << 20])));
        isReadOrRefused(Inputs.zipped("../../etc/passwd.csv", bomb));
        isReadOrRefused(bomb);
    }

    private static UploadReading read(byte[] file, String key) {
        try {
            return new FeeScheduleFiles().read(new ByteArrayInputStream(file), UploadKey.parse(key), InForce.NOTHING);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can always be had", e);
        }
    }
}
