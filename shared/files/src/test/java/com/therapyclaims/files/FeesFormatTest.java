package com.therapyclaims.files;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.schedules.CommercialFee;
import com.therapyclaims.domain.schedules.CommercialFeesSnapshot;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeesFormatTest {
    @Test
    void codeModifierAndAmountAreAFeeSchedule() {
        assertThat(fees("code,modifier,amount\n97110,,32.00\n97110,GO,33.5\nG0283,GP,12\n")
                        .rows())
                .containsExactly(fee("97110", "", "32.00"), fee("97110", "GO", "33.50"), fee("G0283", "GP", "12.00"));
    }

    @Test
    void unitAndFacilityAmountAreOptional() {
        CommercialFeesSnapshot fees =
                fees("code,modifier,amount,unit,facilityAmount\n97129,,40.00,unit,30.00\n97110,,32.00,15 min,\n");
        assertThat(fees.findInFacility("97129", "")).contains(Money.of("30.00"));
        assertThat(fees.findInFacility("97110", "")).contains(Money.of("32.00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ufeffcode,modifier,amount\r\n97110,,\"$1,032.50\"\r\n",
                "code;modifier;amount\n97110;;$1,032.50\n",
                "code\tmodifier\tamount\r97110\t\t1032.5\r",
                "\"Code\",\"Modifier\",\"Amount\"\n\"97110\",\"\",\"1,032.50\"",
                "CPT Code,Mod,Fee\n97110, , $ 1032.50 \n\n",
                "code,modifier,amount,description\n97110,,1032.50,Übung\n",
                "code;amount;description\n97110;\"$1,032.50\";Exercise, each 15 minutes, one or more areas, any, at all\n",
            })
    void theFormsSpreadsheetsWriteAreRead(String text) {
        assertThat(fees(text).rows()).containsExactly(fee("97110", "", "1032.50"));
    }

    @Test
    void theEncodingsSpreadsheetsWriteAreRead() {
        String text = "code,modifier,amount,description\n97110,,32.00,Übung – Gerät\n";
        for (Charset charset : new Charset[] {UTF_8, UTF_16, Charset.forName("windows-1252")}) {
            assertThat(open(Uploads.checked(text.getBytes(charset), Uploads.FEES))
                            .rows())
                    .containsExactly(fee("97110", "", "32.00"));
        }
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        UploadReading.Refused refused = Uploads.refused("""
                code,modifier,amount,unit
                97110,,32.00,visit
                9711,,32.00,
                97112,GPX,32.00,
                97116,,"32,50",
                97124,,-5,
                97140,,32.005,
                97150,,,
                97530,,32.00,
                97530,,33.00,
                """, Uploads.FEES);
        assertThat(refused.problems())
                .extracting(Problem::row, Problem::column)
                .containsExactly(
                        tuple(2, "unit"),
                        tuple(4, "modifier"),
                        tuple(5, "amount"),
                        tuple(6, "amount"),
                        tuple(7, "amount"),
                        tuple(8, "amount"),
                        tuple(10, "code"));
        assertThat(Uploads.messages(refused))
                .contains("'32,50' is no amount in dollars")
                .contains("'32.005' is finer than a cent")
                .contains("An empty cell is no amount")
                .contains("A rate for a visit or a day belongs into contract.json");
    }

    @Test
    void aColumnNobodyKnowsIsRefusedNotIgnored() {
        assertThat(Uploads.refused("code,modifier,amount,percent\n97110,,32.00,120\n", Uploads.FEES)
                        .problems())
                .extracting(Problem::column)
                .containsExactly("percent");
    }

    @Test
    void aProblemRepeatsNoMoreThanItsCell() {
        UploadReading.Refused refused = Uploads.refused(
                "code,modifier,amount\n97110,Pat Example born 1950-04-02 with a very long remark,32.00\n",
                Uploads.FEES);
        assertThat(Uploads.messages(refused)).doesNotContain("32.00").doesNotContain("remark");
    }

    @Test
    void aHeaderWithoutFeesIsRefused() {
        assertThat(Uploads.messages(Uploads.refused("code,modifier,amount\n", Uploads.FEES)))
                .isEqualTo("The file has a header but no fee.");
    }

    @Test
    void aFeeThatMovesFarIsAWarning() {
        InForce inForce = InForce.ofPractice(Optional.of(fees("code,modifier,amount\n97110,,32.00\n")));
        assertThat(Uploads.checked("code,modifier,amount\n97110,,3.20\n".getBytes(UTF_8), Uploads.FEES, inForce)
                        .warnings())
                .extracting(Problem::message)
                .containsExactly("The fee of 97110 moves by -90%, from 32.00 to 3.20.");
    }

    private static CommercialFee fee(String code, String modifier, String amount) {
        return new CommercialFee(code, modifier, Money.of(amount), Optional.empty());
    }

    private static CommercialFeesSnapshot fees(String text) {
        return open(Uploads.checked(text, Uploads.FEES));
    }

    private static CommercialFeesSnapshot open(CheckedTable table) {
        return CommercialFeesSnapshot.open(
                Uploads.version(ScheduleKind.COMMERCIAL_FEES, "2026-01-01"), table.snapshot());
    }
}
