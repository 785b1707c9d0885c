package com.therapyclaims.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.therapyclaims.files.UploadKey;
import com.therapyclaims.files.UploadKeyException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An object's key of any text is one of the two forms or refused; none leads out of its folder. */
class UploadKeysFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void isOneOfTheTwoFormsOrRefused(byte[] bytes) {
        String key = new String(bytes, StandardCharsets.UTF_8);
        try {
            UploadKey read = UploadKey.parse(key);
            assertThat(read.file()).isNotEmpty().doesNotContain("/");
            if (read instanceof UploadKey.Practice practice) {
                assertThat(List.of(practice.practice(), practice.payerId()))
                        .allSatisfy(id -> assertThat(id)
                                .isNotEmpty()
                                .doesNotContain("/", "#")
                                .isNotIn(".", ".."));
            }
        } catch (UploadKeyException e) {
            assertThat(e).hasMessageEndingWith(".");
        }
    }

    @Test
    void nearlyRightKeysAreReadOrRefused() {
        Mutations.of(
                List.of(
                        Inputs.text("incoming/medicare/2026-07-01/PPRRVU2026_Jul_nonQPP.csv"),
                        Inputs.text("incoming/practices/demo/acme/2026-01-01/fees.csv"),
                        Inputs.text("incoming/practices/../medicare/2026-01-01/fees.csv"),
                        Inputs.text("incoming/practices/a#b/acme/2026-13-41/fees.csv")),
                5_000,
                this::isOneOfTheTwoFormsOrRefused);
    }
}
