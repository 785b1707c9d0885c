package com.therapyclaims.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.schedules.GpciSnapshot;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.MueLimit;
import com.therapyclaims.domain.schedules.MueSnapshot;
import com.therapyclaims.domain.schedules.PtpEdit;
import com.therapyclaims.domain.schedules.PtpSnapshot;
import com.therapyclaims.domain.schedules.RelativeValue;
import com.therapyclaims.domain.schedules.RvuSnapshot;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ZipLocality;
import com.therapyclaims.domain.schedules.ZipSnapshot;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The data the project ships go through the same checks as any upload. */
class BundledFeeSchedulesTest {
    private static final Pattern PREAMBLE_OR_HEADER = Pattern.compile("(,|HCPCS).*");

    static Stream<String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(Uploads.BUNDLED)) {
            return paths
                    .filter(Files::isRegularFile)
                    .map(path -> Uploads.BUNDLED.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyBundledFileIsTaken(String file) {
        CheckedTable table = Uploads.checked(Uploads.bundled(file), "incoming/medicare/" + file);
        assertThat(table.rows()).isPositive();
        if (table.kind() != ScheduleKind.PTP_EDITS) {
            assertThat(table.warnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatAFileIsAndWhereItComesFromIsTold(String file) throws IOException {
        String page = Files.readString(Uploads.BUNDLED.resolve("../../README.md"));
        assertThat(page.lines().filter(line -> line.startsWith("|") && line.contains("`" + file + "`")))
                .as("its row in fee-schedules/README.md")
                .singleElement()
                .asString()
                .matches("\\|[^|]+\\|[^|]{10,}\\|[^|]{10,}\\|");
    }

    @ParameterizedTest
    @MethodSource("files")
    void noBundledRelativeValueFileHasADescriptor(String file) {
        if (file.contains("RVU")) {
            List<String> rows = new String(Uploads.bundled(file), US_ASCII)
                    .lines()
                    .filter(line -> !PREAMBLE_OR_HEADER.matcher(line).matches())
                    .toList();
            assertThat(rows).isNotEmpty().allMatch(row -> row.matches("[^,]*,[^,]*,,.*"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01/RVU24-therapy.csv, 97110, 28.81",
        "2024-03-09/RVU24-therapy.csv, 97110, 29.29",
        "2024-03-09/RVU24-therapy.csv, 97112, 33.62",
        "2024-03-09/RVU24-therapy.csv, 97140, 26.96",
        "2024-03-09/RVU24-therapy.csv, 97530, 36.62",
        "2024-03-09/RVU24-therapy.csv, 97161, 100.20",
        "2025-01-01/RVU25A-therapy.csv, 97110, 28.79",
        "2025-01-01/RVU25A-therapy.csv, 97112, 32.02",
        "2025-01-01/RVU25A-therapy.csv, 97140, 27.17",
        "2025-01-01/RVU25A-therapy.csv, 97530, 34.61",
        "2025-01-01/RVU25A-therapy.csv, 97161, 98.01",
        "2026-01-01/RVU26C-therapy.csv, 97110, 29.06",
        "2026-01-01/RVU26C-therapy.csv, 97112, 32.73",
        "2026-01-01/RVU26C-therapy.csv, 97140, 27.72",
        "2026-01-01/RVU26C-therapy.csv, 97530, 35.07",
        "2026-01-01/RVU26C-therapy.csv, 97161, 97.86",
        "2026-01-01/RVU26C-therapy.csv, 97035, 14.36",
    })
    void nationalAmountsAreThePublishedOnes(String file, String code, String published) {
        RelativeValue row = relativeValues(file).find(code).orElseThrow();
        BigDecimal amount = row.work()
                .add(row.nonFacilityPracticeExpense())
                .add(row.malpractice())
                .multiply(row.conversionFactor());
        assertThat(Money.rounded(amount)).isEqualTo(Money.of(published));
    }

    @ParameterizedTest
    @CsvSource({
        "97010, B, 9",
        "97014, I, 9",
        "97026, R, 5",
        "97110, A, 5",
        "97129, A, 0",
        "97545, R, 0",
        "97799, C, 0",
        "97169, N, 9"
    })
    void everyYearSaysWhatIsPaidAndWhatIsReduced(String code, char status, char multipleProcedure) {
        Stream.of(
                        "2024-01-01/RVU24-therapy.csv",
                        "2024-03-09/RVU24-therapy.csv",
                        "2025-01-01/RVU25A-therapy.csv",
                        "2026-01-01/RVU26C-therapy.csv")
                .forEach(file -> {
                    RelativeValue row = relativeValues(file).find(code).orElseThrow();
                    assertThat(row.status()).isEqualTo(status);
                    assertThat(row.multipleProcedure()).isEqualTo(multipleProcedure);
                });
    }

    @Test
    void ohioIsFifteenTwoOhTwo() {
        GpciSnapshot snapshot = GpciSnapshot.open(
                Uploads.version(ScheduleKind.GPCIS, "2026-01-01"),
                table("2026-01-01/GPCI2026.csv").snapshot());
        assertThat(snapshot.size()).isEqualTo(109);
        assertThat(snapshot.find(Locality.parse("15202-00")).orElseThrow())
                .hasToString("Gpci[work=1.000, practiceExpense=0.913, malpractice=1.008]");
    }

    @Test
    void everyLocalityOfTheZipCodesHasCostIndices() {
        ZipSnapshot zips = ZipSnapshot.open(
                Uploads.version(ScheduleKind.ZIP_LOCALITIES, "2026-01-01"),
                table("2026-01-01/ZIP5-2026Q1.csv").snapshot());
        GpciSnapshot gpcis = GpciSnapshot.open(
                Uploads.version(ScheduleKind.GPCIS, "2026-01-01"),
                table("2026-01-01/GPCI2026.csv").snapshot());
        assertThat(zips.size()).isEqualTo(42_956);
        assertThat(zips.localities())
                .containsExactlyElementsOf(gpcis.localities().toList());
        assertThat(zips.find("43215")).contains(new ZipLocality("43215", "OH", Locality.parse("15202-00"), false));
        assertThat(zips.find("63101").orElseThrow().state()).isEqualTo("MO");
    }

    @Test
    void groupTherapyDeniesExerciseUnlessSeparate() {
        PtpSnapshot edits = PtpSnapshot.open(
                Uploads.version(ScheduleKind.PTP_EDITS, "2024-07-01"),
                table("2024-07-01/PTP-2024Q3-therapy.csv").snapshot());
        assertThat(edits.find("97150", "97110"))
                .filteredOn(edit -> edit.inForce(LocalDate.of(2024, 8, 15)))
                .singleElement()
                .extracting(PtpEdit::modifierIndicator)
                .isEqualTo('1');
        assertThat(edits.find("97110", "97140"))
                .extracting(PtpEdit::modifierIndicator)
                .containsOnly('9');
    }

    @Test
    void sixUnitsOfExerciseAreLikely() {
        MueSnapshot limits = MueSnapshot.open(
                Uploads.version(ScheduleKind.MUE_LIMITS, "2024-07-01"),
                table("2024-07-01/MUE-2024Q3-therapy.csv").snapshot());
        assertThat(limits.find("97110")).contains(new MueLimit("97110", 6, 3));
        assertThat(limits.find("97010")).contains(new MueLimit("97010", 0, 3));
    }

    private static RvuSnapshot relativeValues(String file) {
        return RvuSnapshot.open(
                Uploads.version(ScheduleKind.RELATIVE_VALUES, file.substring(0, 10)),
                table(file).snapshot());
    }

    private static CheckedTable table(String file) {
        return Uploads.checked(Uploads.bundled(file), "incoming/medicare/" + file);
    }
}
