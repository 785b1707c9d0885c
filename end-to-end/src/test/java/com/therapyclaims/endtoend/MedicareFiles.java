package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Medicare's bundled files, as they are and changed. */
final class MedicareFiles {
    static final String RVU_2026 = "2026-01-01/RVU26C-therapy.csv";
    static final String GPCI_2026 = "2026-01-01/GPCI2026.csv";
    private static final Path FOLDER = Path.of("..", "fee-schedules", "incoming", "medicare");

    private MedicareFiles() {}

    /** A bundled file as it is. */
    static String bundled(String path) {
        try {
            return Files.readString(FOLDER.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bundled relative values, one practice expense of 97110 in place of its own. */
    static String withPracticeExpense97110(String practiceExpense) {
        String whole = bundled(RVU_2026);
        String changed = whole.replaceAll(
                "(?m)^(97110,,,A,,0\\.45,)0\\.41(,[^,]*,)0\\.41,",
                "$1" + practiceExpense + "$2" + practiceExpense + ",");
        assertThat(changed).isNotEqualTo(whole);
        return changed;
    }
}
