package com.therapyclaims.domain.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code table against Medicare's own relative value file, and in itself. */
class TherapyCodesTest {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
    private static final Path RELATIVE_VALUES =
            Path.of("../../fee-schedules/incoming/medicare/2026-01-01/RVU26C-therapy.csv");

    @Test
    void everyTherapyCodeOfTheRelativeValueFileIsKnown() throws IOException {
        assertThat(relativeValues())
                .hasSizeGreaterThan(100)
                .allSatisfy(row -> assertThat(TherapyCodes.find(row.code(), DATE))
                        .as(row.code())
                        .isPresent());
    }

    @Test
    void everyCodeUnderTherapyReductionIsAlwaysTherapy() throws IOException {
        assertThat(relativeValues().stream()
                        .filter(row -> row.multipleProcedures().equals("5")))
                .hasSize(52)
                .allSatisfy(row -> assertThat(find(row.code()).therapyClass())
                        .as(row.code())
                        .isEqualTo(TherapyClass.ALWAYS));
    }

    @Test
    void whatMedicareDoesWithACodeIsWhatItsStatusSays() throws IOException {
        assertThat(relativeValues())
                .allSatisfy(row -> assertThat(find(row.code()).medicare())
                        .as(row.code() + " status " + row.status())
                        .isIn(meant(row.status())));
    }

    @Test
    void addOnsContinueACodeThatExists() {
        assertThat(TherapyCodes.all().stream().filter(code -> code.addOnTo().isPresent()))
                .isNotEmpty()
                .allSatisfy(addOn -> {
                    var first = TherapyCodes.find(addOn.addOnTo().orElseThrow(), addOn.from());
                    assertThat(first).isPresent();
                    assertThat(first.get().pooled()).isEqualTo(addOn.pooled());
                    assertThat(TherapyCodes.addOnOf(first.get().code(), addOn.from()))
                            .contains(addOn);
                });
    }

    @Test
    void onlyFifteenMinuteCodesAreInTheTotalOfTimedMinutes() {
        assertThat(TherapyCodes.all().stream().filter(TherapyCode::pooled))
                .isNotEmpty()
                .allSatisfy(code -> assertThat(code.unitMinutes()).isEqualTo(15));
    }

    /** By their descriptors: an hour, or the first hour and each further half. */
    @ParameterizedTest
    @CsvSource({"96105, 60", "96125, 60", "92605, 60", "92618, 30", "92607, 60", "92608, 30"})
    void testsByTheHourAreCountedByIt(String code, int minutes) {
        assertThat(find(code).clock()).isEqualTo(new Clock.Minutes(minutes, false));
    }

    @ParameterizedTest
    @CsvSource({
        "97550, 2023-12-31, false", "97550, 2024-01-01, true", "97129, 2019-12-31, false", "97129, 2020-01-01, true",
        "G0515, 2018-01-01, true", "G0515, 2019-12-31, true", "G0515, 2020-01-01, false", "98975, 2021-12-31, false",
        "98975, 2022-01-01, true", "98979, 2025-12-31, false", "98985, 2026-01-01, true", "97110, 2018-01-01, true"
    })
    void aCodeExistsOnItsDatesOnly(String code, LocalDate date, boolean exists) {
        assertThat(TherapyCodes.find(code, date).isPresent()).isEqualTo(exists);
    }

    @ParameterizedTest
    @CsvSource({"97161, PT", "97164, PT", "97165, OT", "97168, OT", "92507, SLP", "92521, SLP", "92607, SLP"})
    void someCodesAreOneDisciplinesAlone(String code, Discipline discipline) {
        assertThat(find(code).onlyDiscipline()).contains(discipline);
    }

    @Test
    void aTreatmentCodeIsBillableByEveryDiscipline() {
        assertThat(find("97530").onlyDiscipline()).isEmpty();
        assertThat(Stream.of(Discipline.values())).allMatch(find("97530")::billableBy);
    }

    @Test
    void whatIsNoTherapyCodeIsNotFound() {
        assertThat(TherapyCodes.find("99213", DATE)).isEmpty();
        assertThat(TherapyCodes.rows("99213")).isEmpty();
        assertThat(TherapyCodes.addOnOf("97110", DATE)).isEqualTo(Optional.empty());
    }

    private static TherapyCode find(String code) {
        return TherapyCodes.find(code, DATE).orElseThrow();
    }

    /** A row of the relative value file that this test reads: no field before them holds a comma. */
    private record RelativeValueRow(String code, String status, String multipleProcedures) {}

    private static List<RelativeValueRow> relativeValues() throws IOException {
        return Files.readAllLines(RELATIVE_VALUES).stream()
                .filter(line -> line.matches("[0-9A-Z]\\d{3}[0-9A-Z],.*"))
                .map(line -> line.split(",", -1))
                .filter(fields -> fields[1].isEmpty())
                .map(fields -> new RelativeValueRow(fields[0], fields[3], fields[18]))
                .toList();
    }

    private static List<MedicareStatus> meant(String status) {
        return switch (status) {
            case "A", "T" -> List.of(MedicareStatus.PAID);
            case "R" -> List.of(MedicareStatus.PAID, MedicareStatus.CONTRACTOR_PRICED);
            case "B" -> List.of(MedicareStatus.BUNDLED);
            case "C" -> List.of(MedicareStatus.CONTRACTOR_PRICED);
            case "I" -> List.of(MedicareStatus.NOT_VALID);
            case "N" -> List.of(MedicareStatus.NOT_COVERED);
            default -> List.of();
        };
    }
}
