package com.therapyclaims.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.domain.schedules.MueLimit;
import com.therapyclaims.domain.schedules.MueSnapshot;
import com.therapyclaims.domain.schedules.PtpSnapshot;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EditTablesTest {
    private static final String PTP = new String(Uploads.bundled("2024-07-01/PTP-2024Q3-therapy.csv"), US_ASCII);
    private static final String MUE = new String(Uploads.bundled("2024-07-01/MUE-2024Q3-therapy.csv"), US_ASCII);

    @Test
    void cmssTabSeparatedPairsAreRead() {
        CheckedTable table = Uploads.checked(Uploads.fixture("ptp-cms-layout.txt"), Uploads.EDITS_2024);
        PtpSnapshot edits = PtpSnapshot.open(Uploads.version(ScheduleKind.PTP_EDITS, "2024-07-01"), table.snapshot());
        assertThat(edits.find("97150", "97110"))
                .extracting(edit -> edit.effectiveFrom().orElseThrow())
                .containsExactly(LocalDate.of(1996, 1, 1), LocalDate.of(2020, 1, 1));
        assertThat(edits.find("97150", "97110").getLast())
                .matches(edit -> edit.inForce(LocalDate.of(2024, 8, 15)))
                .matches(edit -> !edit.inForce(LocalDate.of(2019, 12, 31)));
    }

    @Test
    void pairsWithoutEffectiveDatesSayTheirLack() {
        assertThat(Uploads.checked(PTP, Uploads.EDITS_2024).warnings())
                .extracting(Problem::message)
                .containsExactly("The file has no effective dates: every pair counts from the file's own date on.");
    }

    @Test
    void pairsAreRefusedWithTheCellThatIsWrong() {
        UploadReading.Refused refused = Uploads.refused(
                PTP.replace("97150,97110,*,1", "97150,97110,20241301,1").replace("97530,97750,*,1", "97530,97750,*,2"),
                Uploads.EDITS_2024);
        assertThat(refused.problems())
                .extracting(Problem::column, Problem::message)
                .contains(
                        tuple("deletion date", "'20241301' is no date: it is written as 20240701, or * for none."),
                        tuple("modifier indicator", "'2' is none of the indicators 0, 1, 9."));
    }

    @Test
    void aPairThatStandsTwiceWithDifferentIndicatorsIsRefused() {
        assertThat(Uploads.messages(Uploads.refused(PTP + "97150,97110,*,0,x\n", Uploads.EDITS_2024)))
                .isEqualTo(
                        "The pair 97150 and 97110 stands twice for the same dates, with different modifier indicators.");
    }

    @Test
    void thePartOfTheTableWithoutTherapyCodesIsRefused() {
        assertThat(Uploads.messages(Uploads.refused(PTP.substring(0, PTP.indexOf("\n97140,") + 1), Uploads.EDITS_2024)))
                .contains("The file has no pairs with 97140, 97150, 97530, 97763 in column 1 and ends at 97139");
    }

    @Test
    void cmssLimitsWithTheirNoticeAreRead() {
        assertThat(Uploads.checked(Uploads.fixture("mue-cms-layout.csv"), Uploads.EDITS_2024)
                        .snapshot())
                .isEqualTo(Uploads.checked(MUE, Uploads.EDITS_2024).snapshot());
        MueSnapshot limits = MueSnapshot.open(
                Uploads.version(ScheduleKind.MUE_LIMITS, "2024-07-01"),
                Uploads.checked(MUE, Uploads.EDITS_2024).snapshot());
        assertThat(limits.find("97161")).contains(new MueLimit("97161", 1, 2));
    }

    @Test
    void theHospitalTableIsNotThePractitioners() {
        String hospital = new String(Uploads.fixture("mue-cms-layout.csv"), US_ASCII)
                .replace("Practitioner Services", "Outpatient Hospital Services");
        assertThat(Uploads.messages(Uploads.refused(hospital, Uploads.EDITS_2024)))
                .isEqualTo("This is not the practitioner table but 'Outpatient Hospital Services MUE Values'.");
    }

    @Test
    void limitsCutOffAreRefused() {
        assertThat(Uploads.messages(Uploads.refused(MUE.substring(0, MUE.indexOf("97530,") + 7), Uploads.EDITS_2024)))
                .contains("is cut off: it ends at code 97530")
                .contains("97763, G0283");
    }

    @Test
    void limitsAreRefusedWithTheCellThatIsWrong() {
        assertThat(Uploads.messages(
                        Uploads.refused(MUE.replace("97110,6,3", "97110,six,4") + "97140,7,3,x\n", Uploads.EDITS_2024)))
                .isEqualTo("""
                        'six' is no whole number.
                        '4' is no adjudication indicator: it begins with 1, 2 or 3.
                        Code 97140 stands in the file before, with another limit.
                        The therapy codes 97110 are missing. The file ends at code 97140: it is cut off or not whole.""");
    }
}
