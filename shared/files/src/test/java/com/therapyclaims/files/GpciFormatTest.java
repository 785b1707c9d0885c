package com.therapyclaims.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.domain.schedules.GpciSnapshot;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import com.therapyclaims.domain.schedules.ZipLocality;
import com.therapyclaims.domain.schedules.ZipSnapshot;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GpciFormatTest {
    private static final String FILE = new String(Uploads.bundled("2026-01-01/GPCI2026.csv"), US_ASCII);
    private static final String OHIO = "15202,OH,00,OHIO,1.000,0.913,1.008";

    @Test
    void theMadeUpFileWith98LocalitiesIsRefused() {
        UploadReading.Refused refused = Uploads.refused(Uploads.fixture("gpci2026-fabricated.csv"), Uploads.GPCI_2026);
        assertThat(refused.rows()).isEqualTo(98);
        assertThat(Uploads.messages(refused))
                .contains("08302-00 is no Medicare locality of 2026; those of its state are 15202-00.")
                .contains("of the 109 Medicare localities of 2026; missing:");
    }

    @Test
    void zerosThatASpreadsheetTookAreRestored() {
        assertThat(Uploads.checked(Uploads.fixture("gpci2026-lost-zeros.csv"), Uploads.GPCI_2026)
                        .snapshot())
                .isEqualTo(Uploads.checked(FILE, Uploads.GPCI_2026).snapshot());
    }

    @Test
    void aLocalityNumberWithoutItsContractorIsRefused() {
        assertThat(Uploads.messages(Uploads.refused(FILE.replace(OHIO, OHIO.substring(5)), Uploads.GPCI_2026)))
                .contains("An empty cell is missing: a locality's number means nothing without its contractor's");
    }

    @Test
    void aFileCutOffIsRefusedByTheLocalitiesItLacks() {
        assertThat(Uploads.messages(Uploads.refused(FILE.substring(0, FILE.indexOf("WISCONSIN")), Uploads.GPCI_2026)))
                .contains("missing: 03602-21");
    }

    /** What is left of 0.740 is an index too. */
    @Test
    void aFileCutOffInsideItsLastIndexIsRefused() {
        String last = "03602,WY,21,WYOMING";
        int end = FILE.indexOf(",0.74", FILE.indexOf(last)) + ",0.7".length();
        String cut = FILE.substring(0, end);

        assertThat(Uploads.messages(Uploads.refused(cut, Uploads.GPCI_2026))).contains("ends inside a row of indices");
    }

    @Test
    void indicesOfAnotherYearAreRefused() {
        assertThat(Uploads.messages(Uploads.refused(FILE, "incoming/medicare/2025-01-01/gpci.csv")))
                .isEqualTo("These are the indices of 2026, but the file was uploaded with an effective date in 2025."
                        + " Upload it below a date of its own year.");
    }

    @Test
    void anIndexOutOfRangeIsRefusedWithItsCell() {
        assertThat(Uploads.refused(FILE.replace(OHIO, "15202,OH,00,OHIO,1.000,9.13,n/a"), Uploads.GPCI_2026)
                        .problems())
                .extracting(Problem::column, Problem::message)
                .containsExactly(
                        tuple("PE GPCI", "'9.13' lies outside 0.100 to 3.500."),
                        tuple("MP GPCI", "'n/a' is no decimal number."));
    }

    @Test
    void equalDuplicatesPassAndConflictingOnesDoNot() {
        assertThat(Uploads.checked(FILE + OHIO + "\r\n", Uploads.GPCI_2026).rows())
                .isEqualTo(109);
        assertThat(Uploads.messages(Uploads.refused(FILE + OHIO.replace("0.913", "0.914") + "\r\n", Uploads.GPCI_2026)))
                .isEqualTo("Locality 15202-00 stands in the file before, with other indices.");
    }

    @Test
    void ofAWorkIndexWithAndWithoutTheFloorTheOneWithItCounts() {
        String both = FILE.replace(
                        "2026 PW GPCI (with 1.0 Floor)***",
                        "2026 PW GPCI (without 1.0 Floor),2026 PW GPCI (with 1.0 Floor)")
                .replaceAll("(?m)^([0-9]{5},[A-Z]{2},[0-9]{2},(?:\"[^\"]*\"|[^,]*)),", "$1,0.500,");
        assertThat(Uploads.checked(both, Uploads.GPCI_2026).snapshot())
                .isEqualTo(Uploads.checked(FILE, Uploads.GPCI_2026).snapshot());
    }

    @Test
    void beforeTheListedYearsTheNumberOfLocalitiesCounts() {
        String old = FILE.replace("2026 P", "2022 P").replace("2026 M", "2022 M");
        assertThat(Uploads.messages(Uploads.refused(old, "incoming/medicare/2022-01-01/gpci.csv")))
                .isEqualTo("2022 has 112 localities, the file has 109.");
    }

    @Test
    void aLocalityWhereNoZipCodeLiesIsRefusedWithItsRow() {
        assertThat(Uploads.refused(FILE.getBytes(US_ASCII), Uploads.GPCI_2026, zipCodesWithoutOhio("2026-01-01"))
                        .problems())
                .extracting(Problem::column, Problem::message)
                .containsExactly(tuple(
                        "Medicare Administrative Contractor (MAC)", "No ZIP code lies in 15202-00, says a test."));
    }

    @Test
    void aLocalityThatZipCodesLieInAndTheFileLacksIsRefused() {
        InForce zipCodes = zipCodes("2022-01-01", localities().map(GpciFormatTest::zipCode));
        String old =
                FILE.replace("2026 P", "2022 P").replace("2026 M", "2022 M").replace(OHIO, "15202,OH,07,OHIO,1,1,1");

        assertThat(Uploads.messages(
                        Uploads.refused(old.getBytes(US_ASCII), "incoming/medicare/2022-01-01/gpci.csv", zipCodes)))
                .contains("No ZIP code lies in 15202-07, says a test.")
                .contains("ZIP codes lie in 1 localities that the file lacks, says a test: 15202-00.");
    }

    @Test
    void anotherYearsZipCodesAreNoReasonToRefuse() {
        assertThat(Uploads.checked(FILE.getBytes(US_ASCII), Uploads.GPCI_2026, zipCodesWithoutOhio("2025-07-01"))
                        .warnings())
                .extracting(Problem::message)
                .containsExactly("No ZIP code lies in 15202-00, says a test.");
    }

    @Test
    void indicesThatMoveAFeeFarAreAWarning() {
        InForce before = new InForce(
                Optional.empty(), Optional.of(open(FILE)), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(Uploads.checked(
                                FILE.replace(OHIO, "15202,OH,00,OHIO,2.000,0.913,1.008")
                                        .getBytes(US_ASCII),
                                Uploads.GPCI_2026,
                                before)
                        .warnings())
                .extracting(Problem::message)
                .containsExactly("The fee of 15202-00 (97110) moves by 54%, from 27.87 to 42.90.");
    }

    @Test
    void indicesThatMoveMostFeesFarAreAWrongFile() {
        InForce before = new InForce(
                Optional.empty(), Optional.of(open(FILE)), Optional.empty(), Optional.empty(), Optional.empty());
        String moved = FILE.replaceAll("(?m),[01]\\.[0-9]{3},[0-9.]+,([0-9.]+\r?)$", ",3.000,3.000,$1");

        assertThat(Uploads.messages(Uploads.refused(moved.getBytes(US_ASCII), Uploads.GPCI_2026, before)))
                .contains("of 109 fees move by more than 40% against the version in force");
    }

    private static GpciSnapshot open(String file) {
        return GpciSnapshot.open(
                Uploads.version(ScheduleKind.GPCIS, "2026-01-01"),
                Uploads.checked(file, Uploads.GPCI_2026).snapshot());
    }

    private static Stream<Locality> localities() {
        return open(FILE).localities();
    }

    private static InForce zipCodesWithoutOhio(String from) {
        return zipCodes(
                from,
                localities()
                        .filter(locality -> !locality.toString().equals("15202-00"))
                        .map(GpciFormatTest::zipCode));
    }

    /** A ZIP code of its own for each locality. */
    private static ZipLocality zipCode(Locality locality) {
        return new ZipLocality(
                String.format("%05d", Math.floorMod(locality.hashCode(), 100_000)), "OH", locality, false);
    }

    private static InForce zipCodes(String from, Stream<ZipLocality> rows) {
        ZipSnapshot.Writer writer = new ZipSnapshot.Writer();
        rows.forEach(row -> assertThat(writer.add(row)).isTrue());
        return new InForce(
                Optional.empty(),
                Optional.empty(),
                Optional.of(ZipSnapshot.open(Uploads.version(ScheduleKind.ZIP_LOCALITIES, from), writer.encode())),
                Optional.empty(),
                Optional.empty());
    }
}
