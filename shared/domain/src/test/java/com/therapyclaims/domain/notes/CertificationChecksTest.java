package com.therapyclaims.domain.notes;

import static com.therapyclaims.domain.notes.NoteAssert.codes;
import static com.therapyclaims.domain.notes.NoteAssert.coverage;
import static com.therapyclaims.domain.notes.NoteAssert.has;
import static com.therapyclaims.domain.notes.NoteAssert.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.notes.NoteValidation.Verdict;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Benefit Policy Manual ch. 15 s. 220.1.3 and 42 CFR 424.24: whether the plan was certified for the visit. */
class CertificationChecksTest {
    private static NoteValidation visit(String dateOfService, PlanBuilder plan) {
        return plan.visit(dateOfService);
    }

    @Test
    void aPlanSignedWithinThirtyDaysCertifiesItsDuration() {
        NoteValidation validation =
                visit("2025-02-03", PlanBuilder.from("2025-01-06").signed("2025-01-10"));

        assertThat(codes(validation)).noneMatch(code -> code.startsWith("POC."));
        assertThat(validation.plan().certifiedThrough()).contains(LocalDate.parse("2025-03-02"));
    }

    @Test
    void theThirtiethDayAfterTheFirstTreatmentIsInTime() {
        assertThat(has(
                        visit("2025-02-10", PlanBuilder.from("2025-01-06").signed("2025-02-05")),
                        FindingCode.POC_CERT_DELAYED))
                .isFalse();
    }

    @Test
    void theThirtyFirstDayIsLate() {
        Finding finding = only(
                visit("2025-02-10", PlanBuilder.from("2025-01-06").signed("2025-02-06")), FindingCode.POC_CERT_DELAYED);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.message()).contains("2025-02-06", "2025-02-05");
        assertThat(finding.pointer()).isEqualTo("/planOfCare/certifications/0/certifiedOn");
    }

    @Test
    void aDelayedCertificationWithItsReasonIsAccepted() {
        Finding finding = only(
                visit("2025-02-10", PlanBuilder.from("2025-01-06").signedLate("2025-02-20", "physician on leave")),
                FindingCode.POC_CERT_DELAYED);

        assertThat(finding.severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void withoutSignatureThePlanIsNotYetCertifiedInItsFirstThirtyDays() {
        Finding finding = only(visit("2025-02-05", PlanBuilder.from("2025-01-06")), FindingCode.POC_NOT_CERTIFIED);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.message()).contains("due by 2025-02-05");
    }

    @Test
    void withoutSignatureAfterThirtyDaysThePlanIsNotCertified() {
        NoteValidation validation = visit("2025-02-06", PlanBuilder.from("2025-01-06"));

        assertThat(only(validation, FindingCode.POC_NOT_CERTIFIED).severity()).isEqualTo(Severity.ERROR);
        assertThat(validation.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(validation.plan().certifiedThrough()).isEmpty();
    }

    @Test
    void aVerbalOrderSignedWithinFourteenDaysIsInTime() {
        NoteValidation validation =
                visit("2025-02-20", PlanBuilder.from("2025-01-06").verbal("2025-02-04", "2025-02-18"));

        assertThat(codes(validation)).noneMatch(code -> code.startsWith("POC."));
    }

    @Test
    void aVerbalOrderSignedAfterFourteenDaysIsDelayed() {
        Finding finding = only(
                visit("2025-02-20", PlanBuilder.from("2025-01-06").verbal("2025-02-04", "2025-02-19")),
                FindingCode.POC_CERT_DELAYED);

        assertThat(finding.message()).contains("verbal order of 2025-02-04", "2025-02-18");
    }

    @Test
    void aVerbalOrderWithoutSignatureIsDueItsSignature() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06").verbalUnsigned("2025-01-08");

        assertThat(only(visit("2025-01-15", plan), FindingCode.POC_NOT_CERTIFIED)
                        .severity())
                .isEqualTo(Severity.WARNING);
        assertThat(only(visit("2025-01-23", plan), FindingCode.POC_NOT_CERTIFIED)
                        .severity())
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void aVerbalOrderThatCameLateAndIsNotSignedIsLateAndUnsigned() {
        NoteValidation validation =
                visit("2025-02-27", PlanBuilder.from("2025-01-06").verbalUnsigned("2025-02-10"));

        assertThat(has(validation, FindingCode.POC_CERT_DELAYED)).isTrue();
        assertThat(only(validation, FindingCode.POC_NOT_CERTIFIED).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void aVerbalOrderToRecertifyIsDueItsSignature() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06").signed("2025-01-10");
        plan.recertifiedVerbally("2025-03-03", "2025-03-02", Optional.empty());

        assertThat(only(visit("2025-03-10", plan), FindingCode.POC_NOT_CERTIFIED)
                        .severity())
                .isEqualTo(Severity.WARNING);
        assertThat(only(visit("2025-04-14", plan), FindingCode.POC_NOT_CERTIFIED)
                        .severity())
                .isEqualTo(Severity.ERROR);
        assertThat(codes(visit("2025-02-03", plan)))
                .as("a visit of the interval before")
                .noneMatch(code -> code.startsWith("POC."));
    }

    @Test
    void aVerbalOrderToRecertifyThatIsSignedWithinFourteenDaysIsInTime() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06").signed("2025-01-10");
        plan.recertifiedVerbally("2025-03-03", "2025-03-02", Optional.of("2025-03-16"));

        assertThat(codes(visit("2025-04-14", plan))).noneMatch(code -> code.startsWith("POC."));
    }

    @Test
    void theIntervalEndsWithThePlansDuration() {
        NoteValidation lastDay =
                visit("2025-03-02", PlanBuilder.from("2025-01-06").signed("2025-01-10"));
        NoteValidation dayAfter =
                visit("2025-03-03", PlanBuilder.from("2025-01-06").signed("2025-01-10"));

        assertThat(has(lastDay, FindingCode.POC_RECERT_MISSING)).isFalse();
        assertThat(only(dayAfter, FindingCode.POC_RECERT_MISSING).message()).contains("2025-03-02", "2025-03-03");
        assertThat(only(dayAfter, FindingCode.POC_EXPIRED).pointer()).isEqualTo("/planOfCare/duration");
    }

    @Test
    void theIntervalIsNeverLongerThanNinetyDays() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06").lasting("16 weeks").signed("2025-01-10");

        assertThat(visit("2025-02-03", plan).plan().certifiedThrough()).contains(LocalDate.parse("2025-04-05"));
        assertThat(has(visit("2025-04-05", plan), FindingCode.POC_RECERT_MISSING))
                .isFalse();
        assertThat(has(visit("2025-04-06", plan), FindingCode.POC_RECERT_MISSING))
                .isTrue();
    }

    @Test
    void theFirstCertificationNeverOutlastsThePlan() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06").recertified("2025-01-06", "2025-04-05", "2025-01-10");

        NoteValidation validation = visit("2025-03-20", plan);

        assertThat(validation.plan().certifiedThrough()).contains(LocalDate.parse("2025-03-02"));
        assertThat(has(validation, FindingCode.POC_RECERT_MISSING)).isTrue();
        assertThat(only(validation, FindingCode.POC_EXPIRED).message()).contains("2025-03-02");
    }

    @Test
    void theFirstCertificationMayEndBeforeThePlan() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06").recertified("2025-01-06", "2025-01-31", "2025-01-10");

        NoteValidation validation = visit("2025-02-03", plan);

        assertThat(validation.plan().certifiedThrough()).contains(LocalDate.parse("2025-01-31"));
        assertThat(has(validation, FindingCode.POC_RECERT_MISSING)).isTrue();
        assertThat(has(validation, FindingCode.POC_EXPIRED)).isFalse();
    }

    @Test
    void aRecertificationHasItsOwnIntervalOfNinetyDaysAtMost() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06")
                .signed("2025-01-10")
                .recertified("2025-03-03", "2025-08-31", "2025-02-28");

        assertThat(visit("2025-05-20", plan).plan().certifiedThrough()).contains(LocalDate.parse("2025-05-31"));
        assertThat(codes(visit("2025-05-31", plan))).noneMatch(code -> code.startsWith("POC."));
        assertThat(has(visit("2025-06-01", plan), FindingCode.POC_RECERT_MISSING))
                .isTrue();
    }

    @Test
    void aRecertificationWithoutEndIsHeldToThePlansDuration() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06").signed("2025-01-10").recertified("2025-03-03", "2025-02-28");

        assertThat(visit("2025-03-20", plan).plan().certifiedThrough()).contains(LocalDate.parse("2025-04-27"));
    }

    @Test
    void aLaterCertificationDoesNotReachBackToTreatmentBeforeIt() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06").recertified("2025-03-03", "2025-04-27", "2025-03-01");

        NoteValidation validation = visit("2025-02-20", plan);

        Finding finding = only(validation, FindingCode.POC_NOT_CERTIFIED);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message()).contains("treatment of 2025-02-20", "due by 2025-02-05");
        assertThat(validation.plan().certifiedThrough()).isEmpty();
        assertThat(has(visit("2025-03-20", plan), FindingCode.POC_NOT_CERTIFIED))
                .isFalse();
    }

    @Test
    void beforeALaterCertificationTheFirstThirtyDaysOnlyWarn() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06").recertified("2025-03-03", "2025-04-27", "2025-03-01");

        assertThat(only(visit("2025-01-20", plan), FindingCode.POC_NOT_CERTIFIED)
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void besideALaterCertificationTheFailedExceptionIsExplained() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06")
                .ordered("2025-01-03")
                .sent("2025-02-06")
                .recertified("2025-03-03", "2025-04-27", "2025-03-01");

        assertThat(only(visit("2025-02-20", plan), FindingCode.POC_NOT_CERTIFIED)
                        .message())
                .contains("sent on 2025-02-06, after 2025-02-05");
    }

    @Test
    void theOpenDayCountIsToldWhereItDecides() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06").lasting("16 weeks").signed("2025-01-10");

        assertThat(only(visit("2025-04-06", plan), FindingCode.POC_INTERVAL_ASSUMPTION)
                        .severity())
                .isEqualTo(Severity.INFO);
        assertThat(has(visit("2025-04-07", plan), FindingCode.POC_INTERVAL_ASSUMPTION))
                .isFalse();
        assertThat(coverage(visit("2025-02-03", plan), "PLAN_OF_CARE_CERTIFICATION")
                        .reason()
                        .orElseThrow())
                .contains("day 1");
    }

    @Test
    void aRecertificationOpensTheNextInterval() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06")
                .signed("2025-01-10")
                .recertified("2025-03-03", "2025-04-27", "2025-02-28");

        NoteValidation validation = visit("2025-03-20", plan);

        assertThat(codes(validation)).noneMatch(code -> code.startsWith("POC."));
        assertThat(validation.plan().certifiedThrough()).contains(LocalDate.parse("2025-04-27"));
    }

    @Test
    void aGapBetweenTwoCertificationsIsNotCovered() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06")
                .signed("2025-01-10")
                .recertified("2025-03-17", "2025-05-11", "2025-03-17");

        assertThat(has(visit("2025-03-10", plan), FindingCode.POC_RECERT_MISSING))
                .isTrue();
    }

    @Test
    void aRecertificationSignedAfterItsIntervalBeganIsDelayed() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06")
                .signed("2025-01-10")
                .recertified("2025-03-03", "2025-04-27", "2025-03-12");

        assertThat(only(visit("2025-03-20", plan), FindingCode.POC_CERT_DELAYED).pointer())
                .isEqualTo("/planOfCare/certifications/1/certifiedOn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD", "D.O.", "DPM", "NP", "PA-C", "CNS", "FNP-BC", "MD, PhD", "APRN"})
    void physiciansAndPractitionersCertify(String credential) {
        NoteValidation validation =
                visit("2025-02-03", PlanBuilder.from("2025-01-06").signedBy(credential, "2025-01-10"));

        assertThat(has(validation, FindingCode.POC_CERTIFIER_NOT_ELIGIBLE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"DC, ERROR", "DDS, ERROR", "PT, ERROR", "RN, ERROR", "OD, WARNING", "XYZ, WARNING"})
    void othersDoNotCertify(String credential, Severity severity) {
        Finding finding = only(
                visit("2025-02-03", PlanBuilder.from("2025-01-06").signedBy(credential, "2025-01-10")),
                FindingCode.POC_CERTIFIER_NOT_ELIGIBLE);

        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(finding.pointer()).isEqualTo("/planOfCare/certifications/0/certifierCredential");
    }

    @Test
    void whatOneWhoMayNotCertifySignsCertifiesNothing() {
        NoteValidation validation =
                visit("2025-02-06", PlanBuilder.from("2025-01-06").signedBy("DC", "2025-01-10"));

        assertThat(validation.plan().certifiedThrough()).isEmpty();
        assertThat(only(validation, FindingCode.POC_NOT_CERTIFIED).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void aPhysicianWhoSignsAfterAChiropractorHasTheThirtyDaysToo() {
        NoteValidation validation = visit(
                "2025-02-20",
                PlanBuilder.from("2025-01-06").signedBy("DC", "2025-01-10").signed("2025-02-05"));

        assertThat(validation.plan().certifiedThrough()).contains(LocalDate.parse("2025-03-02"));
        assertThat(has(validation, FindingCode.POC_CERT_DELAYED)).isFalse();
    }

    @Test
    void from2025ASignedOrderAndTheSentPlanStandForTheSignature() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06").ordered("2025-01-03").sent("2025-02-05");

        NoteValidation validation = visit("2025-02-20", plan);

        assertThat(codes(validation)).noneMatch(code -> code.startsWith("POC."));
        assertThat(validation.plan().certifiedThrough()).contains(LocalDate.parse("2025-03-02"));
        assertThat(coverage(validation, "PLAN_OF_CARE_CERTIFICATION").reason().orElseThrow())
                .contains("424.24(c)(5)");
    }

    @Test
    void whereTheSignedOrderStandsALateSignatureIsNotDelayed() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06")
                .ordered("2025-01-03")
                .sent("2025-01-08")
                .signed("2025-02-20");

        NoteValidation validation = visit("2025-02-25", plan);

        assertThat(codes(validation)).noneMatch(code -> code.startsWith("POC."));
        assertThat(validation.plan().certifiedThrough()).contains(LocalDate.parse("2025-03-02"));
        assertThat(coverage(validation, "PLAN_OF_CARE_CERTIFICATION").reason().orElseThrow())
                .contains("424.24(c)(5)");
    }

    @Test
    void whereTheSignedOrderStandsAVerbalOrderNeedsNoSignature() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06")
                .ordered("2025-01-03")
                .sent("2025-01-08")
                .verbalUnsigned("2025-01-08");

        assertThat(codes(visit("2025-02-20", plan))).noneMatch(code -> code.startsWith("POC."));
    }

    @Test
    void aLateSignatureIsDelayedWhereTheExceptionFailsAndTheReasonIsTold() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06")
                .ordered("2025-01-03")
                .sent("2025-02-06")
                .signed("2025-02-20");

        assertThat(only(visit("2025-02-25", plan), FindingCode.POC_CERT_DELAYED).message())
                .contains("no reason is recorded", "sent on 2025-02-06, after 2025-02-05");
    }

    @Test
    void aTimelySignatureNeedsNoException() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06")
                .ordered("2025-01-03")
                .sent("2025-02-20")
                .signed("2025-01-10");

        NoteValidation validation = visit("2025-02-03", plan);

        assertThat(codes(validation)).noneMatch(code -> code.startsWith("POC."));
        assertThat(coverage(validation, "PLAN_OF_CARE_CERTIFICATION").reason().orElseThrow())
                .doesNotContain("424.24(c)(5)");
    }

    @Test
    void aPodiatristCertifiesWithinPodiatryAndThatIsAssumed() {
        NoteValidation podiatrist =
                visit("2025-02-03", PlanBuilder.from("2025-01-06").signedBy("DPM", "2025-01-10"));
        NoteValidation physician =
                visit("2025-02-03", PlanBuilder.from("2025-01-06").signedBy("MD", "2025-01-10"));

        assertThat(coverage(podiatrist, "CERTIFIER").checked()).isTrue();
        assertThat(coverage(podiatrist, "CERTIFIER").reason().orElseThrow()).contains("foot and ankle");
        assertThat(physician.coverage()).extracting(Coverage::check).doesNotContain("CERTIFIER");
    }

    @Test
    void before2025TheSignedOrderIsNotEnough() {
        PlanBuilder plan = PlanBuilder.from("2024-11-04").ordered("2024-11-01").sent("2024-11-05");

        assertThat(only(visit("2024-12-20", plan), FindingCode.POC_NOT_CERTIFIED)
                        .message())
                .contains("2025-01-01");
    }

    @Test
    void aPlanSentAfterThirtyDaysIsNotExcepted() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06").ordered("2025-01-03").sent("2025-02-06");

        assertThat(only(visit("2025-02-20", plan), FindingCode.POC_NOT_CERTIFIED)
                        .message())
                .contains("sent on 2025-02-06, after 2025-02-05");
    }

    @Test
    void anOrderWithoutTheSentPlanIsNotEnough() {
        assertThat(only(
                                visit(
                                        "2025-02-20",
                                        PlanBuilder.from("2025-01-06").ordered("2025-01-03")),
                                FindingCode.POC_NOT_CERTIFIED)
                        .message())
                .contains("transmittedOn");
    }

    @Test
    void theExceptionHoldsForTheInitialIntervalAlone() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06").ordered("2025-01-03").sent("2025-01-08");

        assertThat(has(visit("2025-03-03", plan), FindingCode.POC_RECERT_MISSING))
                .isTrue();
    }

    @Test
    void anExceptedPlanMayBeRecertified() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06")
                .ordered("2025-01-03")
                .sent("2025-01-08")
                .recertified("2025-03-03", "2025-04-27", "2025-02-28");

        assertThat(codes(visit("2025-03-20", plan))).noneMatch(code -> code.startsWith("POC."));
    }

    @Test
    void anExceptedPlanMayBeRecertifiedBeforeItsFirstIntervalEnds() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06")
                .ordered("2025-01-03")
                .sent("2025-01-08")
                .recertified("2025-02-24", "2025-04-20", "2025-02-21");

        NoteValidation validation = visit("2025-03-20", plan);

        assertThat(codes(validation)).noneMatch(code -> code.startsWith("POC."));
        assertThat(validation.plan().certifiedThrough()).contains(LocalDate.of(2025, 4, 20));
    }

    @Test
    void aCertificationThatBeginsAfterTheFirstWasDueIsARecertification() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06").recertified("2025-02-24", "2025-04-20", "2025-02-21");

        assertThat(codes(visit("2025-03-20", plan))).doesNotContain("POC.RECERT_MISSING", "POC.EXPIRED");
        assertThat(has(visit("2025-02-10", plan), FindingCode.POC_NOT_CERTIFIED))
                .as("before it nothing is certified")
                .isTrue();
    }

    @Test
    void aCertificationWithinThirtyDaysDoesNotMakeThePlanLonger() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06").recertified("2025-01-08", "2025-12-31", "2025-01-10");

        assertThat(has(visit("2025-03-03", plan), FindingCode.POC_EXPIRED)).isTrue();
    }

    @Test
    void anotherPayersClaimIsWarnedOfMedicaresCertificationAndNotBlocked() {
        NoteBuilder note = NoteBuilder.complete();
        note.dateOfService = Optional.of(LocalDate.parse("2025-03-20"));
        note.payerId = StandardPayers.COMMERCIAL;
        note.planOfCare = Optional.of(PlanBuilder.from("2025-01-06").build());

        NoteValidation validation = note.validate();

        assertThat(only(validation, FindingCode.POC_NOT_CERTIFIED).severity()).isEqualTo(Severity.WARNING);
        assertThat(coverage(validation, "PAYERS_PLAN_RULES").checked()).isFalse();
    }

    @Test
    void withoutAFirstTreatmentTheCertificationIsNotJudged() {
        NoteBuilder note = NoteBuilder.complete();
        note.planOfCare = Optional.of(PlanBuilder.undated());

        assertThat(coverage(note.validate(), "PLAN_OF_CARE_CERTIFICATION").checked())
                .isFalse();
    }
}
