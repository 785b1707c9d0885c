package com.therapyclaims.functions.exportclaim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.domain.claims.BillingDetails.Accident;
import com.therapyclaims.domain.claims.BillingDetails.AccidentCause;
import com.therapyclaims.domain.claims.Visit.Address;
import com.therapyclaims.domain.exports.ExportGap;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.functions.exportclaim.PrintPositions.Position;
import com.therapyclaims.functions.exportclaim.PrintedLetters.Letter;
import com.therapyclaims.testing.OutgoingClaims;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in which box of the paper claim, read back from the PDF where others say that the box is. */
class Cms1500Test {
    /** Our own, above the form: which of several it is. */
    private static final Position PAGE = new Position("page", 2, 1, 24, Optional.empty());

    private static final Map<String, String> FULL = read(OutgoingClaims.full(), 0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "payer|ACME PPO",
                "1.group|X",
                "1a|1EG4-TE5-MK73",
                "2|EXAMPLE, PAT",
                "3|04 02 1950",
                "3.F|X",
                "5|5 OAK ST APT 2",
                "5.city|COLUMBUS",
                "5.state|OH",
                "6.self|X",
                "10a.no|X",
                "10b.yes|X",
                "10b.state|OH",
                "14|07 01 26",
                "14.qualifier|431",
                "15|06 30 26",
                "15.qualifier|439",
                "17|DN BETH Q. JONES",
                "17b|1234567893",
                "21.ind|0",
                "21.A|M25561",
                "21.B|R2689",
                "21.C|Z96651",
                "22|7",
                "22.ref|ICN0042",
                "23|AUTH-7",
                "24A.from.1|08 03 26",
                "24B.1|11",
                "24D.code.1|97110",
                "24D.modifiers.2|GP KX 59",
                "24E.1|AB",
                "24F.1|150 00",
                "24G.1|2",
                "24J.2|1234567893",
                "25|123456789",
                "25.ein|X",
                "26|0B6C2A541F3E4C7D9A21",
                "27.yes|X",
                "28|225 50",
                "32a|1234567893",
                "33a|1234567893",
            })
    void theDataStandsInItsBox(String box, String text) {
        assertThat(FULL).containsEntry(box, text);
    }

    @Test
    void namesAndAddressesStandInLines() {
        assertThat(FULL.get("32").lines()).containsExactly("EXAMPLE POOL", "9 LAKE RD", "DUBLIN OH 43017-1234");
        assertThat(FULL.get("33").lines()).containsExactly("EXAMPLE THERAPY", "1 MAIN ST", "COLUMBUS OH 43215");
    }

    @Test
    void aBoxWithoutDataIsEmpty() {
        assertThat(FULL.get("9")).isEmpty();
        assertThat(FULL.get("1.medicare")).isEmpty();
        assertThat(FULL.get("24D.code.3")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"MC,1.medicaid", "CH,1.tricare", "BL,1.group", "CI,1.group", "HM,1.group", "WC,1.other", "AM,1.other"})
    void theKindOfInsuranceIsTheOneOfItsIndicatorAlone(String filingIndicator, String box) {
        Map<String, String> read = read(OutgoingClaims.ofInsurance(filingIndicator), 0);

        assertThat(List.of("1.medicare", "1.medicaid", "1.tricare", "1.group", "1.other"))
                .filteredOn(kind -> read.get(kind).equals("X"))
                .containsExactly(box);
    }

    @Test
    void medicareStandsFirstWithNothingBeforeIt() {
        Map<String, String> medicare = read(OutgoingClaims.plain(), 0);

        assertThat(medicare)
                .containsEntry("1.medicare", "X")
                .containsEntry("11", "NONE")
                .containsEntry("4", "")
                .containsEntry("6.self", "");
        assertThat(medicare).containsEntry("1a", "1EG4TE5MK73");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2|EXAMPLE, PAT",
                "4|SAMPLE, ROBIN",
                "6.child|X",
                "6.self|''",
                "11|GRP-1",
                "11a|01 31 1975",
                "11a.M|X",
                "11d.yes|X",
                "9|EXAMPLE, KIM",
                "9a|GRP-9",
                "9d|ZENITH HEALTH",
                "29|120 00",
            })
    void aPatientInsuredThroughOthersStandsBesideThem(String box, String text) {
        assertThat(read(OutgoingClaims.ofAChildInsuredTwice(), 0)).containsEntry(box, text);
    }

    @Test
    void medicaresMemberIdHasNoDashesWhereItIsTheOtherInsurance() {
        assertThat(read(OutgoingClaims.beforeMedicare(), 0)).containsEntry("9a", "1EG4TE5MK73");
    }

    @Test
    void ofSeveralOtherInsurancesTheNextThatPaysIsShown() {
        assertThat(read(OutgoingClaims.beforeTwoOthers(), 0))
                .containsEntry("9a", "S-2")
                .containsEntry("9d", "SECOND MUTUAL");
    }

    @Test
    void medicareSecondSpeaksOfTheInsuranceBeforeIt() {
        assertThat(read(OutgoingClaims.forMedicareSecond(), 0))
                .containsEntry("1a", "1EG4TE5MK73")
                .containsEntry("4", "EXAMPLE, PAT")
                .containsEntry("6.self", "X")
                .containsEntry("11", "A-1")
                .containsEntry("11c", "ACME PPO")
                .containsEntry("11d.yes", "")
                // Medicare takes 29 for what the patient has paid.
                .containsEntry("29", "");
    }

    @Test
    void anUnknownSexChecksNoBoxAndAReferralTakesThePlaceOfAnAuthorization() {
        assertThat(read(OutgoingClaims.ofUnknownSexAndReferred(), 0))
                .containsEntry("3.F", "")
                .containsEntry("3.M", "")
                .containsEntry("11a.F", "")
                .containsEntry("11a.M", "")
                .containsEntry("19", "")
                .containsEntry("23", "REFERRAL 9");
    }

    @Test
    void moreThanSixLinesGoOnAFurtherFormWithATotalOfItsOwn() {
        OutgoingClaim claim = OutgoingClaims.ofLines(13);

        assertThat(PrintedLetters.pages(claim)).isEqualTo(3);
        assertThat(read(claim, 0)).containsEntry("28", "60 06").containsEntry("page", "FORM 1 OF 3");
        assertThat(read(claim, 2)).containsEntry("28", "10 01").containsEntry("24D.code.2", "");
    }

    @Test
    void nothingStandsOutsideItsBox() {
        OutgoingClaim longest = OutgoingClaims.of("W".repeat(60));

        assertThat(read(longest, 0).get("2").replace("\n", "")).isEqualTo("W".repeat(60) + ", PAT");
        assertThat(read(longest, 0)).containsEntry("3", "04 02 1950");
    }

    /** Two lines of six points take the place of one of ten, divided at a blank where that can be. */
    @Test
    void whatIsTooLongForALineStandsInTwo() {
        OutgoingClaim longest = OutgoingClaims.at(
                new Address("W".repeat(55), Optional.of("W".repeat(18)), "W".repeat(30), "OH", "43215"));

        assertThat(Form.CMS_1500.gaps(longest)).isEmpty();
        assertThat(read(longest, 0))
                .containsEntry("5", "W".repeat(55) + "\n" + "W".repeat(18))
                .containsEntry("5.city", "W".repeat(30))
                .containsEntry("7", "W".repeat(55) + "\n" + "W".repeat(18));
    }

    @Test
    void aWordThatIsTooLongForALineIsDividedToo() {
        assertThat(read(OutgoingClaims.longest(), 0).get("2").lines())
                .containsExactly("W".repeat(56), "WWWW, " + "W".repeat(35));
    }

    @Test
    void whatDoesNotFitIsNamedOnce() {
        OutgoingClaim tooLong = OutgoingClaims.furnishedIn(
                new Address("W".repeat(55), Optional.of("W".repeat(55)), "Columbus", "OH", "43215"));

        assertThat(Form.CMS_1500.gaps(tooLong))
                .extracting(ExportGap::pointer, ExportGap::kind)
                .containsExactly(tuple("/claim/serviceFacility/address/line2", ExportGap.Kind.TOO_LONG));
        assertThat(Form.PROFESSIONAL.gaps(tooLong)).isEmpty();
    }

    @Test
    void theAccidentIsTheOtherDateAndWithoutOneTheFirstTreatmentIs() {
        Optional<Accident> accident = OutgoingClaims.full().details().accident();
        Optional<LocalDate> treated = Optional.of(LocalDate.of(2026, 7, 8));

        assertThat(read(OutgoingClaims.since(OutgoingClaims.full(), Optional.empty(), accident, treated), 0))
                .containsEntry("14", "")
                .containsEntry("15.qualifier", "439")
                .containsEntry("15", "06 30 26");
        assertThat(read(OutgoingClaims.since(OutgoingClaims.full(), Optional.empty(), Optional.empty(), treated), 0))
                .containsEntry("14", "")
                .containsEntry("15.qualifier", "454")
                .containsEntry("15", "07 08 26");
    }

    @Test
    void aSocialSecurityNumberIsMarkedAsOne() {
        assertThat(read(OutgoingClaims.ofASoleProprietor("1234567893"), 0))
                .containsEntry("25", "987654320")
                .containsEntry("25.ssn", "X")
                .containsEntry("25.ein", "");
    }

    /** Claims Processing Manual, chapter 26, section 10.4, item 32. */
    @Test
    void medicareIsToldWhereServicesWereFurnishedAlsoWhereItIsTheBillersOwnPlace() {
        assertThat(read(OutgoingClaims.plain(), 0).get("32").lines())
                .containsExactly("EXAMPLE THERAPY", "1 MAIN ST", "COLUMBUS OH 43215");
        assertThat(read(OutgoingClaims.furnishedAt(OutgoingClaims.plain(), "12"), 0))
                .containsEntry("32", "");
        assertThat(Cms1500.gaps(OutgoingClaims.furnishedAt(OutgoingClaims.plain(), "12")))
                .isEmpty();
    }

    @Test
    void medicareIsNotToldThatAnotherPlaceIsTheBillers() {
        assertThat(Cms1500.gaps(OutgoingClaims.furnishedAt(OutgoingClaims.plain(), "31")))
                .extracting(ExportGap::pointer)
                .containsExactly("/claim/serviceFacility");
    }

    /** Claims Processing Manual, chapter 26, section 10.4, item 24E. */
    @Test
    void medicareTakesOnePointerALine() {
        assertThat(read(OutgoingClaims.pointingTo(OutgoingClaims.plain(), List.of(1, 2)), 0))
                .containsEntry("24E.1", "A");
    }

    /** NUCC 1500 instruction manual, item 24, shaded: it lies over the dates. */
    @Test
    void theNarrativeOfAnUnlistedCodeHasItsQualifier() {
        assertThat(FULL)
                .containsEntry("24note.2", "ZZAQUATIC GAIT DRILL, 15 MIN")
                .containsEntry("24A.from.2", "08 03 26");
    }

    /** Claims Processing Manual, chapter 26, section 10.4, items 14 and 15. */
    @Test
    void medicareIsToldOneDateWithoutAQualifier() {
        Optional<Accident> accident = OutgoingClaims.full().details().accident();
        Optional<LocalDate> treated = Optional.of(LocalDate.of(2026, 7, 8));

        assertThat(read(
                        OutgoingClaims.since(
                                OutgoingClaims.plain(), Optional.of(LocalDate.of(2026, 7, 1)), accident, treated),
                        0))
                .containsEntry("14", "07 01 26")
                .containsEntry("14.qualifier", "")
                .containsEntry("15", "");
        assertThat(read(OutgoingClaims.since(OutgoingClaims.plain(), Optional.empty(), accident, treated), 0))
                .containsEntry("14", "06 30 26")
                .containsEntry("15", "");
    }

    @Test
    void aStateIsToldOfAnAutomobileAccidentAlone() {
        Accident atWork = new Accident(AccidentCause.EMPLOYMENT, LocalDate.of(2026, 6, 30), Optional.of("OH"));

        assertThat(read(
                        OutgoingClaims.since(
                                OutgoingClaims.full(), Optional.empty(), Optional.of(atWork), Optional.empty()),
                        0))
                .containsEntry("10a.yes", "X")
                .containsEntry("10b.state", "");
    }

    @Test
    void theFileIsTextOfSevenBitsAndAlwaysTheSame() {
        String file = Cms1500.write(OutgoingClaims.full());

        assertThat(file.chars()).allMatch(letter -> letter < 128);
        assertThat(file).isEqualTo(Cms1500.write(OutgoingClaims.full()));
    }

    /** The data of every box, where others say that it is printed; a lower line of the same box begins a new one. */
    private static Map<String, String> read(OutgoingClaim claim, int page) {
        Map<String, String> texts = new TreeMap<>();
        PrintPositions.ALL.keySet().forEach(box -> texts.put(box, ""));
        letters(claim, page).forEach((box, letters) -> texts.put(box, text(letters)));
        return texts;
    }

    private static String text(List<Letter> letters) {
        StringBuilder text = new StringBuilder();
        float baseline = letters.getFirst().baseline();
        for (Letter letter : letters) {
            if (Math.abs(letter.baseline() - baseline) > 1) {
                text.append('\n');
                baseline = letter.baseline();
            }
            text.append(letter.text());
        }
        return text.toString();
    }

    /** The letters of the data by the box whose place they stand in. */
    static Map<String, List<Letter>> letters(OutgoingClaim claim, int page) {
        return PrintedLetters.of(claim, page).stream()
                .filter(Letter::data)
                .collect(Collectors.groupingBy(Cms1500Test::box, TreeMap::new, Collectors.toList()));
    }

    private static String box(Letter letter) {
        return Stream.concat(PrintPositions.ALL.values().stream(), Stream.of(PAGE))
                .filter(place -> place.holds(letter))
                .map(Position::box)
                .findFirst()
                .orElseThrow(() -> new AssertionError(letter + " stands in no box"));
    }
}
