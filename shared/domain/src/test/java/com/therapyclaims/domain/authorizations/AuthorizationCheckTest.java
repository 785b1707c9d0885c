package com.therapyclaims.domain.authorizations;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.domain.payers.Contract.AssistantBasis;
import com.therapyclaims.domain.payers.Contract.AssistantReduction;
import com.therapyclaims.domain.payers.Contract.LesserOf;
import com.therapyclaims.domain.payers.Contract.Method;
import com.therapyclaims.domain.payers.Contract.Mppr;
import com.therapyclaims.domain.payers.Contract.Scope;
import com.therapyclaims.domain.payers.Contract.Term;
import com.therapyclaims.domain.payers.Contract.Unlisted;
import com.therapyclaims.domain.payers.Contract.VisitLimit;
import com.therapyclaims.domain.payers.EditTable;
import com.therapyclaims.domain.payers.ModifierOrder;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.payers.PaymentTerms;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.units.UnitRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Authorisations by number, dates, services, visits and units, and the visits a contract pays in a year (PY-4). */
class AuthorizationCheckTest {
    private static final LocalDate DAY = LocalDate.of(2026, 8, 3);
    private static final TreatedLine EXERCISE = new TreatedLine("97110", Optional.of(Discipline.PT), 2);
    private static final TreatedLine MANUAL = new TreatedLine("97140", Optional.of(Discipline.PT), 1);
    private static final Optional<Scope> NOT_SAID = Optional.empty();
    private static final Optional<Scope> EVERYTHING = Optional.of(new Scope.All());

    @Test
    void aServiceThatNeedsOneHasToNameOne() {
        Optional<Scope> exercise = Optional.of(new Scope.Codes(List.of("97110")));
        AuthorizationResult result = check(acme(exercise), Optional.empty(), PatientAuthorizations.NONE);

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("AUTH.MISSING");
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.message()).contains("97110").doesNotContain("97140");
            assertThat(finding.fix()).isNotBlank();
            assertThat(finding.citation()).isNotBlank();
        });
        assertThat(codes(check(
                        acme(Optional.of(new Scope.Codes(List.of("97530")))),
                        Optional.empty(),
                        PatientAuthorizations.NONE)))
                .isEmpty();
    }

    @Test
    void aForgottenNumberThatIsRecordedIsPointedOut() {
        AuthorizationResult result = check(acme(EVERYTHING), Optional.empty(), known(visits(12)));

        assertThat(result.findings().getFirst().message()).contains("A-1");
    }

    @Test
    void whereTheContractDoesNotSayItNothingIsPassedSilently() {
        AuthorizationResult result = check(acme(NOT_SAID), Optional.empty(), PatientAuthorizations.NONE);

        assertThat(result.findings()).isEmpty();
        assertThat(result.coverage()).extracting(Coverage::checked).containsExactly(false);
    }

    @Test
    void medicareAuthorizesNoOutpatientTherapy() {
        Payer medicare = new StandardPayers().find("medicare", DAY).orElseThrow();

        AuthorizationResult result = check(medicare, Optional.of("A-1"), PatientAuthorizations.NONE);

        assertThat(result.findings()).isEmpty();
        assertThat(result.coverage()).isEmpty();
    }

    @Test
    void oneThatIsNotRecordedCannotBeChecked() {
        AuthorizationResult result = check(acme(NOT_SAID), Optional.of("A-1"), PatientAuthorizations.NONE);

        assertThat(codes(result)).containsExactly("AUTH.NOT_RECORDED");
        assertThat(result.coverage()).extracting(Coverage::checked).containsExactly(false);
    }

    @Test
    void itHoldsFromItsFirstDayThroughItsLast() {
        assertThat(codes(named(between("2026-08-03", "2026-08-03")))).isEmpty();
        assertThat(codes(named(between("2026-08-04", "2026-12-31")))).containsExactly("AUTH.NOT_YET_VALID");
        assertThat(codes(named(between("2026-01-01", "2026-08-02")))).containsExactly("AUTH.EXPIRED");
    }

    @Test
    void anotherPayersDoesNotCount() {
        Authorization other = new Authorization(
                "A-1",
                "beta",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                0);

        assertThat(codes(named(other))).containsExactly("AUTH.OTHER_PAYER");
    }

    @Test
    void aServiceOutsideIsAnErrorWhereItNeedsAnAuthorization() {
        Authorization exerciseAlone = of(List.of(), List.of("97110"), Optional.empty(), Optional.empty(), 0, 0);

        Finding needed = check(acme(EVERYTHING), Optional.of("A-1"), known(exerciseAlone))
                .findings()
                .getFirst();
        Finding notSaid = named(exerciseAlone).findings().getFirst();

        assertThat(needed.code()).isEqualTo("AUTH.SERVICE_OUTSIDE");
        assertThat(needed.severity()).isEqualTo(Severity.ERROR);
        assertThat(needed.message()).contains("97140").doesNotContain("97110");
        assertThat(notSaid.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void anotherDisciplineIsOutside() {
        Authorization occupational = of(List.of(Discipline.OT), List.of(), Optional.empty(), Optional.empty(), 0, 0);

        assertThat(codes(named(occupational))).containsExactly("AUTH.SERVICE_OUTSIDE");
    }

    @Test
    void visitsAreDaysOfTreatmentAndTheOneAboveIsTooMany() {
        assertThat(codes(named(visits(12), 8))).isEmpty();
        assertThat(codes(named(visits(12), 9))).isEmpty();
        assertThat(codes(named(visits(12), 10))).containsExactly("AUTH.NEARLY_EXHAUSTED");
        assertThat(codes(named(visits(12), 11))).containsExactly("AUTH.NEARLY_EXHAUSTED");
        assertThat(codes(named(visits(12), 12))).containsExactly("AUTH.EXHAUSTED");
    }

    @Test
    void allClaimsOfADayAreOneVisit() {
        PatientAuthorizations known = known(visits(1)).plus(visit("earlier", DAY, EXERCISE));

        assertThat(codes(check(acme(NOT_SAID), Optional.of("A-1"), known))).containsExactly("AUTH.NEARLY_EXHAUSTED");
    }

    @Test
    void unitsAreThoseOfTheServicesItIsFor() {
        Authorization eight = of(List.of(), List.of("97110"), Optional.empty(), Optional.of(8), 0, 0);
        PatientAuthorizations known = known(eight)
                .plus(visit("a", DAY.minusDays(2), EXERCISE, MANUAL))
                .plus(visit("b", DAY.minusDays(1), EXERCISE, MANUAL));

        AuthorizationResult six = check(acme(NOT_SAID), Optional.of("A-1"), known, EXERCISE);
        AuthorizationResult nine = check(
                acme(NOT_SAID), Optional.of("A-1"), known, new TreatedLine("97110", Optional.of(Discipline.PT), 5));

        assertThat(six.coverage().getFirst().reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("6 of 8 units"));
        assertThat(codes(six)).containsExactly("AUTH.NEARLY_EXHAUSTED");
        assertThat(codes(nine)).containsExactly("AUTH.EXHAUSTED");
    }

    @Test
    void whatWasUsedElsewhereCountsFirst() {
        Authorization twelve = of(List.of(), List.of(), Optional.of(12), Optional.of(100), 12, 98);

        assertThat(codes(named(twelve))).containsExactly("AUTH.EXHAUSTED", "AUTH.EXHAUSTED");
    }

    @Test
    void claimsUnderAnotherNumberUseNothing() {
        PatientAuthorizations known = known(visits(1))
                .plus(new TreatedVisit("other", DAY.minusDays(1), "acme", Optional.of("A-2"), List.of(EXERCISE)))
                .plus(new TreatedVisit("none", DAY.minusDays(2), "acme", Optional.empty(), List.of(EXERCISE)))
                .plus(new TreatedVisit("beta", DAY.minusDays(3), "beta", Optional.of("A-1"), List.of(EXERCISE)));

        assertThat(codes(check(acme(NOT_SAID), Optional.of("A-1"), known))).containsExactly("AUTH.NEARLY_EXHAUSTED");
    }

    @Test
    void aHardVisitLimitIsAnErrorASoftOneGoesToReview() {
        assertThat(limited(limit(20, true), 17)).isEmpty();
        assertThat(limited(limit(20, true), 18)).containsExactly("AUTH.VISIT_LIMIT_NEAR INFO");
        assertThat(limited(limit(20, true), 19)).containsExactly("AUTH.VISIT_LIMIT_NEAR INFO");
        assertThat(limited(limit(20, true), 20)).containsExactly("AUTH.VISIT_LIMIT_EXCEEDED ERROR");
        assertThat(limited(limit(20, false), 20)).containsExactly("AUTH.VISIT_LIMIT_EXCEEDED WARNING");
    }

    @Test
    void visitsAreNumberedByTheirDatesAndALateOnePushesOthersOverTheLimit() {
        PatientAuthorizations known = PatientAuthorizations.NONE
                .plus(visit("later", DAY.plusDays(1), EXERCISE))
                .plus(visit("last", DAY.plusDays(2), EXERCISE));

        assertThat(limited(acme(NOT_SAID, limit(2, true)), known))
                .as("the visit itself is within the limit, so the claim is not held back")
                .containsExactly("AUTH.VISIT_LIMIT_EXCEEDED WARNING");
    }

    @Test
    void disciplinesAreCountedTogetherOrApart() {
        TreatedLine occupational = new TreatedLine("97530", Optional.of(Discipline.OT), 2);
        PatientAuthorizations known = PatientAuthorizations.NONE.plus(visit("ot", DAY.minusDays(1), occupational));
        VisitLimit together = new VisitLimit(1, List.of(Discipline.PT, Discipline.OT), Optional.empty(), true);
        VisitLimit apart = new VisitLimit(4, List.of(Discipline.PT), Optional.empty(), true);

        assertThat(limited(acme(NOT_SAID, together), known)).containsExactly("AUTH.VISIT_LIMIT_EXCEEDED ERROR");
        assertThat(limited(acme(NOT_SAID, apart), known)).isEmpty();
    }

    @Test
    void aPlanYearBeginsWhereThePlanSays() {
        PatientAuthorizations known =
                PatientAuthorizations.NONE.plus(visit("june", LocalDate.of(2026, 6, 30), EXERCISE));
        VisitLimit calendar = new VisitLimit(1, List.of(), Optional.empty(), true);
        VisitLimit fromJuly = new VisitLimit(1, List.of(), Optional.of(MonthDay.of(7, 1)), true);

        assertThat(limited(acme(NOT_SAID, calendar), known)).containsExactly("AUTH.VISIT_LIMIT_EXCEEDED ERROR");
        assertThat(limited(acme(NOT_SAID, fromJuly), known)).containsExactly("AUTH.VISIT_LIMIT_NEAR INFO");
        assertThat(fromJuly.yearBegins(LocalDate.of(2026, 6, 30))).isEqualTo(LocalDate.of(2025, 7, 1));
        assertThat(fromJuly.yearEnds(LocalDate.of(2026, 6, 30))).isEqualTo(LocalDate.of(2026, 6, 30));
    }

    private static List<String> limited(VisitLimit limit, int before) {
        return limited(acme(NOT_SAID, limit), used(PatientAuthorizations.NONE, before));
    }

    private static List<String> limited(Payer payer, PatientAuthorizations known) {
        AuthorizationRequest request = new AuthorizationRequest(DAY, payer, List.of(EXERCISE), Optional.empty(), known);
        return VisitLimitCheck.check(request, "/claim/dateOfService").findings().stream()
                .map(finding -> finding.code() + " " + finding.severity())
                .toList();
    }

    private static VisitLimit limit(int visits, boolean hard) {
        return new VisitLimit(visits, List.of(), Optional.empty(), hard);
    }

    private static AuthorizationResult named(Authorization authorization) {
        return named(authorization, 0);
    }

    private static AuthorizationResult named(Authorization authorization, int before) {
        return check(acme(NOT_SAID), Optional.of("A-1"), used(known(authorization), before));
    }

    private static PatientAuthorizations used(PatientAuthorizations known, int days) {
        return IntStream.rangeClosed(1, days)
                .mapToObj(day -> visit("c" + day, DAY.minusDays(day), EXERCISE))
                .reduce(known, PatientAuthorizations::plus, (one, _) -> one);
    }

    private static AuthorizationResult check(
            Payer payer, Optional<String> number, PatientAuthorizations known, TreatedLine... lines) {
        List<TreatedLine> treated = lines.length == 0 ? List.of(EXERCISE, MANUAL) : List.of(lines);
        return AuthorizationCheck.check(
                new AuthorizationRequest(DAY, payer, treated, number, known), "/claim/priorAuthorization");
    }

    private static List<String> codes(AuthorizationResult result) {
        return result.findings().stream().map(Finding::code).toList();
    }

    private static TreatedVisit visit(String claimId, LocalDate day, TreatedLine... lines) {
        return new TreatedVisit(claimId, day, "acme", Optional.of("A-1"), List.of(lines));
    }

    private static PatientAuthorizations known(Authorization authorization) {
        return new PatientAuthorizations(List.of(authorization), List.of());
    }

    private static Authorization visits(int visits) {
        return of(List.of(), List.of(), Optional.of(visits), Optional.empty(), 0, 0);
    }

    private static Authorization between(String from, String through) {
        return new Authorization(
                "A-1",
                "acme",
                LocalDate.parse(from),
                LocalDate.parse(through),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                0);
    }

    private static Authorization of(
            List<Discipline> disciplines,
            List<String> codes,
            Optional<Integer> visits,
            Optional<Integer> units,
            int visitsElsewhere,
            int unitsElsewhere) {
        return new Authorization(
                "A-1",
                "acme",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31),
                disciplines,
                codes,
                visits,
                units,
                visitsElsewhere,
                unitsElsewhere);
    }

    private static Payer acme(Optional<Scope> authorizationRequired, VisitLimit... limits) {
        Contract contract = new Contract(
                "acme",
                "Acme PPO",
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                UnitRule.AMA_MIDPOINT,
                EditTable.MEDICARE,
                List.of(new Term(new Scope.All(), new Method.FlatPerUnit(Money.of("30.00")))),
                new Mppr(false, BigDecimal.ZERO),
                new AssistantReduction(BigDecimal.ZERO, AssistantBasis.NONE),
                LesserOf.NONE,
                Optional.empty(),
                new Unlisted.NotPriced(),
                BigDecimal.ZERO,
                false,
                authorizationRequired,
                List.of(limits),
                Optional.empty(),
                ModifierOrder.MEDICARE,
                Set.of());
        return new Payer(
                "acme",
                "Acme PPO",
                UnitRule.AMA_MIDPOINT,
                EditTable.MEDICARE,
                ModifierOrder.MEDICARE,
                Set.of(),
                new PaymentTerms.Commercial(contract, Optional.empty()));
    }
}
