package com.therapyclaims.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.schedules.RvuSnapshot;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RvuFormatTest {
    private static final String FILE_2026 = new String(Uploads.bundled("2026-01-01/RVU26C-therapy.csv"), UTF_8);
    private static final byte[] FILE_2025 = Uploads.bundled("2025-01-01/RVU25A-therapy.csv");
    private static final String NOT_ALWAYS_THERAPY = "\n(?!92608)9[0-9]{4},[^\n]*,0,0,0,0,0,[0-9],[^\n]*(?=\n)";
    private static final String EXERCISE = "97110,,,A,,0.45,0.41,,0.41,NA,0.01,0.87,0.87,7";

    @ParameterizedTest
    @ValueSource(strings = {"rvu2025-bare-cr.csv", "rvu2025-crlf-end-mark.csv"})
    void lineEndsDoNotMatter(String fixture) {
        assertThat(Uploads.checked(Uploads.fixture(fixture), Uploads.RVU_2025).snapshot())
                .isEqualTo(Uploads.checked(FILE_2025, Uploads.RVU_2025).snapshot());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void thirtyTwoColumnsAreReadWithAnyLineEnds(String lineEnd) {
        assertThat(Uploads.checked(FILE_2026.replace("\n", lineEnd), Uploads.RVU_2026)
                        .snapshot())
                .isEqualTo(Uploads.checked(FILE_2026, Uploads.RVU_2026).snapshot());
    }

    @Test
    void theColumnInsertedIn2026DoesNotMoveTheConversionFactor() {
        assertThat(open(Uploads.checked(FILE_2025, Uploads.RVU_2025))
                        .find("97110")
                        .orElseThrow()
                        .conversionFactor())
                .isEqualByComparingTo("32.3465");
        assertThat(open(Uploads.checked(FILE_2026, Uploads.RVU_2026))
                        .find("97110")
                        .orElseThrow()
                        .conversionFactor())
                .isEqualByComparingTo("33.4009");
    }

    @Test
    void aPlaceholderAmongCmssCodesIsNoFault() {
        String row = FILE_2026.substring(FILE_2026.indexOf(EXERCISE), FILE_2026.indexOf("97112"));
        assertThat(open(Uploads.checked(FILE_2026 + row.replace("97110", "GXXX1"), Uploads.RVU_2026))
                        .find("GXXX1"))
                .isPresent();
    }

    @Test
    void theSourceNamesFileAndEdition() {
        assertThat(Uploads.checked(FILE_2026, Uploads.RVU_2026).source())
                .isEqualTo("rvu.csv: 2026 National Physician Fee Schedule Relative Value File July Release,"
                        + " RELEASED 06/30/2026");
    }

    @Test
    void aFileCutOffInsideARowIsRefusedWithThePlaceItEnds() {
        UploadReading.Refused refused = Uploads.refused(Uploads.fixture("rvu2026-cut-in-row.csv"), Uploads.RVU_2026);
        assertThat(refused.kind()).contains(ScheduleKind.RELATIVE_VALUES);
        assertThat(Uploads.messages(refused))
                .contains("of 32 columns: the file is cut off here")
                .contains("97530")
                .contains("it is cut off");
    }

    @Test
    void aFileCutOffBetweenRowsIsRefusedWithTheCodeItEndsAt() {
        UploadReading.Refused refused =
                Uploads.refused(Uploads.fixture("rvu2026-cut-between-rows.csv"), Uploads.RVU_2026);
        assertThat(Uploads.messages(refused)).contains("97150").contains("The file ends at code 97139");
    }

    @Test
    void aLastLineWithoutItsEndIsACutOffFile() {
        assertThat(Uploads.messages(Uploads.refused(FILE_2026.stripTrailing(), Uploads.RVU_2026)))
                .contains("it ends at code");
    }

    @Test
    void everyFaultIsNamedWithItsRowAndColumn() {
        String faulty = FILE_2026
                .replace(EXERCISE, "97110,,,Z,,x,-1,,0.41,NA,0.01,0.87,0.87,77")
                .replace("97112,,", "9711é,9,");
        UploadReading.Refused refused = Uploads.refused(faulty, Uploads.RVU_2026);
        int row = 1
                + (int) FILE_2026
                        .substring(0, FILE_2026.indexOf(EXERCISE))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        assertThat(refused.problems())
                .contains(
                        new Problem(row, "WORK RVU", "'x' is no decimal number."),
                        new Problem(row, "NON-FAC PE RVU", "'-1' is no decimal number."),
                        new Problem(row + 1, "MOD", "'9' is no modifier: it has two characters, as 26 or GP."))
                .extracting(Problem::column)
                .contains("STATUS CODE", "PCTC IND", "HCPCS");
    }

    @Test
    void aFileWithAFaultInEveryRowReportsTheFirstAndCountsAll() {
        UploadReading.Refused refused = Uploads.refused(FILE_2026.replace("33.4009", "?"), Uploads.RVU_2026);
        assertThat(refused.problems()).hasSize(Problems.KEPT);
        assertThat(refused.problemCount()).isGreaterThan(Problems.KEPT);
    }

    @Test
    void equalDuplicatesPassAndConflictingOnesDoNot() {
        String row = FILE_2026.substring(FILE_2026.indexOf(EXERCISE), FILE_2026.indexOf("97112"));
        assertThat(Uploads.checked(FILE_2026 + row, Uploads.RVU_2026).rows()).isEqualTo(119);
        assertThat(Uploads.messages(
                        Uploads.refused(FILE_2026 + row.replace("0.45,0.41", "0.44,0.42"), Uploads.RVU_2026)))
                .isEqualTo("Code 97110 stands in the file before, with other figures.");
    }

    @Test
    void aFileOfAnotherYearIsRefused() {
        assertThat(Uploads.messages(Uploads.refused(FILE_2025, Uploads.RVU_2026)))
                .isEqualTo(
                        "The file calls itself the relative values of 2025, but was uploaded with an effective date in"
                                + " 2026. Upload it below a date of its own year.");
    }

    @Test
    void aConversionFactorThatIsNotTheYearsIsRefused() {
        assertThat(Uploads.messages(Uploads.refused(FILE_2026.replace("33.4009", "34.4009"), Uploads.RVU_2026)))
                .isEqualTo("The conversion factor 34.4009 is not that of 2026, 33.4009 or 33.5675.");
    }

    @Test
    void aHeaderThatIsNotCmssIsRefusedByTheColumnItLacks() {
        assertThat(Uploads.refused(FILE_2026.replace(",CONV,", ",,"), Uploads.RVU_2026)
                        .problems())
                .extracting(Problem::column)
                .containsExactly("CONV FACTOR");
    }

    @Test
    void aTotalThatIsNotTheSumOfItsPartsIsAWarning() {
        CheckedTable table = Uploads.checked(
                FILE_2026.replace(EXERCISE, EXERCISE.replace("0.45,0.41", "0.46,0.41")), Uploads.RVU_2026);
        assertThat(table.warnings())
                .extracting(Problem::message)
                .containsExactly(
                        "0.87 is not the sum of work, practice expense and malpractice, 0.88.",
                        "0.87 is not the sum of work, practice expense and malpractice, 0.88.");
    }

    @Test
    void aFeeThatMovesFarIsAWarning() {
        CheckedTable table = Uploads.checked(
                FILE_2026
                        .replace(EXERCISE, "97110,,,A,,0.90,0.82,,0.82,NA,0.02,1.74,1.74,7")
                        .getBytes(UTF_8),
                Uploads.RVU_2026,
                inForce2025());
        assertThat(table.warnings())
                .extracting(Problem::message)
                .containsExactly("The fee of 97110 moves by 102%, from 28.79 to 58.12.");
    }

    @Test
    void mostFeesMovingFarIsAWrongFile() {
        String doubled = FILE_2026.replaceAll("\n(9[0-9]{4},,,A,,)([0-9])", "\n$11$2");
        assertThat(Uploads.messages(Uploads.refused(doubled.getBytes(UTF_8), Uploads.RVU_2026, inForce2025())))
                .contains("fees move by more than 40% against the version in force");
    }

    @Test
    void codesThatVanishInGreatNumberAreAFileThatIsNotWhole() {
        String shorter = FILE_2026.replaceAll(NOT_ALWAYS_THERAPY, "");
        assertThat(Uploads.messages(Uploads.refused(shorter.getBytes(UTF_8), Uploads.RVU_2026, inForce2025())))
                .contains("codes in force are missing");
    }

    @Test
    void aPartOfWhatIsInForceWithTheSameFiguresIsNothingToPublish() {
        String part = FILE_2026.replaceAll(NOT_ALWAYS_THERAPY, "");
        InForce whole = inForce(open(Uploads.checked(FILE_2026.getBytes(UTF_8), Uploads.RVU_2026)));

        assertThat(Uploads.messages(Uploads.refused(part.getBytes(UTF_8), Uploads.RVU_2026, whole)))
                .startsWith("There is nothing to publish: all ")
                .endsWith("of a test, which stays in force.");
    }

    @Test
    void aPartOfWhatIsInForceWithOtherFiguresIsAFileThatIsNotWhole() {
        String part = FILE_2026
                .replaceAll(NOT_ALWAYS_THERAPY, "")
                .replace(
                        EXERCISE,
                        EXERCISE.replace("0.45,0.41,,0.41,NA,0.01,0.87,0.87", "0.46,0.41,,0.41,NA,0.01,0.88,0.88"));
        InForce whole = inForce(open(Uploads.checked(FILE_2026.getBytes(UTF_8), Uploads.RVU_2026)));

        assertThat(Uploads.messages(Uploads.refused(part.getBytes(UTF_8), Uploads.RVU_2026, whole)))
                .contains("codes in force are missing");
    }

    private static InForce inForce2025() {
        return inForce(open(Uploads.checked(FILE_2025, Uploads.RVU_2025)));
    }

    private static InForce inForce(RvuSnapshot values) {
        return new InForce(Optional.of(values), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static RvuSnapshot open(CheckedTable table) {
        return RvuSnapshot.open(Uploads.version(ScheduleKind.RELATIVE_VALUES, "2025-01-01"), table.snapshot());
    }
}
