package com.therapyclaims.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadKeyTest {
    @Test
    void aMedicareKeyNamesTheDateAndTheFile() {
        assertThat(UploadKey.parse("incoming/medicare/2026-07-01/PPRRVU2026_Jul_nonQPP.csv"))
                .isEqualTo(new UploadKey.Medicare(LocalDate.of(2026, 7, 1), "PPRRVU2026_Jul_nonQPP.csv"));
    }

    @Test
    void aPracticesKeyNamesWhoseItIsAndForWhichPayer() {
        assertThat(UploadKey.parse("incoming/practices/demo/acme/2026-01-01/fees (new).csv"))
                .isEqualTo(new UploadKey.Practice("demo", "acme", LocalDate.of(2026, 1, 1), "fees (new).csv"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "published/medicare-rvu/x|begins with incoming/",
                "incoming/fees.csv|medicare/ or practices/",
                "incoming/medicare/fees.csv|incoming/medicare/<effective date>/<file>",
                "incoming/medicare/2026-01-01/a/b.csv|incoming/medicare/<effective date>/<file>",
                "incoming/medicare/2026-02-30/a.csv|a date that exists",
                "incoming/medicare/20260101/a.csv|written as 2026-07-01",
                "incoming/medicare/0026-01-01/a.csv|between 1992",
                "incoming/practices/demo/2026-01-01/fees.csv|incoming/practices/<practice>/<payerId>",
                "incoming/practices/demo/medicare/2026-01-01/fees.csv|the platform's own payer",
                "incoming/practices/de mo/acme/2026-01-01/fees.csv|The practice in the key",
                "incoming/practices/demo/../2026-01-01/fees.csv|The payer id in the key",
                "incoming/medicare/2026-01-01/|ends with the file's name",
            })
    void aKeyThatIsNoPlaceForAnUploadSaysWhatThePlaceIs(String key, String message) {
        assertThatThrownBy(() -> UploadKey.parse(key))
                .isInstanceOf(UploadKeyException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fe\u2028es.csv",
                "fe\u2029es.csv",
                "fe\u0085es.csv",
                "fe\nes.csv",
                "fe\u202ees.csv",
                "fe\u200bes.csv",
                "fe\ufeffes.csv",
                "fe\ud800es.csv",
                "fe\\es.csv"
            })
    void aFilesNameHoldsNothingThatEndsALineOrCannotBeSeen(String file) {
        assertThatThrownBy(() -> UploadKey.parse("incoming/practices/demo/acme/2026-01-01/" + file))
                .isInstanceOf(UploadKeyException.class)
                .hasMessageContaining("ends with the file's name");
    }

    @Test
    void aFilesNameMayBeOfAnyLanguage() {
        assertThat(UploadKey.parse("incoming/medicare/2026-01-01/Gebühren 料金.csv")
                        .file())
                .isEqualTo("Gebühren 料金.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "incoming/practices/demo/acme/2026-01-01/fees.csv",
                "incoming/practices/demo/acme/july/fees.csv",
                "incoming/practices/demo/acme/2026-01-01/fe\u2028es.csv",
                "incoming/practices/demo/\n"
            })
    void whateverLiesBelowAPracticesNameLiesInItsArea(String key) {
        assertThat(UploadKey.area(key)).contains("demo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "incoming/medicare/2026-01-01/fees.csv",
                "incoming/medicare/practices/demo/fees.csv",
                "incoming/practices/demo",
                "incoming/practices/de mo/acme/2026-01-01/fees.csv",
                "reports/practices/demo/acme"
            })
    void whatLiesElsewhereIsInNoPracticesArea(String key) {
        assertThat(UploadKey.area(key)).isEmpty();
    }
}
