package com.therapyclaims.domain.schedules;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.therapyclaims.domain.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
    private static final RelativeValue EXERCISE = relativeValue("97110", "", "0.45", "33.4009");
    private static final Locality OHIO = Locality.parse("15202-00");

    @Test
    void relativeValuesComeBackExactly() {
        RvuSnapshot.Writer writer = new RvuSnapshot.Writer();
        RelativeValue professional = relativeValue("92612", "26", "1.24", "33.4009");
        assertThat(writer.add(professional)).isTrue();
        assertThat(writer.add(EXERCISE)).isTrue();
        RvuSnapshot snapshot = RvuSnapshot.open(Versions.ANY, writer.encode());
        assertThat(snapshot.find("97110")).contains(EXERCISE);
        assertThat(snapshot.find("92612")).isEmpty();
        assertThat(snapshot.find("92612", "26")).contains(professional);
        assertThat(snapshot.rows()).containsExactly(professional, EXERCISE);
    }

    @Test
    void aCodeThatIsNoneIsNotFound() {
        RvuSnapshot.Writer writer = new RvuSnapshot.Writer();
        assertThat(writer.add(EXERCISE)).isTrue();
        RvuSnapshot snapshot = RvuSnapshot.open(Versions.ANY, writer.encode());
        assertThat(snapshot.find("9711")).isEmpty();
        assertThat(snapshot.find("")).isEmpty();
        assertThat(snapshot.find("97110 extra")).isEmpty();
        assertThat(snapshot.find("９７１１０")).isEmpty();
    }

    @Test
    void rowsOfOneFileMayHaveDifferentConversionFactorsAndFinerFigures() {
        RvuSnapshot.Writer writer = new RvuSnapshot.Writer();
        RelativeValue finer = relativeValue("97112", "", "0.505", "33.56751");
        assertThat(writer.add(EXERCISE)).isTrue();
        assertThat(writer.add(finer)).isTrue();
        RvuSnapshot snapshot = RvuSnapshot.open(Versions.ANY, writer.encode());
        assertThat(snapshot.find("97112").orElseThrow().work()).isEqualByComparingTo("0.505");
        assertThat(snapshot.find("97112").orElseThrow().conversionFactor()).isEqualByComparingTo("33.56751");
        assertThat(snapshot.find("97110").orElseThrow().conversionFactor()).isEqualByComparingTo("33.4009");
    }

    @Test
    void anotherRowUnderTheSameKeyIsNotTaken() {
        RvuSnapshot.Writer writer = new RvuSnapshot.Writer();
        assertThat(writer.add(EXERCISE)).isTrue();
        assertThat(writer.add(EXERCISE)).isTrue();
        assertThat(writer.add(relativeValue("97110", "", "0.46", "33.4009"))).isFalse();
        assertThat(RvuSnapshot.open(Versions.ANY, writer.encode()).find("97110"))
                .contains(EXERCISE);
    }

    @Test
    void theOrderOfTheRowsDoesNotChangeTheBytes() {
        RvuSnapshot.Writer forward = new RvuSnapshot.Writer();
        RvuSnapshot.Writer backward = new RvuSnapshot.Writer();
        for (int i = 0; i < 50; i++) {
            assertThat(forward.add(numbered(i))).isTrue();
            assertThat(backward.add(numbered(49 - i))).isTrue();
        }
        assertThat(forward.encode()).isEqualTo(backward.encode());
    }

    @Test
    void everyRowOfAFullFileIsFoundAndTheSnapshotIsSmall() {
        RvuSnapshot.Writer writer = new RvuSnapshot.Writer();
        for (int i = 0; i < 19_356; i++) {
            assertThat(writer.add(numbered(i))).isTrue();
        }
        byte[] bytes = writer.encode();
        RvuSnapshot snapshot = RvuSnapshot.open(Versions.ANY, bytes);
        assertThat(bytes).hasSizeLessThan(1_000_000);
        for (int i = 0; i < 19_356; i++) {
            assertThat(snapshot.find(numbered(i).code())).contains(numbered(i));
        }
        assertThat(snapshot.find("20000")).isEmpty();
    }

    @Test
    void costIndicesAreKeyedByContractorAndLocality() {
        GpciSnapshot.Writer writer = new GpciSnapshot.Writer();
        Gpci ohio = gpci("1.000", "0.913", "1.008");
        Gpci kentucky = gpci("1.000", "0.869", "0.804");
        assertThat(writer.add(OHIO, ohio)).isTrue();
        assertThat(writer.add(Locality.parse("15102-00"), kentucky)).isTrue();
        assertThat(writer.add(OHIO, kentucky)).isFalse();
        GpciSnapshot snapshot = GpciSnapshot.open(Versions.ANY, writer.encode());
        assertThat(snapshot.find(OHIO)).contains(ohio);
        assertThat(snapshot.find(Locality.parse("08302-00"))).isEmpty();
        assertThat(snapshot.localities()).containsExactly(Locality.parse("15102-00"), OHIO);
    }

    @Test
    void zipCodesKeepTheirLeadingZeros() {
        ZipSnapshot.Writer writer = new ZipSnapshot.Writer();
        ZipLocality boston = new ZipLocality("02108", "MA", Locality.parse("14212-01"), false);
        ZipLocality split = new ZipLocality("43215", "OH", OHIO, true);
        assertThat(writer.add(split)).isTrue();
        assertThat(writer.add(boston)).isTrue();
        ZipSnapshot snapshot = ZipSnapshot.open(Versions.ANY, writer.encode());
        assertThat(snapshot.find("02108")).contains(boston);
        assertThat(snapshot.find("43215")).contains(split);
        assertThat(snapshot.find("2108")).isEmpty();
        assertThat(snapshot.localities()).containsExactly(Locality.parse("14212-01"), OHIO);
    }

    @Test
    void aPairIsFoundInItsOwnDirectionOldestFirst() {
        PtpSnapshot.Writer writer = new PtpSnapshot.Writer();
        PtpEdit open = ptp("97150", "97110", '1', "", "");
        PtpEdit ended = ptp("97530", "97116", '1', "2020-01-01", "2020-09-30");
        PtpEdit voided = ptp("97530", "97116", '9', "2020-10-01", "2020-10-01");
        writer.add(voided);
        writer.add(open);
        writer.add(ended);
        writer.add(open);
        PtpSnapshot snapshot = PtpSnapshot.open(Versions.ANY, writer.encode());
        assertThat(snapshot.size()).isEqualTo(3);
        assertThat(snapshot.find("97150", "97110")).containsExactly(open);
        assertThat(snapshot.find("97110", "97150")).isEmpty();
        assertThat(snapshot.find("97530", "97116")).containsExactly(ended, voided);
        assertThat(snapshot.find("97150", "99999")).isEmpty();
    }

    @Test
    void endedEditsWithoutABeginningComeBeforeTheOneStillOpen() {
        PtpSnapshot.Writer writer = new PtpSnapshot.Writer();
        PtpEdit open = ptp("29581", "97535", '1', "", "");
        PtpEdit ended = ptp("29581", "97535", '1', "", "2019-12-31");
        writer.add(open);
        writer.add(ended);
        assertThat(PtpSnapshot.open(Versions.ANY, writer.encode()).find("29581", "97535"))
                .containsExactly(ended, open);
    }

    @Test
    void limitsComeBack() {
        MueSnapshot.Writer writer = new MueSnapshot.Writer();
        MueLimit exercise = new MueLimit("97110", 6, 3);
        MueLimit drug = new MueLimit("J9999", 100_000, 1);
        assertThat(writer.add(exercise)).isTrue();
        assertThat(writer.add(drug)).isTrue();
        assertThat(writer.add(new MueLimit("97110", 4, 3))).isFalse();
        MueSnapshot snapshot = MueSnapshot.open(Versions.ANY, writer.encode());
        assertThat(snapshot.find("97110")).contains(exercise);
        assertThat(snapshot.find("J9999")).contains(drug);
        assertThat(snapshot.find("97112")).isEmpty();
    }

    @Test
    void aFeeInAFacilityIsThePlainOneUnlessTheFileGivesAnother() {
        CommercialFeesSnapshot.Writer writer = new CommercialFeesSnapshot.Writer();
        CommercialFee plain = new CommercialFee("97110", "", Money.of("1032.50"), Optional.empty());
        CommercialFee facility = new CommercialFee("97129", "GO", Money.of("30.00"), Optional.of(Money.of("0.00")));
        assertThat(writer.add(plain)).isTrue();
        assertThat(writer.add(facility)).isTrue();
        CommercialFeesSnapshot snapshot = CommercialFeesSnapshot.open(Versions.ANY, writer.encode());
        assertThat(snapshot.rows()).containsExactly(plain, facility);
        assertThat(snapshot.findInFacility("97110", "")).contains(Money.of("1032.50"));
        assertThat(snapshot.findInFacility("97129", "GO")).contains(Money.ZERO);
        assertThat(snapshot.find("97129", "GO")).contains(Money.of("30.00"));
        assertThat(snapshot.find("97129", "")).isEmpty();
    }

    @Test
    void bytesThatAreNotWholeAreRefused() {
        RvuSnapshot.Writer writer = new RvuSnapshot.Writer();
        assertThat(writer.add(EXERCISE)).isTrue();
        byte[] whole = writer.encode();
        byte[] altered = whole.clone();
        altered[whole.length - 1] ^= 1;
        byte[] newer = whole.clone();
        newer[4]++;
        assertRefused(new byte[0], "shorter");
        assertRefused(Arrays.copyOf(whole, whole.length - 1), "cut off");
        assertRefused(Arrays.copyOf(whole, whole.length + 1), "cut off");
        assertRefused(altered, "checksum");
        assertRefused(newer, "format 2");
        assertRefused(new GpciSnapshot.Writer().encode(), "expected");
        assertRefused("HCPCS,MOD,DESCRIPTION".getBytes(US_ASCII), "not a snapshot");
    }

    private static void assertRefused(byte[] bytes, String why) {
        assertThatThrownBy(() -> RvuSnapshot.open(Versions.ANY, bytes))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining(why);
    }

    private static RelativeValue numbered(int i) {
        return relativeValue(
                String.format(Locale.ROOT, "%05d", i), "", i / 100 + "." + i % 100 / 10 + i % 10, "33.4009");
    }

    private static RelativeValue relativeValue(String code, String modifier, String work, String conversionFactor) {
        return new RelativeValue(
                code,
                modifier,
                'A',
                new BigDecimal(work),
                new BigDecimal("0.41"),
                new BigDecimal("0.40"),
                new BigDecimal("0.01"),
                '7',
                '5',
                new BigDecimal(conversionFactor));
    }

    private static Gpci gpci(String work, String practiceExpense, String malpractice) {
        return new Gpci(new BigDecimal(work), new BigDecimal(practiceExpense), new BigDecimal(malpractice));
    }

    private static PtpEdit ptp(String column1, String column2, char indicator, String from, String to) {
        return new PtpEdit(column1, column2, indicator, date(from), date(to));
    }

    private static Optional<LocalDate> date(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }
}
