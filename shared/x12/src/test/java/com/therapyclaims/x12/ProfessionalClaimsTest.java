package com.therapyclaims.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.domain.exports.ExportGap;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.testing.OutgoingClaims;
import com.therapyclaims.x12.PlainX12.Segment;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an 837P file says, read by a second reader that shares nothing with the writer. */
class ProfessionalClaimsTest {
    private static final String SCHEMA = "837-005010X222A1.xml";
    private static final String OTHER_ID = "1b6c2a54-1f3e-4c7d-9a21-5d8e7f60b1c2";
    private static final ProfessionalClaims WRITER =
            new ProfessionalClaims(new Submitter("TC0001", "Therapy Claims", "claims@example.com", false));

    @Test
    void theFileIsOfItsSchema() {
        assertThat(SchemaFaults.of(file(OutgoingClaims.plain()), SCHEMA)).isEmpty();
        assertThat(SchemaFaults.of(file(OutgoingClaims.full()), SCHEMA)).isEmpty();
        assertThat(SchemaFaults.of(
                        WRITER.write(List.of(OutgoingClaims.plain(), OutgoingClaims.plain(OTHER_ID, 1))), SCHEMA))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DMG*D8*19500402*F~, ''",
        "*11:B:1*, *11:A:1*",
        "NM1*PR*2*, NM1*XX*2*",
        "SV1*HC:97110:GP*150*UN*2***1~, ''",
        "DTP*472*D8*20260803~, ''",
        "HI*ABK:M25561~, ''",
    })
    void theSchemaFindsWhatIsWrong(String right, String wrong) {
        assertFaulty(file(OutgoingClaims.plain()), right, wrong);
    }

    @Test
    void theEnvelopeCountsAndNamesWhatIsInIt() {
        PlainX12 read = PlainX12.read(file(OutgoingClaims.plain()));

        Segment isa = read.one("ISA", "");
        assertThat(isa.at(12)).isEqualTo("00501");
        assertThat(isa.at(15)).isEqualTo("T");
        assertThat(read.one("IEA", "").at(2)).isEqualTo(isa.at(13));
        assertThat(read.one("GS", "").at(8)).isEqualTo("005010X222A1");
        assertThat(read.one("GE", "").at(2)).isEqualTo(read.one("GS", "").at(6));
        int st = read.segments().indexOf(read.one("ST", ""));
        int se = read.segments().indexOf(read.one("SE", ""));
        assertThat(read.one("SE", "").at(1)).isEqualTo(String.valueOf(se - st + 1));
        assertThat(read.one("SE", "").at(2)).isEqualTo(read.one("ST", "").at(2));
    }

    @Test
    void theKindOfInsuranceIsWrittenAsItIsSaid() {
        assertThat(PlainX12.read(file(OutgoingClaims.ofInsurance("WC")))
                        .one("SBR", "")
                        .at(9))
                .isEqualTo("WC");
    }

    @Test
    void aSoleProprietorBillsUnderTheOwnNameAndSocialSecurityNumber() {
        PlainX12 read = PlainX12.read(file(OutgoingClaims.ofASoleProprietor("1234567893")));

        assertThat(elements(read.one("NM1", "85")))
                .containsExactly("85", "1", "SMITH", "ANNA", "Q.", "", "", "XX", "1234567893");
        assertThat(read.one("REF", "SY").at(2)).isEqualTo("987654320");
        assertThat(read.all("REF", "EI")).isEmpty();
    }

    /** 005010X222A1, loop 2310B. */
    @Test
    void whoTreatsIsNamedUnlessItIsThePersonWhoBills() {
        assertThat(PlainX12.read(file(OutgoingClaims.ofASoleProprietor("1234567893")))
                        .all("NM1", "82"))
                .isEmpty();
        assertThat(PlainX12.read(file(OutgoingClaims.ofASoleProprietor("1679576722")))
                        .all("NM1", "82"))
                .hasSize(1);
    }

    @Test
    void aFileReadsBackToTheSameClaim() {
        OutgoingClaim claim = OutgoingClaims.full();
        PlainX12 read = PlainX12.read(file(claim));

        assertThat(read.one("CLM", "").at(1)).isEqualTo(claim.controlNumber());
        assertThat(read.one("CLM", "").at(2)).isEqualTo("225.5");
        assertThat(read.one("CLM", "").elements().get(4)).containsExactly("11", "B", "7");
        assertThat(read.one("CLM", "").elements().get(10)).containsExactly("AA", "", "", "OH");
        assertThat(elements(read.one("NM1", "IL")))
                .containsExactly("IL", "1", "EXAMPLE", "PAT", "", "", "", "MI", "1EG4-TE5-MK73");
        assertThat(elements(read.one("DMG", ""))).containsExactly("D8", "19500402", "F");
        assertThat(elements(read.one("SBR", ""))).endsWith("CI");
        assertThat(elements(read.one("NM1", "PR"))).endsWith("PI", "99726");
        assertThat(elements(read.one("NM1", "85")))
                .startsWith("85", "2", "EXAMPLE THERAPY")
                .endsWith("1234567893");
        assertThat(read.one("PRV", "BI").at(3)).isEqualTo("261QP2000X");
        assertThat(read.one("REF", "EI").at(2)).isEqualTo("123456789");
        assertThat(elements(read.one("NM1", "DN"))).startsWith("DN", "1", "JONES", "BETH", "Q.");
        assertThat(elements(read.one("NM1", "82"))).startsWith("82", "1", "SMITH", "A.");
        assertThat(read.one("PRV", "PE").at(3)).isEqualTo("225100000X");
        assertThat(read.one("NM1", "77").at(3)).isEqualTo("EXAMPLE POOL");
        assertThat(read.one("DTP", "431").at(3)).isEqualTo("20260701");
        assertThat(read.one("DTP", "454").at(3)).isEqualTo("20260708");
        assertThat(read.one("DTP", "439").at(3)).isEqualTo("20260630");
        assertThat(read.one("REF", "9F").at(2)).isEqualTo("REFERRAL 9");
        assertThat(read.one("REF", "G1").at(2)).isEqualTo("AUTH-7");
        assertThat(read.one("REF", "F8").at(2)).isEqualTo("ICN0042");
        assertThat(read.one("HI", "ABK").elements())
                .containsExactly(List.of("ABK", "M25561"), List.of("ABF", "R2689"), List.of("ABF", "Z96651"));
        assertThat(read.all("SV1", ""))
                .extracting(Segment::elements)
                .containsExactly(
                        List.of(
                                List.of("HC", "97110", "GP"),
                                List.of("150"),
                                List.of("UN"),
                                List.of("2"),
                                List.of(""),
                                List.of(""),
                                List.of("1", "2")),
                        List.of(
                                List.of("HC", "97139", "GP", "KX", "59", "", "AQUATIC GAIT DRILL, 15 MIN"),
                                List.of("75.5"),
                                List.of("UN"),
                                List.of("1"),
                                List.of(""),
                                List.of(""),
                                List.of("1")));
        assertThat(read.all("DTP", "472")).extracting(it -> it.at(3)).containsExactly("20260803", "20260803");
        assertThat(read.all("REF", "6R"))
                .extracting(it -> it.at(2))
                .containsExactly(claim.controlNumber() + "-1", claim.controlNumber() + "-2");
        assertThat(read.all("NTE", "ADD"))
                .as("what an unlisted code stands for is SV101-7")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "85, N3*1 MAIN ST, N4*COLUMBUS*OH*43215",
        "IL, N3*5 OAK ST*APT 2, N4*COLUMBUS*OH*432151234",
        "77, N3*9 LAKE RD, N4*DUBLIN*OH*430171234",
    })
    void theAddressStandsBehindTheNameItBelongsTo(String name, String street, String city) {
        PlainX12 read = PlainX12.read(file(OutgoingClaims.full()));
        int place = read.segments().indexOf(read.one("NM1", name));

        assertThat(read.segments().subList(place + 1, place + 3))
                .extracting(Segment::toString)
                .containsExactly(street, city);
    }

    @Test
    void theClaimIsSignedAssignedAndMayBeToldThePayer() {
        Segment claim = PlainX12.read(file(OutgoingClaims.full())).one("CLM", "");

        assertThat(claim.at(6)).as("the provider's signature is on file").isEqualTo("Y");
        assertThat(claim.at(7)).as("the provider accepts assignment").isEqualTo("A");
        assertThat(claim.at(8)).as("the benefits are assigned to the provider").isEqualTo("Y");
        assertThat(claim.at(9)).as("the patient lets it be told").isEqualTo("Y");
    }

    @Test
    void aPatientWhoIsNotTheInsuredStandsBelowTheInsured() {
        OutgoingClaim claim = OutgoingClaims.ofAChildInsuredTwice();
        PlainX12 read = PlainX12.read(file(claim));

        assertThat(SchemaFaults.of(file(claim), SCHEMA)).isEmpty();
        assertThat(read.all("HL", ""))
                .extracting(ProfessionalClaimsTest::level)
                .containsExactly("1< 20 1", "2<1 22 1", "3<2 23 0");
        assertThat(elements(read.all("SBR", "").getFirst()))
                .containsExactly("S", "", "GRP-1", "", "", "", "", "", "CI");
        assertThat(elements(read.all("NM1", "IL").getFirst()))
                .containsExactly("IL", "1", "SAMPLE", "ROBIN", "", "", "", "MI", "1EG4-TE5-MK73");
        assertThat(elements(read.one("PAT", ""))).containsExactly("19");
        assertThat(elements(read.one("NM1", "QC"))).containsExactly("QC", "1", "EXAMPLE", "PAT");
        assertThat(elements(read.one("DMG", ""))).containsExactly("D8", "19500402", "F");
        assertThat(read.names()).containsSubsequence("PAT", "NM1", "N3", "N4", "DMG", "CLM");
    }

    @Test
    void whatAnotherInsuranceDecidedStandsWithTheClaim() {
        PlainX12 read = PlainX12.read(file(OutgoingClaims.ofAChildInsuredTwice()));

        assertThat(elements(read.all("SBR", "").getLast()))
                .containsExactly("P", "19", "GRP-9", "", "", "", "", "", "BL");
        assertThat(read.all("CAS", ""))
                .extracting(ProfessionalClaimsTest::elements)
                .containsExactly(List.of("CO", "45", "70", "", "59", "5"), List.of("PR", "2", "30.5"));
        assertThat(read.one("AMT", "D").at(2)).isEqualTo("120");
        assertThat(read.one("AMT", "EAF").at(2)).isEqualTo("30.5");
        assertThat(elements(read.one("OI", ""))).containsExactly("", "", "Y", "", "", "Y");
        assertThat(elements(read.all("NM1", "IL").getLast()))
                .containsExactly("IL", "1", "EXAMPLE", "KIM", "", "", "", "MI", "Z-77");
        assertThat(elements(read.all("NM1", "PR").getLast()))
                .startsWith("PR", "2", "ZENITH HEALTH")
                .endsWith("ZEN01");
        assertThat(read.one("DTP", "573").at(3)).isEqualTo("20260820");
        assertThat(read.names()).containsSubsequence("HI", "SBR", "CAS", "AMT", "OI", "NM1", "LX");
    }

    @Test
    void medicareIsToldWhyItPaysSecond() {
        OutgoingClaim claim = OutgoingClaims.forMedicareSecond();
        PlainX12 read = PlainX12.read(file(claim));

        assertThat(SchemaFaults.of(file(claim), SCHEMA)).isEmpty();
        assertThat(elements(read.all("SBR", "").getFirst())).containsExactly("S", "18", "", "", "12", "", "", "", "MB");
        assertThat(elements(read.all("NM1", "IL").getLast()))
                .containsSequence("EXAMPLE", "PAT")
                .endsWith("A-1");
    }

    @Test
    void whatAnotherInsuranceDecidedOfALineStandsWithTheLine() {
        PlainX12 read = PlainX12.read(file(OutgoingClaims.decidedLineByLine()));

        assertThat(SchemaFaults.of(file(OutgoingClaims.decidedLineByLine()), SCHEMA))
                .isEmpty();
        assertThat(read.segments().stream()
                        .dropWhile(segment -> !segment.name().equals("LX"))
                        .takeWhile(segment -> !segment.name().equals("SE"))
                        .filter(segment -> !List.of("REF", "SV1").contains(segment.name()))
                        .filter(segment -> !segment.at(1).equals("472"))
                        .map(Segment::toString))
                .containsExactly(
                        "LX*1",
                        "SVD*99726*40*HC:97110:GP**2",
                        "CAS*CO*45*50",
                        "CAS*PR*2*10",
                        "DTP*573*D8*20260820",
                        "AMT*EAF*10",
                        "LX*2",
                        "SVD*99726*20*HC:97110:CQ:GP**1",
                        "CAS*CO*45*30",
                        "DTP*573*D8*20260820",
                        "AMT*EAF*0",
                        "LX*3",
                        "SVD*99726*0*HC:97140:GP**0",
                        "CAS*CO*97*75.5",
                        "DTP*573*D8*20260820",
                        "AMT*EAF*0");
    }

    @Test
    void whatWasPaidOfTheLinesLessTheClaimsAdjustmentsIsWhatWasPaidOfTheClaim() {
        PlainX12 read = PlainX12.read(file(OutgoingClaims.decidedLineByLine()));
        Segment ofTheClaim = read.one("CAS", "OA");
        int claim = read.segments().indexOf(ofTheClaim);

        assertThat(read.names().subList(claim - 1, claim + 3)).containsExactly("SBR", "CAS", "AMT", "OI");
        assertThat(read.all("SVD", "").stream()
                        .map(line -> new BigDecimal(line.at(2)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .subtract(new BigDecimal(ofTheClaim.at(3))))
                .isEqualByComparingTo(read.one("AMT", "D").at(2));
    }

    @ParameterizedTest
    @CsvSource({
        "SVD*99726*0*HC:97140:GP**0~, SVD*99726*0*HC:97140:GP~",
        "SVD*99726*0*HC:97140:GP**0~, SVD*99726*0*XX:97140:GP**0~",
        "CAS*CO*97*75.5~, CAS*XX*97*75.5~",
        "CAS*CO*97*75.5~DTP*573*D8*20260820~, CAS*CO*97*75.5~",
        "CAS*CO*97*75.5~DTP*573*D8*20260820~, CAS*CO*97*75.5~DTP*472*D8*20260820~",
    })
    void theSchemaFindsWhatIsWrongOfWhatWasDecidedOfALine(String right, String wrong) {
        assertFaulty(file(OutgoingClaims.decidedLineByLine()), right, wrong);
    }

    @Test
    void insuredAndDependentsMayFollowEachOtherInAnyOrder() {
        OutgoingClaim child = OutgoingClaims.ofAChildInsuredTwice();
        String file = WRITER.write(List.of(child, OutgoingClaims.plain(OTHER_ID, 1), child));

        assertThat(SchemaFaults.of(file, SCHEMA)).isEmpty();
        assertThat(PlainX12.read(file).all("HL", ""))
                .extracting(ProfessionalClaimsTest::level)
                .containsExactly(
                        "1< 20 1", "2<1 22 1", "3<2 23 0", "4< 20 1", "5<4 22 0", "6< 20 1", "7<6 22 1", "8<7 23 0");
    }

    @ParameterizedTest
    @CsvSource({
        "PAT*19~, ''",
        "PAT*19~, PAT*99~",
        "HL*3*2*23*0~, HL*3*2*24*0~",
        "N3*5 OAK ST*APT 2~, ''",
        "AMT*D*120~, AMT*X*120~",
        "OI***Y***Y~, OI***N***Y~",
        "CAS*CO*45*70**59*5~, CAS*XX*45*70~",
    })
    void theSchemaFindsWhatIsWrongOfDependentsAndOtherInsurances(String right, String wrong) {
        assertFaulty(file(OutgoingClaims.ofAChildInsuredTwice()), right, wrong);
    }

    private static void assertFaulty(String file, String right, String wrong) {
        assertThat(file).contains(right);
        assertThat(SchemaFaults.of(file.replace(right, wrong), SCHEMA)).isNotEmpty();
    }

    private static String level(Segment hl) {
        return hl.at(1) + "<" + hl.at(2) + " " + hl.at(3) + " " + hl.at(4);
    }

    @Test
    void theSumOfTheLinesIsTheClaimsTotal() {
        PlainX12 read = PlainX12.read(file(OutgoingClaims.plain()));

        assertThat(read.all("SV1", "").stream()
                        .map(line -> new BigDecimal(line.at(2)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(read.one("CLM", "").at(2));
    }

    @Test
    void medicareIsBilledAsPartBAndTheMemberIdHasNoDashes() {
        PlainX12 read = PlainX12.read(file(OutgoingClaims.plain()));

        assertThat(read.one("SBR", "").at(9)).isEqualTo("MB");
        assertThat(read.one("NM1", "IL").at(9)).isEqualTo("1EG4TE5MK73");
        assertThat(read.one("NM1", "PR").at(9)).isEqualTo("15202");
    }

    @Test
    void medicaresMemberIdHasNoDashesWhereItIsTheOtherInsurance() {
        PlainX12 read = PlainX12.read(file(OutgoingClaims.beforeMedicare()));

        assertThat(read.all("NM1", "IL")).extracting(it -> it.at(9)).containsExactly("1EG4-TE5-MK73", "1EG4TE5MK73");
    }

    @Test
    void medicareAfterAnotherPayerSaysWhy() {
        OutgoingClaim claim = OutgoingClaims.beforeMedicare();

        assertThat(SchemaFaults.of(file(claim), SCHEMA)).isEmpty();
        assertThat(elements(PlainX12.read(file(claim)).all("SBR", "").getLast()))
                .containsExactly("S", "18", "", "", "12", "", "", "", "MB");
    }

    @Test
    void severalClaimsOfOneBillerStandUnderOneLevel() {
        PlainX12 read = PlainX12.read(WRITER.write(List.of(OutgoingClaims.plain(), OutgoingClaims.plain(OTHER_ID, 1))));

        assertThat(read.all("HL", ""))
                .extracting(hl -> hl.at(1) + "<" + hl.at(2) + " " + hl.at(3))
                .containsExactly("1< 20", "2<1 22", "3<1 22");
        assertThat(read.all("CLM", "")).hasSize(2);
    }

    @Test
    void theSameRevisionGivesTheSameBytesAndAnotherOneOtherNumbers() {
        assertThat(file(OutgoingClaims.plain())).isEqualTo(file(OutgoingClaims.plain()));
        assertThat(numbers(OutgoingClaims.plain(OutgoingClaims.ID, 2)))
                .doesNotContainAnyElementsOf(numbers(OutgoingClaims.plain(OutgoingClaims.ID, 1)));
    }

    @Test
    void aReceiverIsToldWhetherItIsATest() {
        Submitter inProduction = new Submitter("TC0001", "Therapy Claims", "claims@example.com", true);

        assertThat(PlainX12.read(new ProfessionalClaims(inProduction).write(List.of(OutgoingClaims.plain())))
                        .one("ISA", "")
                        .at(15))
                .isEqualTo("P");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Müller-Łoś|MULLER-LOS",
                "O’Brien|O'BRIEN",
                "Groß|GROSS",
                "Smith*Jones~x:y^z|SMITH JONES X Y Z",
                "Nguyễn  Thị|NGUYEN THI",
                "Kaʻahumanu|KA'AHUMANU",
                "Ħamrun-Ŧŋ|HAMRUN-TN",
                "Mª José|MA JOSE",
            })
    void aNameIsWrittenInCharactersThatX12Carries(String name, String written) {
        assertThat(PlainX12.read(file(OutgoingClaims.of(name))).one("NM1", "IL").at(3))
                .isEqualTo(written);
    }

    @Test
    void aNameThatX12CannotCarryIsAGap() {
        assertThat(ClaimTexts.gaps(OutgoingClaims.of("李小龙")))
                .extracting(ExportGap::pointer, ExportGap::kind)
                .containsExactly(tuple("/claim/patient/lastName", ExportGap.Kind.UNUSABLE));
        assertThat(ClaimTexts.gaps(OutgoingClaims.of("x".repeat(61))))
                .extracting(ExportGap::kind)
                .containsExactly(ExportGap.Kind.TOO_LONG);
        assertThat(ClaimTexts.gaps(OutgoingClaims.full())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ковalev", "李 Lee", "Əliyev", "Smith ٣"})
    void aNameThatWouldBeSentWithoutSomeOfItsLettersIsAGap(String name) {
        assertThat(ClaimTexts.gaps(OutgoingClaims.of(name)))
                .extracting(ExportGap::pointer, ExportGap::kind)
                .containsExactly(tuple("/claim/patient/lastName", ExportGap.Kind.UNUSABLE));
    }

    private static List<String> numbers(OutgoingClaim claim) {
        PlainX12 read = PlainX12.read(file(claim));
        return List.of(read.one("ISA", "").at(13), read.one("BHT", "").at(3));
    }

    private static List<String> elements(Segment segment) {
        return segment.elements().stream().map(List::getFirst).toList();
    }

    private static String file(OutgoingClaim claim) {
        return WRITER.write(List.of(claim));
    }
}
