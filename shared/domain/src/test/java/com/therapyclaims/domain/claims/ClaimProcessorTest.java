package com.therapyclaims.domain.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.domain.claims.Visit.BillingProvider;
import com.therapyclaims.domain.claims.Visit.Patient;
import com.therapyclaims.domain.claims.Visit.Service;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.codes.ModifierGroup;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.notes.TreatmentNote;
import com.therapyclaims.domain.notes.TreatmentNote.Intervention;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.CmsTables;
import com.therapyclaims.domain.pricing.Contracts;
import com.therapyclaims.domain.pricing.LinePrice;
import com.therapyclaims.domain.pricing.PricingPlace;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.units.UnitCount;
import com.therapyclaims.domain.units.UnitLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From minutes to cents, with CMS's own figures of Ohio in 2026. */
class ClaimProcessorTest {
    private static final LocalDate SERVICE = LocalDate.of(2026, 8, 3);
    private static final ClaimContext NEXT_DAY = ClaimContext.alone(SERVICE.plusDays(1));

    private final ClaimProcessor processor = new ClaimProcessor(new StandardPayers(), new CmsTables());

    @Test
    void thirtyThreeAndSevenMinutesBecomeTwoUnitsAndOneAndTheirPrice() {
        ClaimDecision decision =
                decide(visit(TestVisit.charged("97110", 33, "150.00"), TestVisit.charged("97140", 7, "75.00")));

        assertThat(decision.units().lines())
                .extracting(UnitLine::code, UnitLine::units)
                .containsExactly(tuple("97110", 2), tuple("97140", 1));
        assertThat(decision.pricing().lines())
                .extracting(LinePrice::code, line -> ((LinePrice.Priced) line).allowed())
                .containsExactly(tuple("97110", Money.of("49.49")), tuple("97140", Money.of("20.65")));
        assertThat(decision.pricing().totals().allowed()).isEqualTo(Money.of("70.14"));
        assertThat(decision.status()).isEqualTo(ClaimStatus.READY);
    }

    @Test
    void whatEarlierClaimsOfTheDayHoldTakesPartInTheRanking() {
        Visit therapeuticActivity = visit(TestVisit.charged("97530", 15, "150.00"));
        DayClaim earlier = new DayClaim(
                "c-1",
                Instant.EPOCH,
                therapeuticActivity,
                decide(therapeuticActivity).units(),
                DayClaim.Filed.not(false));
        ClaimDecision decision = decided(
                visit(TestVisit.charged("97110", 15, "150.00")),
                new ClaimContext(
                        SERVICE, new DayNeighbours(List.of(earlier), List.of(), Replacement.NONE), Optional.empty()));

        assertThat(decision.pricing().totals().allowed())
                .as("97530 has the higher practice expense: 97110 is reduced")
                .isEqualTo(Money.of("21.62"));
    }

    @Test
    void aChargeOfACodeOnTwoLinesIsSharedByUnitsToTheCent() {
        Visit visit = visit(TestVisit.charged("97110", 15, "100.00"), byAssistant("97110", 30));
        UnitCount count = decide(visit).units();

        assertThat(ClaimLines.of(visit, count).lines())
                .extracting(ClaimLines.Line::units, line -> line.modifiers().contains("CQ"), ClaimLines.Line::charge)
                .containsExactlyInAnyOrder(
                        tuple(1, false, Optional.of(Money.of("33.33"))),
                        tuple(2, true, Optional.of(Money.of("66.67"))));
    }

    @Test
    void aClaimLineHasItsModifiersInTheContractsOrder() {
        var acme = Contracts.acme().all(Contracts.flat("32.00")).modifiersFirst(ModifierGroup.DISTINCT);
        Visit visit =
                TestVisit.empty().payer("acme").and("97110", 1, "KX", "59").visit();

        ClaimDecision decision = decided(new ClaimProcessor(acme.payers(), new CmsTables()), visit, NEXT_DAY);

        assertThat(decision.edits().lines().getFirst().modifiers()).containsExactly("59", "GP", "KX");
    }

    @Test
    void anErrorInAnyPartAsksForCorrectionAndKeepsTheDecision() {
        ClaimDecision decision =
                decide(visit(TestVisit.charged("99999", 30, "10.00"), TestVisit.charged("97110", 15, "75.00")));

        assertThat(decision.status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
        assertThat(decision.units().findings())
                .extracting(Finding::code, Finding::pointer)
                .contains(tuple("UNITS.UNKNOWN_CODE", "/claim/services/0"));
        assertThat(decision.pricing().totals().allowed()).isEqualTo(Money.of("27.87"));
    }

    @Test
    void anIndependentTherapistIsNotPaidForAHospitalsPatient() {
        ClaimDecision decision =
                decide(inPlace("22", Optional.of("PTPP"), visit(TestVisit.charged("97110", 15, "75.00"))));

        assertThat(decision.edits().findings())
                .extracting(Finding::code, Finding::pointer)
                .contains(tuple("POS.PCTC7_HOSPITAL", "/claim/placeOfService"));
        assertThat(decision.status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
    }

    @Test
    void aTherapistWhoRendersAHospitalPatientsServicesIsAnIndependentOneUnlessTheRequestSaysOtherwise() {
        TestVisit inHospital =
                TestVisit.of("97110", 1).renderedBy("1234567893", "PT").at("22");

        assertThat(decide(inHospital.visit()).edits().findings())
                .extracting(Finding::code)
                .contains("POS.PCTC7_HOSPITAL");
        assertThat(decide(inHospital.billedByA("HOSPITAL").visit()).edits().findings())
                .extracting(Finding::code)
                .doesNotContain("POS.PCTC7_HOSPITAL");
    }

    @Test
    void withoutProviderTypeAndTherapistAHospitalsPatientIsNotCheckedAndTheCoverageSaysSo() {
        ClaimDecision decision = decide(
                TestVisit.of("97110", 1).renderedBy("1234567893", "MD").at("22").visit());

        assertThat(decision.edits().coverage())
                .filteredOn(coverage -> coverage.check().equals("PLACE_OF_SERVICE"))
                .extracting(Coverage::checked)
                .containsExactly(false);
        assertThat(decision.edits().findings()).extracting(Finding::code).doesNotContain("POS.PCTC7_HOSPITAL");
    }

    @Test
    void aPayerWithoutContractIsNamedWithThoseThereAre() {
        assertThat(processor.process(visitFor("acme", TestVisit.charged("97110", 15, "75.00")), NEXT_DAY))
                .isEqualTo(new ProcessedVisit.UnknownPayer(List.of("commercial", "medicare")));
    }

    @Test
    void aCommercialVisitIsCountedByTheMidpointRule() {
        ClaimDecision decision = switch (processor.process(
                visitFor(
                        "commercial", TestVisit.charged("97110", 33, "150.00"), TestVisit.charged("97140", 7, "75.00")),
                NEXT_DAY)) {
            case ProcessedVisit.Decided(ClaimDecision decided) -> decided;
            case ProcessedVisit.UnknownPayer _ -> throw new AssertionError("commercial is known");
        };

        assertThat(decision.units().lines())
                .extracting(UnitLine::code, UnitLine::units)
                .containsExactly(tuple("97110", 2));
    }

    @Test
    void theDisciplineIsTheRenderingTherapistsWhereNothingElseSays() {
        Visit visit = visit(TestVisit.charged("97110", 15, "75.00"));
        assertThat(decide(visit).units().lines())
                .extracting(UnitLine::discipline)
                .containsExactly(Discipline.PT);
        assertThat(decide(visit).findings()).isEmpty();
    }

    @Test
    void theSameVisitWithTheSameTablesGivesTheSameDecision() {
        Visit visit = visit(TestVisit.charged("97110", 33, "150.00"), TestVisit.charged("97140", 7, "75.00"));

        assertThat(decide(visit)).isEqualTo(decide(visit));
    }

    @Test
    void theNoteOfTwoDisciplinesSupportsTheUnitsThatWereCountedForEach() {
        ClaimDecision decision = decide(documented(
                visit(TestVisit.charged("97110", 8, "75.00"), of(Discipline.OT, "97535", 8)),
                treated("97110", 8),
                treated("97535", 8)));

        assertThat(decision.units().lines())
                .extracting(UnitLine::code, UnitLine::discipline, UnitLine::units)
                .containsExactly(tuple("97110", Discipline.PT, 1), tuple("97535", Discipline.OT, 1));
        assertThat(noteFindings(decision)).doesNotContain("UNITS.BILLED_GT_SUPPORTED", "UNITS.BILLED_LT_SUPPORTED");
        assertThat(unitsJudged(decision)).isTrue();
    }

    @Test
    void aServiceThatCameToNoUnitIsOfItsDisciplineInTheNoteToo() {
        ClaimDecision decision = decide(documented(
                visit(
                        TestVisit.charged("97110", 8, "75.00"),
                        of(Discipline.OT, "97535", 6),
                        of(Discipline.OT, "97530", 5)),
                treated("97110", 8),
                treated("97535", 6),
                treated("97530", 5)));

        assertThat(noteFindings(decision)).doesNotContain("UNITS.BILLED_GT_SUPPORTED", "UNITS.BILLED_LT_SUPPORTED");
        assertThat(unitsJudged(decision)).isTrue();
    }

    @Test
    void anEvaluationByTheOtherDisciplineOfTheVisitIsNoMismatch() {
        ClaimDecision decision = decide(documented(
                visit(TestVisit.charged("97110", 15, "75.00"), of(Discipline.OT, "97165", 30)),
                treated("97110", 15),
                treated("97165", 30)));

        assertThat(noteFindings(decision)).doesNotContain("CODE.DISCIPLINE_MISMATCH");
    }

    @Test
    void aNoteOfAnotherDayIsTold() {
        Visit visit =
                documented(TestVisit.of("97110", 1).on(SERVICE.plusDays(1)).visit(), treated("97110", 15));

        assertThat(decide(visit).findings())
                .filteredOn(finding -> finding.code().equals("DOC.DATE_MISMATCH"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.pointer()).isEqualTo("/note/dateOfService");
                    assertThat(finding.message()).contains("2026-08-03", "2026-08-04");
                });
        assertThat(decide(documented(TestVisit.of("97110", 1).visit(), treated("97110", 15)))
                        .findings())
                .extracting(Finding::code)
                .doesNotContain("DOC.DATE_MISMATCH");
    }

    private static List<String> noteFindings(ClaimDecision decision) {
        return decision.validation().orElseThrow().findings().stream()
                .map(Finding::code)
                .toList();
    }

    private static boolean unitsJudged(ClaimDecision decision) {
        return decision.validation().orElseThrow().coverage().stream()
                .filter(coverage -> coverage.check().equals("BILLED_UNITS"))
                .allMatch(Coverage::checked);
    }

    private ClaimDecision decide(Visit visit) {
        return decided(visit, NEXT_DAY);
    }

    private ClaimDecision decided(Visit visit, ClaimContext context) {
        return decided(processor, visit, context);
    }

    private static ClaimDecision decided(ClaimProcessor processor, Visit visit, ClaimContext context) {
        return switch (processor.process(visit, context)) {
            case ProcessedVisit.Decided(ClaimDecision decision) -> decision;
            case ProcessedVisit.UnknownPayer _ -> throw new AssertionError("the payer is known");
        };
    }

    private static Service of(Discipline discipline, String code, int minutes) {
        return new Service(
                code,
                minutes,
                FurnishedBy.THERAPIST,
                Optional.of(discipline),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(1),
                Optional.empty());
    }

    private static Intervention treated(String code, int minutes) {
        return new Intervention(
                Optional.of(code),
                Optional.of(minutes),
                Optional.of(FurnishedBy.THERAPIST),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Service byAssistant(String code, int minutes) {
        return new Service(
                code,
                minutes,
                FurnishedBy.ASSISTANT,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(1),
                Optional.empty());
    }

    private static Visit inPlace(String placeOfService, Optional<String> providerType, Visit visit) {
        return changed(visit, placeOfService, providerType, visit.note());
    }

    /** The visit with the note of a physical therapist that says this was done. */
    private static Visit documented(Visit visit, Intervention... interventions) {
        TreatmentNote note = new TreatmentNote(
                Optional.of(SERVICE),
                Optional.of(Discipline.PT),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(interventions),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return changed(visit, visit.placeOfService(), visit.providerType(), Optional.of(note));
    }

    private static Visit changed(
            Visit visit, String placeOfService, Optional<String> providerType, Optional<TreatmentNote> note) {
        return new Visit(
                visit.patient(),
                visit.payerId(),
                visit.filing(),
                visit.memberId(),
                visit.dateOfService(),
                visit.discipline(),
                placeOfService,
                providerType,
                visit.place(),
                visit.billingProvider(),
                visit.renderingProvider(),
                visit.referringProvider(),
                visit.diagnoses(),
                visit.services(),
                visit.tieChoice(),
                visit.deductibleRemaining(),
                visit.participating(),
                visit.qualifyingApmParticipant(),
                visit.billing(),
                note,
                visit.planOfCare(),
                visit.progress());
    }

    private static Visit visit(Service... services) {
        return visitFor("medicare", services);
    }

    private static Visit visitFor(String payerId, Service... services) {
        Optional<TreatmentNote> noNote = Optional.empty();
        var clinician =
                Optional.of(new Visit.Provider(Optional.of("1234567893"), Optional.of("A. Smith"), Optional.of("PT")));
        return new Visit(
                new Patient(
                        "p-1",
                        LocalDate.of(1950, 4, 2),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                payerId,
                ClaimFiling.ORIGINAL,
                Optional.of("1EG4TE5MK73"),
                SERVICE,
                Optional.empty(),
                "11",
                Optional.empty(),
                new PricingPlace.InLocality(Locality.parse("15202-00")),
                new BillingProvider(
                        "1234567893",
                        "123456789",
                        Optional.empty(),
                        "Example Therapy",
                        Optional.empty(),
                        Optional.empty()),
                clinician,
                clinician,
                List.of("M25.561"),
                List.of(services),
                List.of(),
                Money.ZERO,
                true,
                false,
                BillingDetails.NONE,
                noNote,
                Optional.empty(),
                Optional.empty());
    }
}
