package com.therapyclaims.functions.exportclaim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.remittances.BookedDecisions;
import com.therapyclaims.domain.access.AccessRecord;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimDesk;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.claims.PracticeTables;
import com.therapyclaims.domain.claims.Visit;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.http.json.InvalidRequestException;
import com.therapyclaims.http.json.MalformedJsonException;
import com.therapyclaims.http.json.Requests;
import com.therapyclaims.http.requests.VisitJson;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.Answer;
import com.therapyclaims.testing.BundledSchedules;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import com.therapyclaims.testing.Json;
import com.therapyclaims.testing.RecordedAccess;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestServers.class)
class ExportClaimHandlerTest {
    private static final String FIRST = "0b6c2a54-1f3e-4c7d-9a21-5d8e7f60b1c2";
    private static final String SECOND = "1b6c2a54-1f3e-4c7d-9a21-5d8e7f60b1c2";
    private static final Instant NEXT_DAY = Instant.parse("2026-08-04T12:00:00Z");
    private static final Enrolment ENROLMENT = new Enrolment("TC0001", "Therapy Claims", "claims@example.com", false);
    private static final BundledSchedules SCHEDULES = BundledSchedules.now();

    private final RecordedAccess records = new RecordedAccess();
    private TestServers servers;
    private Table table;
    private ClaimArchive archive;
    private ExportClaimHandler function;

    @BeforeEach
    void freshTable(TestServers real) {
        servers = real;
        table = new Table(servers.dynamoDb(), servers.newClaimsTable());
        archive = new DynamoDbClaimArchive(table, new JsonRevisionDocuments());
        function = function(ENROLMENT);
    }

    private ExportClaimHandler function(Enrolment enrolment) {
        return function(enrolment, new StandardPayers());
    }

    private ExportClaimHandler function(Enrolment enrolment, Payers payers) {
        return new ExportClaimHandler(
                archive,
                _ -> new PracticeTables(payers, SCHEDULES),
                new BookedDecisions(table),
                enrolment,
                records,
                InstantSource.fixed(NEXT_DAY),
                new CapturedLog().log());
    }

    @Test
    void nobodyIsMadeUpToSubmitAFile() {
        archive(FIRST, claim -> {});

        Answer answer = Event.named("export-claim-837p").answeredBy(function(new Enrolment("TC0001", "", "", false)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/type").textValue()).endsWith("incomplete-submitter");
        assertThat(answer.at("/detail").textValue())
                .contains("SubmitterName", "SubmitterEmail")
                .doesNotContain("Id");
        assertThat(Event.named("export-claim-fhir")
                        .answeredBy(function(new Enrolment("", "", "", false)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aSubmitterThatX12CannotCarryIsNamedByItsParameter() {
        archive(FIRST, claim -> {});

        Answer unnamed = Event.named("export-claim-837p")
                .answeredBy(function(new Enrolment("TC0001", "Физиотерапия", "claims@example.com", false)));
        Answer partly = Event.named("export-claim-837p")
                .answeredBy(function(new Enrolment("TC0001", "Клиника Riverside", "claims@example.com", false)));
        Answer small = Event.named("export-claim-837p")
                .answeredBy(function(new Enrolment("tc0001", "Thérapie", "claims@example.com", false)));

        assertThat(unnamed.status()).isEqualTo(422);
        assertThat(unnamed.at("/detail").textValue()).contains("sets SubmitterName otherwise");
        assertThat(partly.status()).isEqualTo(422);
        assertThat(partly.at("/detail").textValue()).contains("sets SubmitterName otherwise");
        assertThat(small.status()).isEqualTo(422);
        assertThat(small.at("/detail").textValue()).contains("sets SubmitterId otherwise");
    }

    @Test
    void theAccentsOfASubmittersNameFallAway() {
        archive(FIRST, claim -> {});

        assertThat(Event.named("export-claim-837p")
                        .answeredBy(function(new Enrolment("TC0001", "Thérapie", "claims@example.com", false)))
                        .text())
                .contains("NM1*41*2*THERAPIE*");
    }

    @Test
    void aClaimIsWrittenAsAFileOfX12() {
        archive(FIRST, claim -> {});

        Answer answer = answer("export-claim-837p");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/edi-x12");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"0B6C2A541F3E4C7D9A21-r1.x12\"");
        assertThat(answer.text())
                .startsWith("ISA*00*")
                .contains("SV1*HC:97110:GP*150*UN*2***1~", "NM1*PR*2*MEDICARE PART B*****PI*15202~");
    }

    @Test
    void whoBillsUnderTheOwnNameIsWrittenAsAPerson() {
        archive(
                FIRST,
                claim -> ((ObjectNode) claim.get("billingProvider"))
                        .put("name", "Smith, Anna")
                        .put("entityType", "PERSON")
                        .put("taxIdType", "SSN"));

        assertThat(answer("export-claim-837p").text()).contains("NM1*85*1*SMITH*ANNA*", "REF*SY*");
    }

    @Test
    void thePersonWhoBillsHasAName() {
        archive(
                FIRST,
                claim -> ((ObjectNode) claim.get("billingProvider"))
                        .put("name", "Dr., DPT")
                        .put("entityType", "PERSON"));

        assertThat(answer("export-claim-837p").faults()).containsExactly("/claim/billingProvider/name REQUIRED");
    }

    @Test
    void aClaimIsWrittenAsAFhirResource() {
        archive(FIRST, claim -> {});

        Answer answer = answer("export-claim-fhir");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/fhir+json");
        assertThat(answer.at("/resourceType").textValue()).isEqualTo("Claim");
        assertThat(answer.at("/total/value").decimalValue()).isEqualByComparingTo("225.00");
    }

    @Test
    void aClaimIsWrittenOnPaper() {
        archive(FIRST, claim -> {});

        Answer answer = answer("export-claim-cms1500");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.text()).startsWith("%PDF-").containsPattern("(?s)%%EOF\\s*$");
    }

    @Test
    void anExportLeavesTheClaimAsItIs() {
        archive(FIRST, claim -> {});
        ClaimRevision before = archive.latest("demo", FIRST).orElseThrow();

        answer("export-claim-837p");

        assertThat(archive.latest("demo", FIRST)).contains(before);
    }

    @Test
    void whatPayersOftenAskForStandsInAHeader() {
        archive(FIRST, claim -> {});

        assertThat(answer("export-claim-837p").header("X-Export-Advice"))
                .isEqualTo("/claim/patient/address, /claim/billingProvider/address/zip");
    }

    @Test
    void strictIsTrueOrFalse() {
        archive(FIRST, claim -> {});
        Event export = Event.named("export-claim-837p");

        assertThat(export.withQuery("strict", "true").answeredBy(function).status())
                .isEqualTo(422);
        assertThat(export.withQuery("strict", "false").answeredBy(function).status())
                .isEqualTo(200);
        assertThat(export.withQuery("strict", "True").answeredBy(function).faults())
                .containsExactly(" ENUM");
    }

    @Test
    void everyFieldTheFormLacksIsNamed() {
        archive(FIRST, claim -> {
            claim.remove("memberId");
            ((ObjectNode) claim.get("patient")).remove("lastName");
            ((ObjectNode) claim.get("patient")).remove("sex");
            ((ObjectNode) claim.get("billingProvider")).remove("address");
            ((ObjectNode) claim.get("renderingProvider")).remove("name");
            ((ObjectNode) claim.get("services").get(1)).remove("charge");
        });

        Answer answer = answer("export-claim-837p");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/type").textValue()).endsWith(":incomplete-claim");
        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "/claim/memberId REQUIRED",
                        "/claim/patient/lastName REQUIRED",
                        "/claim/patient/sex REQUIRED",
                        "/claim/billingProvider/address REQUIRED",
                        "/claim/renderingProvider/name REQUIRED",
                        "/claim/services/1/charge REQUIRED");
    }

    @Test
    void everyFieldTheFormLacksOfInsuredAndOtherInsurancesIsNamed() {
        archive(FIRST, claim -> {
            claim.put("payerId", "commercial");
            claim.putObject("subscriber").put("relationship", "CHILD").put("firstName", "Robin");
            ObjectNode other = claim.putArray("otherInsurance").addObject();
            other.put("order", "PRIMARY").put("relationship", "CHILD").put("payerName", "Zenith");
            other.put("payerIdentifier", "ZEN01").put("memberId", "Z-77");
        });

        assertThat(answer("export-claim-837p").faults())
                .containsExactlyInAnyOrder(
                        "/claim/patient/address REQUIRED",
                        "/claim/subscriber/lastName REQUIRED",
                        "/claim/otherInsurance/0/adjudication REQUIRED",
                        "/claim/otherInsurance/0/holder REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P.O. Box 12", "PO BOX 12", "Post Office Box 12", "Lockbox 12"})
    void theX12FileTakesNoPostOfficeBoxForTheBillingProvider(String box) {
        archive(FIRST, claim -> ((ObjectNode) claim.at("/billingProvider/address")).put("line1", box));

        assertThat(answer("export-claim-837p").faults()).containsExactly("/claim/billingProvider/address/line1 FORMAT");
        assertThat(answer("export-claim-cms1500").status()).isEqualTo(200);
    }

    @Test
    void aHolderWithoutARelationshipIsNotTakenForThePatient() {
        archive(FIRST, claim -> {
            claim.put("payerId", "commercial");
            claim.set("otherInsurance", Json.read("""
                    [{"order":"SECONDARY","holder":{"lastName":"Example","firstName":"Kim"},
                      "payerName":"Zenith","payerIdentifier":"ZEN01","memberId":"Z-77"}]"""));
        });

        assertThat(answer("export-claim-837p").faults()).containsExactly("/claim/otherInsurance/0/relationship FORMAT");
    }

    @Test
    void whatIsMissingWhatTheFormCannotCarryAndWhatIsAskedForAreToldAtOnce() {
        archive(FIRST, claim -> {
            claim.remove("memberId");
            ((ObjectNode) claim.get("patient")).put("lastName", "李小龙");
        });

        assertThat(answer(Event.named("export-claim-837p").withQuery("strict", "true"))
                        .faults())
                .contains(
                        "/claim/memberId REQUIRED", "/claim/patient/lastName FORMAT", "/claim/patient/address REQUIRED")
                .doesNotHaveDuplicates();
        assertThat(answer("export-claim-837p").faults())
                .containsExactlyInAnyOrder("/claim/memberId REQUIRED", "/claim/patient/lastName FORMAT");
    }

    @Test
    void medicareInsuresEachPersonAndAsksWhyItPaysSecond() {
        archive(FIRST, claim -> {
            claim.putObject("subscriber")
                    .put("relationship", "SPOUSE")
                    .put("firstName", "R")
                    .put("lastName", "Sample");
            claim.set("otherInsurance", Json.read("""
                    [{"order":"PRIMARY","payerName":"Zenith","payerIdentifier":"ZEN01","memberId":"Z-77",
                      "adjudication":{"date":"2026-08-20","paid":"100.00"}}]"""));
        });

        assertThat(answer("export-claim-837p").faults())
                .containsExactlyInAnyOrder(
                        "/claim/subscriber FORMAT",
                        "/claim/patient/address REQUIRED",
                        "/claim/medicareSecondaryReason REQUIRED",
                        // 100.00 is paid of a charge of 225.00, and nothing says what became of the rest.
                        "/claim/otherInsurance/0/adjudication FORMAT");
    }

    @Test
    void aChildInsuredThroughTwoParentsIsWrittenInEveryForm() {
        archive(FIRST, claim -> {
            claim.put("payerId", "commercial").put("groupNumber", "GRP-1");
            ((ObjectNode) claim.get("patient")).set("address", Json.read("""
                            {"line1":"5 Oak St","city":"Columbus","state":"OH","zip":"43215"}"""));
            claim.set("subscriber", Json.read("""
                    {"relationship":"CHILD","firstName":"Robin","lastName":"Sample"}"""));
            claim.set("otherInsurance", Json.read("""
                    [{"order":"PRIMARY","relationship":"CHILD","holder":{"lastName":"Example","firstName":"Kim"},
                      "payerName":"Zenith","payerIdentifier":"ZEN01","memberId":"Z-77","filingIndicator":"BL",
                      "adjudication":{"date":"2026-08-20","paid":"120.00",
                        "adjustments":[{"group":"CO","reason":"45","amount":"30.00"}]}}]"""));
        });

        assertThat(answer("export-claim-837p").text())
                .contains(
                        "SBR*S**GRP-1******CI~",
                        "PAT*19~NM1*QC*1*EXAMPLE*PAT~N3*5 OAK ST~N4*COLUMBUS*OH*43215~DMG*D8*19500402*F~",
                        "SBR*P*19*******BL~CAS*CO*45*30~AMT*D*120~OI***Y***Y~",
                        "NM1*PR*2*ZENITH*****PI*ZEN01~DTP*573*D8*20260820~");
        assertThat(answer("export-claim-fhir").status()).isEqualTo(200);
        assertThat(answer("export-claim-cms1500").status()).isEqualTo(200);
    }

    @Test
    void whatAnotherInsuranceDecidedOfEachLineIsWrittenWithTheLine() {
        archiveDecided("""
                "paid":"90.00","lines":[
                  {"code":"97140","paid":"30.00","adjustments":[{"group":"CO","reason":"45","amount":"45.00"}]},
                  {"code":"97110","units":2,"paid":"60.00","adjustments":[
                    {"group":"CO","reason":"45","amount":"75.00"},{"group":"PR","reason":"2","amount":"15.00"}]}]""");

        assertThat(answer("export-claim-837p").text())
                .contains(
                        "AMT*D*90~",
                        "SVD*ZEN01*60*HC:97110:GP**2~CAS*CO*45*75~CAS*PR*2*15~DTP*573*D8*20260820~AMT*EAF*15~LX*2~",
                        "SVD*ZEN01*30*HC:97140:GP**1~CAS*CO*45*45~DTP*573*D8*20260820~AMT*EAF*0~SE*");
        assertThat(answer("export-claim-fhir").status()).isEqualTo(200);
        assertThat(answer("export-claim-cms1500").status()).isEqualTo(200);
    }

    @Test
    void aLineThatDoesNotAddUpIsNamed() {
        archiveDecided("""
                "paid":"100.00","adjustments":[{"group":"CO","reason":"45","amount":"80.00"}],"lines":[
                  {"code":"97140","paid":"30.00","adjustments":[{"group":"CO","reason":"45","amount":"45.00"}]},
                  {"code":"97110","paid":"70.00"}]""");

        Answer answer = answer("export-claim-837p");

        assertThat(answer.faults()).containsExactly("/claim/otherInsurance/0/adjudication/lines FORMAT");
        assertThat(answer.text()).contains("line 1 of the claim (97110)");
    }

    /** 7 of each of three groups are 21 reasons, and six segments where five have room. */
    @Test
    void adjustmentsThatHaveNoRoomAreNamed() {
        String reasons = Stream.of("CO", "PR", "OA")
                .flatMap(group -> IntStream.range(0, 7)
                        .mapToObj(i ->
                                "{\"group\":\"%s\",\"reason\":\"%d\",\"amount\":\"5.00\"}".formatted(group, 100 + i)))
                .collect(Collectors.joining(","));
        archiveDecided("\"paid\":\"120.00\",\"adjustments\":[" + reasons + "]");

        assertThat(answer("export-claim-837p").faults())
                .containsExactly("/claim/otherInsurance/0/adjudication/adjustments FORMAT");
    }

    @Test
    void anUnlistedCodeNeedsItsDescription() {
        archiveRequest(FIRST, request -> {
            ((ObjectNode) request.at("/claim")).put("payerId", "commercial");
            ((ObjectNode) request.at("/claim/services/1")).put("code", "97139");
            request.remove("note");
        });

        Answer answer = answer("export-claim-837p");

        assertThat(answer.faults()).contains("/claim/services/1/description REQUIRED");
        assertThat(answer.text()).contains("97139");
    }

    @Test
    void medicareAfterAnotherPayerAsksWhy() {
        archive(FIRST, claim -> {
            claim.put("payerId", "commercial");
            claim.set("otherInsurance", Json.read("""
                    [{"order":"SECONDARY","payerName":"Medicare","payerIdentifier":"15202","memberId":"1EG4TE5MK73",
                      "filingIndicator":"MB"}]"""));
        });

        assertThat(answer("export-claim-837p").faults()).containsExactly("/claim/medicareSecondaryReason REQUIRED");
    }

    @Test
    void everyLineOfTheClaimIsDecidedAndNoOther() {
        archiveDecided("""
                "paid":"150.00","lines":[{"code":"97110","paid":"150.00"},{"code":"97530","paid":"75.00"}]""");

        assertThat(answer("export-claim-837p").faults())
                .containsExactlyInAnyOrder(
                        "/claim/otherInsurance/0/adjudication FORMAT",
                        "/claim/otherInsurance/0/adjudication/lines/1 FORMAT",
                        "/claim/otherInsurance/0/adjudication/lines FORMAT");
    }

    @Test
    void whatWasDecidedIsNotAddedUpBeforeEveryChargeIsThere() {
        archive(FIRST, claim -> {
            decidedBefore(claim, "\"paid\":\"225.00\"");
            ((ObjectNode) claim.get("services").get(1)).remove("charge");
        });

        assertThat(answer("export-claim-837p").faults()).containsExactly("/claim/services/1/charge REQUIRED");
    }

    private void archiveDecided(String adjudication) {
        archive(FIRST, claim -> decidedBefore(claim, adjudication));
    }

    private static void decidedBefore(ObjectNode claim, String adjudication) {
        claim.put("medicareSecondaryReason", "12");
        claim.set("otherInsurance", Json.read("""
                [{"order":"PRIMARY","payerName":"Zenith","payerIdentifier":"ZEN01","memberId":"Z-77",
                  "adjudication":{"date":"2026-08-20",%s}}]""".formatted(adjudication)));
    }

    @Test
    void aNameThatX12CannotCarryIsAFaultThatDoesNotRepeatIt() {
        archive(FIRST, claim -> ((ObjectNode) claim.get("patient")).put("lastName", "李小龙"));

        Answer answer = answer("export-claim-837p");

        assertThat(answer.faults()).containsExactly("/claim/patient/lastName FORMAT");
        assertThat(answer.text()).doesNotContain("李");
    }

    @Test
    void aClaimThatNeedsCorrectionIsNotWritten() {
        archive(FIRST, claim -> claim.remove("referringProvider"));

        Answer answer = answer("export-claim-837p");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/type").textValue()).endsWith(":not-exportable");
    }

    @Test
    void aClaimThatIsHeldIsNotWrittenUntilItIsReleased() {
        archive(FIRST, claim -> {});
        take(new ClaimStep.Hold(), FIRST);

        assertThat(answer("export-claim-837p").at("/type").textValue()).endsWith(":not-exportable");

        take(new ClaimStep.Release(), FIRST);
        assertThat(answer("export-claim-837p").status()).isEqualTo(200);
    }

    @Test
    void aVoidClaimIsNotWrittenForMedicare() {
        archive(FIRST, claim -> {});
        take(new ClaimStep.MakeVoid(), FIRST);

        assertThat(answer("export-claim-837p").at("/type").textValue()).endsWith(":not-exportable");
    }

    @Test
    void aVoidClaimForAnotherPayerNamesTheClaimItVoids() {
        archive(FIRST, claim -> claim.put("payerId", "commercial"));
        take(new ClaimStep.MakeVoid(), FIRST);

        assertThat(answer("export-claim-837p").faults()).containsExactly("/claim/originalReference REQUIRED");

        archive(SECOND, claim -> claim.put("payerId", "commercial").put("originalReference", "ICN0042"));
        take(new ClaimStep.MakeVoid(), SECOND);

        assertThat(answer(Event.named("export-claim-837p").withPath("id", SECOND))
                        .text())
                .contains("*11:B:8*", "REF*F8*ICN0042~");
    }

    @Test
    void anOriginalNamesNoClaimBeforeIt() {
        archive(FIRST, claim -> claim.put("frequencyCode", "1").put("originalReference", "ICN0042"));

        assertThat(answer("export-claim-837p").text()).contains("*11:B:1*").doesNotContain("REF*F8", "ICN0042");
    }

    @Test
    void aCorrectionOfWhatThePayerHasIsToldInTheAdvice() {
        ObjectNode request = request(it ->
                ((ObjectNode) it.get("claim")).put("payerId", "commercial").put("discipline", "PT"));
        archive(FIRST, claim -> claim.put("payerId", "commercial").put("discipline", "PT"));
        take(new ClaimStep.Submit(), FIRST);
        assertThat(answer("export-claim-837p").header("X-Export-Advice")).doesNotContain("/claim/frequencyCode");

        intake().correct(FIRST, 2, visit(request), request.toString(), NEXT_DAY);

        assertThat(answer("export-claim-837p").header("X-Export-Advice")).startsWith("/claim/frequencyCode, ");
    }

    @Test
    void anAutomobileAccidentIsToldWithItsState() {
        archive(FIRST, claim -> claim.putObject("accident").put("cause", "AUTO").put("date", "2026-06-30"));

        assertThat(answer("export-claim-837p").faults()).containsExactly("/claim/accident/state REQUIRED");
        assertThat(answer("export-claim-cms1500").faults()).containsExactly("/claim/accident/state REQUIRED");
    }

    @Test
    void anotherAccidentIsToldWithoutAState() {
        archive(
                FIRST,
                claim -> claim.putObject("accident").put("cause", "OTHER").put("date", "2026-06-30"));

        assertThat(answer("export-claim-837p").text()).contains("*Y*Y**OA~");
    }

    /** 45 minutes of 97129 are one unit of it and two of 97130, for which no service was recorded. */
    @Test
    void anAddOnThatWasCountedHasItsPartOfTheChargeAndThePointers() {
        archiveRequest(FIRST, request -> {
            request.remove("note");
            ObjectNode claim = (ObjectNode) request.get("claim");
            claim.put("payerId", "commercial").put("discipline", "SLP");
            ((ObjectNode) claim.get("renderingProvider")).put("credential", "SLP");
            claim.putArray("diagnoses").add("R41.841").add("I69.311");
            claim.set("services", Json.read("""
                    [{"code":"97129","minutes":45,"furnishedBy":"THERAPIST","charge":"150.00","diagnosisPointers":[2,1]}]"""));
        });

        assertThat(answer("export-claim-837p").text())
                .contains("CLM*0B6C2A541F3E4C7D9A21*150*", "LX*1~SV1*HC:97129:GN*50*UN*1***2:1~")
                .contains("LX*2~SV1*HC:97130:GN*100*UN*2***2:1~");
    }

    @Test
    void medicaresContractorIsFoundByZip() {
        archive(FIRST, claim -> {
            claim.remove("locality");
            claim.put("serviceLocationZip", "43215");
        });

        assertThat(answer("export-claim-837p").text()).contains("NM1*PR*2*MEDICARE PART B*****PI*15202~");
    }

    @Test
    void severalClaimsStandInOneFile() {
        archive(FIRST, claim -> {});
        archive(SECOND, claim -> ((ObjectNode) claim.get("patient")).put("id", "p-2"));

        Answer answer = answer("export-claim-837p-several");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).contains("CLM*0B6C2A541F3E4C7D9A21*", "CLM*1B6C2A541F3E4C7D9A21*");
    }

    @Test
    void eachClaimOfAFileHasAnAccessRecordOfItsOwn() {
        archive(FIRST, claim -> {});
        archive(SECOND, claim -> ((ObjectNode) claim.get("patient")).put("id", "p-2"));

        answer("export-claim-837p-several");

        assertThat(records.all())
                .extracting(it -> it.claimId().orElse(""), it -> it.status().orElse(0))
                .containsExactly(tuple(FIRST, 200), tuple(SECOND, 200));
        assertThat(records.all()).extracting(AccessRecord::requestId).doesNotHaveDuplicates();
    }

    @Test
    void oneClaimThatCannotBeWrittenHoldsBackTheFileAndIsNamed() {
        archive(FIRST, claim -> {});
        archive(SECOND, claim -> claim.put("payerId", "commercial").remove("memberId"));

        Answer answer = answer("export-claim-837p-several");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.faults()).containsExactly("/claimIds/1/claim/memberId REQUIRED");
    }

    @Test
    void aClaimWhosePayerHasNoContractHidesNoFaultOfAnother() {
        archive(FIRST, claim -> claim.put("payerId", "commercial"));
        archive(SECOND, claim -> claim.remove("memberId"));

        Answer answer = Event.named("export-claim-837p-several")
                .answeredBy(function(ENROLMENT, new PayersWithout("commercial")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.faults())
                .containsExactly("/claimIds/0/claim/payerId CONFLICT", "/claimIds/1/claim/memberId REQUIRED");
    }

    @Test
    void whatNoClaimCanBeCalledIsRefusedBeforeItIsLookedFor() {
        for (String ids : List.of("x".repeat(2_100), FIRST + ",", FIRST + ",a#b")) {
            Answer answer = answer(Event.named("export-claim-837p-several").withQuery("claimIds", ids));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.faults()).containsExactly(" FORMAT");
        }
    }

    @Test
    void aFileIsForOnePayer() {
        archive(FIRST, claim -> {});
        archive(SECOND, claim -> claim.put("payerId", "commercial"));

        assertThat(answer("export-claim-837p-several").faults()).containsExactly("/claimIds/1 CONFLICT");
    }

    @Test
    void whoeverAsksForWhatIsNotTheirsGetsTheSameBytes() {
        archive(FIRST, claim -> {});
        Event others = Event.named("export-claim-837p").ofPractice("other");

        assertThat(answer(others).status()).isEqualTo(404);
        assertThat(answer(others).text())
                .isEqualTo(answer(others.withPath("id", SECOND)).text());
        assertThat(answer(Event.named("export-claim-837p-several").ofPractice("other"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobodyGetsNothing() {
        assertThat(answer(Event.named("export-claim-837p").ofNobody()).status()).isEqualTo(401);
    }

    private Answer answer(String event) {
        return answer(Event.named(event));
    }

    private Answer answer(Event event) {
        return event.answeredBy(function);
    }

    /** Archives the sample visit, changed in one respect. */
    private void archive(String claimId, Consumer<ObjectNode> change) {
        archiveRequest(claimId, request -> change.accept((ObjectNode) request.get("claim")));
    }

    /** The same, with its note. */
    private void archiveRequest(String claimId, Consumer<ObjectNode> change) {
        ObjectNode request = request(change);
        intake().submit(claimId, visit(request), request.toString(), new IdempotencyKey(claimId, claimId), NEXT_DAY);
    }

    private static ObjectNode request(Consumer<ObjectNode> change) {
        ObjectNode request =
                (ObjectNode) Json.read(Event.named("archive-claim-good").body());
        change.accept(request);
        return request;
    }

    private static Visit visit(ObjectNode request) {
        try {
            return Requests.read(request.toString(), VisitJson.REQUEST);
        } catch (MalformedJsonException | InvalidRequestException e) {
            throw new AssertionError(e);
        }
    }

    private void take(ClaimStep step, String claimId) {
        assertThat(new ClaimDesk(archive, _ -> processor())
                        .take("demo", claimId, step, Optional.empty(), Optional.empty(), NEXT_DAY))
                .isInstanceOf(ClaimDesk.Stands.class);
    }

    private ClaimIntake intake() {
        return new ClaimIntake("demo", archive, ExportClaimHandlerTest::processor);
    }

    private static ClaimProcessor processor() {
        return new ClaimProcessor(new StandardPayers(), SCHEDULES);
    }

    /** Those everybody has but one: a practice whose contract has been taken away. */
    private record PayersWithout(String payerId) implements Payers {
        @Override
        public Optional<Payer> find(String id, LocalDate dateOfService) {
            return id.equals(payerId) ? Optional.empty() : new StandardPayers().find(id, dateOfService);
        }

        @Override
        public List<String> knownIds() {
            return new StandardPayers().knownIds();
        }
    }
}
