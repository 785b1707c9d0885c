package com.therapyclaims.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.schedules.Gpci;
import com.therapyclaims.domain.schedules.GpciSnapshot;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.PaymentAmount;
import com.therapyclaims.domain.schedules.PaymentSnapshot;
import com.therapyclaims.domain.schedules.RelativeValue;
import com.therapyclaims.domain.schedules.RvuSnapshot;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import com.therapyclaims.domain.schedules.SnapshotException;
import com.therapyclaims.domain.schedules.ZipLocality;
import com.therapyclaims.domain.schedules.ZipSnapshot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A payment amount file made from the bundled relative values and indices, in CMS's layout. */
class PaymentFormatTest {
    static final String KEY = "incoming/medicare/2026-01-01/PFALL26.txt";
    private static final Locality OHIO = Locality.parse("15202-00");
    private static final RvuSnapshot RELATIVE_VALUES = RvuSnapshot.open(
            Uploads.version(ScheduleKind.RELATIVE_VALUES, "2026-01-01"),
            Uploads.checked(Uploads.bundled("2026-01-01/RVU26C-therapy.csv"), Uploads.RVU_2026)
                    .snapshot());
    private static final GpciSnapshot INDICES = GpciSnapshot.open(
            Uploads.version(ScheduleKind.GPCIS, "2026-01-01"),
            Uploads.checked(Uploads.bundled("2026-01-01/GPCI2026.csv"), Uploads.GPCI_2026)
                    .snapshot());
    private static final List<String> LINES = INDICES.localities()
            .flatMap(locality -> RELATIVE_VALUES
                    .rows()
                    .filter(row -> row.status() == 'A' || row.status() == 'R')
                    .map(row -> line(locality, row)))
            .toList();
    static final String FILE = file(LINES);

    @Test
    void theAmountsOfALocalityAreFoundByCode() {
        PaymentSnapshot amounts = open(Uploads.checked(FILE, KEY).snapshot());
        PaymentAmount exercise = amounts.find(OHIO, "97110", "").orElseThrow();
        assertThat(exercise.nonFacility()).isEqualTo(Money.of("27.87"));
        assertThat(exercise.therapyReduced()).isEqualTo(Money.of("21.62"));
        assertThat(exercise.multipleProcedure()).isEqualTo('5');
        assertThat(amounts.find(OHIO, "97110", "26")).isEmpty();
        assertThat(amounts.find(Locality.parse("08302-00"), "97110", "")).isEmpty();
        assertThat(amounts.localities()).hasSize(109);
    }

    @Test
    void theOrderOfTheRowsAndEqualDuplicatesDoNotMatter() {
        List<String> shuffled = new ArrayList<>(LINES);
        shuffled.addAll(LINES.subList(0, 50));
        Collections.shuffle(shuffled, new Random(1));
        assertThat(Uploads.checked(file(shuffled), KEY).snapshot())
                .isEqualTo(Uploads.checked(FILE, KEY).snapshot());
    }

    @Test
    void theRevisedFileIsReadAsTheFirstOne() {
        assertThat(Uploads.checked(FILE, "incoming/medicare/2026-01-01/PFREV26A.txt")
                        .source())
                .isEqualTo("PFREV26A.txt: payment amounts of 2026");
    }

    @Test
    void aConflictingDuplicateIsRefused() {
        List<String> conflicting = new ArrayList<>(LINES);
        conflicting.add(LINES.getFirst().replaceFirst("\"[0-9]{7}\\.[0-9]{2}\"", "\"0000001.00\""));
        UploadReading.Refused refused = Uploads.refused(file(conflicting), KEY);
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.row()).isEqualTo(conflicting.size());
            assertThat(problem.message()).contains("with other amounts");
        });
    }

    @Test
    void aFileCutOffBetweenRowsIsRefused() {
        assertThat(Uploads.messages(Uploads.refused(file(LINES.subList(0, LINES.size() - 60)), KEY)))
                .contains("has no amount in 1 of the 109 localities")
                .contains("The file ends at");
        assertThat(Uploads.messages(Uploads.refused(file(LINES.subList(0, LINES.size() / 2)), KEY)))
                .contains("of the 109 Medicare localities of 2026; missing:");
    }

    @Test
    void aFileCutOffInsideARowIsRefused() {
        assertThat(Uploads.messages(Uploads.refused(FILE.substring(0, FILE.length() / 2 - 30), KEY)))
                .contains("it is cut off");
    }

    @Test
    void amountsOfAnotherYearAreRefused() {
        assertThat(Uploads.messages(Uploads.refused(FILE, "incoming/medicare/2025-01-01/PFALL26.txt")))
                .contains("'2026' is not 2025, the year of the effective date");
    }

    @Test
    void aLocalityWhereNoZipCodeLiesIsRefusedWithTheRowItFirstStandsIn() {
        ZipSnapshot.Writer zipCodes = new ZipSnapshot.Writer();
        List<Locality> others =
                INDICES.localities().filter(locality -> !locality.equals(OHIO)).toList();
        others.forEach(locality ->
                zipCodes.add(new ZipLocality(String.format("%05d", others.indexOf(locality)), "OH", locality, false)));
        InForce inForce = new InForce(
                Optional.empty(),
                Optional.empty(),
                Optional.of(ZipSnapshot.open(
                        Uploads.version(ScheduleKind.ZIP_LOCALITIES, "2026-01-01"), zipCodes.encode())),
                Optional.empty(),
                Optional.empty());

        assertThat(Uploads.refused(FILE.getBytes(US_ASCII), KEY, inForce).problems())
                .containsExactly(new Problem(
                        LINES.indexOf(ofOhio("")) + 1, "carrier", "No ZIP code lies in 15202-00, says a test."));
    }

    @Test
    void aReducedAmountThatIsNoPartOfTheFeeIsRefused() {
        String line = ofOhio("97110");
        assertThat(Uploads.refused(FILE.replace(line, line.replace("0000021.62", "0000031.62")), KEY)
                        .problems())
                .containsExactly(new Problem(
                        LINES.indexOf(line) + 1,
                        "50% therapy amount, non-institutional",
                        "The reduced amount of 97110, 31.62, is no part of its non-facility fee, 27.87."));
        assertThat(Uploads.refused(FILE.replace(line, line.replace("0000021.62", "0000000.00")), KEY)
                        .problems())
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("The reduced amount of 97110, 0.00, is no part of its non-facility fee, 27.87.");
    }

    @Test
    void aFeeFarFromWhatValuesAndIndicesGiveIsAWarning() {
        String line = ofOhio("97110");
        assertThat(Uploads.checked(
                                FILE.replace(line, line.replace("0000027.87", "0000127.87"))
                                        .getBytes(US_ASCII),
                                KEY,
                                valuesAndIndices())
                        .warnings())
                .extracting(Problem::message)
                .containsExactly("The fee of 97110 in 15202-00 moves by 359%, from 27.87 to 127.87.");
    }

    @Test
    void aFeeFarFromTheOneInForceIsOneWarningForAllItsLocalities() {
        String moved = FILE.replaceAll("(\"97129\",\"  \",\")0000", "$10001");
        assertThat(Uploads.checked(moved.getBytes(US_ASCII), KEY, amountsInForce())
                        .warnings())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .startsWith("The fee of 97129 in 01112-05 moves by ");
    }

    @Test
    void mostFeesFarFromThoseInForceAreAWrongFile() {
        String moved = FILE.replaceAll("(\"[0-9A-Z]{5}\",\"  \",\")0000", "$10001");
        assertThat(Uploads.messages(Uploads.refused(moved.getBytes(US_ASCII), KEY, amountsInForce())))
                .contains("fees move by more than 40% against the version in force");
    }

    private static String ofOhio(String code) {
        return LINES.stream()
                .filter(line -> line.startsWith("\"2026\",\"15202\",\"00\",\"" + code))
                .findFirst()
                .orElseThrow();
    }

    private static InForce valuesAndIndices() {
        return new InForce(
                Optional.of(RELATIVE_VALUES),
                Optional.of(INDICES),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static InForce amountsInForce() {
        return new InForce(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(open(Uploads.checked(FILE, KEY).snapshot())),
                Optional.empty());
    }

    @Test
    void onlyTheLocalityAskedForIsRead() {
        byte[] snapshot = Uploads.checked(FILE, KEY).snapshot();
        List<Integer> read = new ArrayList<>();
        PaymentSnapshot amounts =
                PaymentSnapshot.open(Uploads.version(ScheduleKind.PAYMENT_AMOUNTS, "2026-01-01"), (offset, length) -> {
                    read.add(length);
                    return Arrays.copyOfRange(snapshot, offset, offset + length);
                });
        assertThat(amounts.find(OHIO, "97110", "")).isPresent();
        assertThat(amounts.find(OHIO, "97140", "")).isPresent();
        assertThat(read.stream().mapToInt(Integer::intValue).sum()).isLessThan(snapshot.length / 50);
    }

    @Test
    void aLocalitysAlteredRowsAreNotRead() {
        byte[] altered = Uploads.checked(FILE, KEY).snapshot();
        altered[altered.length - 1] ^= 1;
        PaymentSnapshot amounts = open(altered);
        List<Locality> localities = amounts.localities().toList();
        assertThat(amounts.find(localities.getFirst(), "97110", "")).isPresent();
        assertThatThrownBy(() -> amounts.find(localities.getLast(), "97110", ""))
                .isInstanceOf(SnapshotException.class);
    }

    private static PaymentSnapshot open(byte[] snapshot) {
        return PaymentSnapshot.open(
                Uploads.version(ScheduleKind.PAYMENT_AMOUNTS, "2026-01-01"), PaymentSnapshot.Ranges.of(snapshot));
    }

    private static String file(List<String> lines) {
        String text = lines.stream().collect(joining("\r\n", "", "\r\n")) + "\"TRL-000000001\"\r\n";
        return new String(text.getBytes(US_ASCII), US_ASCII);
    }

    private static String line(Locality locality, RelativeValue row) {
        Gpci gpci = INDICES.find(locality).orElseThrow();
        String full = amount(row, gpci, row.nonFacilityPracticeExpense());
        String reduced = row.therapyMppr()
                ? amount(row, gpci, row.nonFacilityPracticeExpense().multiply(new BigDecimal("0.5")))
                : "0000000.00";
        return Stream.of(
                        "2026",
                        locality.contractor(),
                        locality.number(),
                        row.code(),
                        "  ",
                        full,
                        amount(row, gpci, row.facilityPracticeExpense()),
                        " ",
                        Character.toString(row.pcTc()),
                        Character.toString(row.status()),
                        Character.toString(row.multipleProcedure()),
                        reduced,
                        reduced,
                        "9",
                        "0000000.00",
                        "0000000.00")
                .collect(joining("\",\"", "\"", "\""));
    }

    private static String amount(RelativeValue row, Gpci gpci, BigDecimal practiceExpense) {
        Money amount = Money.rounded(row.exactAmount(practiceExpense, gpci, row.conversionFactor()));
        return String.format(Locale.ROOT, "%010.2f", amount.amount());
    }
}
