package com.therapyclaims.domain.claims;

import static com.therapyclaims.domain.claims.TestVisit.SERVICE;
import static com.therapyclaims.domain.codes.Discipline.OT;
import static com.therapyclaims.domain.codes.Discipline.PT;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.authorizations.AuthorizationStanding;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.Contracts;
import com.therapyclaims.domain.repricing.AmountChange;
import com.therapyclaims.domain.repricing.DayRepricer;
import com.therapyclaims.domain.repricing.RepricedClaim;
import com.therapyclaims.domain.repricing.RepricingTables;
import com.therapyclaims.domain.repricing.RepricingTotals;
import com.therapyclaims.domain.schedules.NoFeeSchedules;
import java.time.Instant;
import java.time.Year;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A claim and its replacement (frequency 7) are one visit: it is priced, checked and counted once; one that is taken back (8)
 * is none (C-2, P-6, PY-4).
 */
class ReplacementTest extends FiledClaims {
    ReplacementTest() {
        super(
                Contracts.acme()
                        .all(Contracts.percentOfMedicare("100"))
                        .mppr("50")
                        .payers(),
                Instant.parse("2026-08-20T12:00:00Z"));
    }

    @Test
    void anUntimedCodeIsBilledOnce() {
        submit("paid", commercial("97161"));
        pay("paid");

        ClaimRevision replacement = submit("new", commercial("97161").frequency("7"));

        assertThat(replacement.status()).isEqualTo(ClaimStatus.READY);
        assertThat(codes(replacement))
                .contains("CLM.REPLACES")
                .doesNotContain("UNITS.UNTIMED_GT_1", "MUE.EXCEEDED", "CLM.DUPLICATE_VISIT");
        assertThat(messages(replacement, "CLM.DAY_CHANGED"))
                .containsExactly(
                        "Claim paid of the day (PAID) is replaced by this one and counts no more (revision 4).");
    }

    @Test
    void theReplacedClaimKeepsItsStatusAndPriceAndIsToldSo() {
        submit("paid", commercial("97110"));
        pay("paid");

        submit("new", commercial("97110").and("97530", 1).frequency("7"));

        ClaimRevision replaced = latest("paid");
        assertThat(replaced.status()).isEqualTo(ClaimStatus.PAID);
        assertThat(replaced.cause()).isEqualTo(new RevisionCause.DayChanged("new"));
        assertThat(replaced.allowed()).isEqualTo(Money.of("33.44"));
        assertThat(messages(replaced, "CLM.REPLACED"))
                .containsExactly("Claim new of the day replaces it: it counts no more.");
    }

    @Test
    void theReplacementTakesThePlaceInTheRankingForAllOthers() {
        submit("a", acme("97530"));
        step("a", new ClaimStep.Submit());
        submit("third", acme("97140"));
        assertThat(latest("third").allowed()).isEqualTo(Money.of("20.65"));

        ClaimRevision replacement = submit("new", acme("97110").frequency("7"));

        assertThat(replacement.allowed()).as("the day is 97110 and 97140").isEqualTo(Money.of("27.87"));
        assertThat(latest("third").allowed()).isEqualTo(Money.of("20.65"));
        assertThat(latest("a").allowed()).isEqualTo(Money.of("33.33"));
    }

    @Test
    void whatRanksBehindTheReplacedClaimAloneIsPaidInFullBesideItsReplacement() {
        submit("a", acme("97530"));
        step("a", new ClaimStep.Submit());
        submit("third", acme("97112"));
        assertThat(latest("third").allowed()).isEqualTo(Money.of("24.20"));

        submit("new", acme("97140").frequency("7"));

        assertThat(latest("third").allowed()).isEqualTo(Money.of("31.37"));
        assertThat(latest("new").allowed()).isEqualTo(Money.of("20.65"));
    }

    @Test
    void medicareProcessesNoReplacementSoThatTheFirstClaimStands() {
        submit("a", TestVisit.of("97530", 1));
        step("a", new ClaimStep.Submit());
        submit("third", TestVisit.of("97140", 1));

        ClaimRevision replacement = submit("new", TestVisit.of("97110", 2).frequency("7"));

        assertThat(codes(replacement)).contains("CLM.FREQUENCY_NOT_ACCEPTED").doesNotContain("CLM.REPLACES");
        assertThat(codes(latest("a"))).doesNotContain("CLM.REPLACED");
        assertThat(latest("third").revision()).isOne();
        assertThat(archive.therapyYear("demo", "p-1", Year.of(2026))
                        .before(SERVICE.plusDays(1))
                        .ptSlp())
                .as("33.33 and 20.65")
                .isEqualTo(Money.of("53.98"));
    }

    @Test
    void authorizedUnitsAreTakenOnceAndAreTheFirstClaimsAgainWhenTheReplacementIsVoid() {
        archive.isAuthorized(2);
        submit("a", TestVisit.of("97110", 2).payer("commercial").under("A-1"));
        step("a", new ClaimStep.Submit());

        ClaimRevision replacement = submit(
                "new", TestVisit.of("97110", 2).payer("commercial").under("A-1").frequency("7"));

        assertThat(codes(replacement)).doesNotContain("AUTH.EXHAUSTED");
        assertThat(standing().claims())
                .extracting(AuthorizationStanding.AuthorizedClaim::claimId)
                .containsExactly("new");

        step("new", new ClaimStep.MakeVoid());

        assertThat(codes(latest("a"))).doesNotContain("CLM.REPLACED");
        assertThat(latest("a").status()).isEqualTo(ClaimStatus.SUBMITTED);
        assertThat(standing().claims())
                .extracting(AuthorizationStanding.AuthorizedClaim::claimId)
                .containsExactly("a");
    }

    @Test
    void aReplacementHoldsTheTimesOfTheClaimItReplacesAndOfNoOther() {
        submit("a", new TestVisit().timed(PT, "97110", 15, "09:00", "09:15").payer("commercial"));
        submit("ot", new TestVisit().timed(OT, "97530", 15, "09:30", "09:45").payer("commercial"));

        ClaimRevision replacement = submit(
                "new",
                new TestVisit()
                        .timed(PT, "97110", 15, "09:00", "09:15")
                        .timed(PT, "97140", 15, "09:30", "09:45")
                        .payer("commercial")
                        .frequency("7"));

        assertThat(messages(replacement, "TIME.SEGMENT_OVERLAP"))
                .singleElement()
                .asString()
                .contains("97140 (service 2) from 09:30 to 09:45 overlaps 97530 (claim ot)");
    }

    @Test
    void theTimesOfAReplacedClaimAreFree() {
        submit("a", new TestVisit().timed(PT, "97110", 15, "09:00", "09:15").payer("commercial"));
        submit(
                "new",
                new TestVisit()
                        .timed(PT, "97110", 15, "10:00", "10:15")
                        .payer("commercial")
                        .frequency("7"));

        ClaimRevision third = submit(
                "third",
                new TestVisit().timed(PT, "97140", 15, "09:00", "09:15").payer("commercial"));

        assertThat(codes(third)).doesNotContain("TIME.SEGMENT_OVERLAP");
    }

    @Test
    void theClaimThatIsNamedByOurNumberIsReplaced() {
        submit("a", commercial("97140"));
        submit("b", commercial("97110"));

        assertThat(messages(submit("new", commercial("97110").replacing("a")), "CLM.REPLACES"))
                .containsExactly("It replaces claim a of the day, which counts no more.");
    }

    @Test
    void ofSeveralTheOneWithTheSameTimesIsReplaced() {
        submit(
                "morning",
                new TestVisit().timed(PT, "97110", 15, "09:00", "09:15").payer("commercial"));
        submit(
                "afternoon",
                new TestVisit().timed(PT, "97110", 15, "14:00", "14:15").payer("commercial"));

        submit(
                "new",
                new TestVisit()
                        .timed(PT, "97110", 30, "09:00", "09:30")
                        .payer("commercial")
                        .frequency("7"));

        assertThat(codes(latest("morning"))).contains("CLM.REPLACED");
        assertThat(codes(latest("afternoon"))).doesNotContain("CLM.REPLACED");
    }

    @Test
    void ofSeveralTheOneThatThePayerHasIsReplacedAndStaysSo() {
        submit("sent", commercial("97110"));
        step("sent", new ClaimStep.Submit());
        submit("waiting", commercial("97110").and("97140", 1));

        submit("new", commercial("97110").and("97140", 1).frequency("7"));
        assertThat(codes(latest("sent"))).contains("CLM.REPLACED");

        step("waiting", new ClaimStep.Submit());
        submit("another", commercial("97530"));

        assertThat(codes(latest("sent"))).contains("CLM.REPLACED");
        assertThat(codes(latest("waiting"))).doesNotContain("CLM.REPLACED");
    }

    @Test
    void aReplacementIsReplacedInItsTurn() {
        submit("first", commercial("97161"));
        submit("second", commercial("97161").frequency("7"));

        ClaimRevision third = submit("third", commercial("97161").frequency("7"));

        assertThat(messages(third, "CLM.REPLACES"))
                .containsExactly("It replaces claim second of the day, which counts no more.");
        assertThat(third.status()).isEqualTo(ClaimStatus.READY);
        assertThat(codes(latest("first"))).contains("CLM.REPLACED");
    }

    @Test
    void anotherDisciplinesClaimIsNotReplacedAndThatNoneIsKnownIsSaid() {
        submit("ot", TestVisit.of("97535", 1).payer("commercial").renderedBy("1234567893", "OTR"));

        ClaimRevision replacement = submit("new", commercial("97110").frequency("7"));

        assertThat(codes(replacement)).doesNotContain("CLM.REPLACES");
        assertThat(replacement.decision().coverage())
                .filteredOn(check -> check.check().equals("REPLACED_CLAIM"))
                .singleElement()
                .satisfies(check -> assertThat(check.checked()).isFalse());
    }

    @Test
    void aCodeSharedWithAnotherDisciplineWeighsLessThanTheReplacementsOwnDiscipline() {
        submit("pt", commercial("97530").and("97110", 1));
        step("pt", new ClaimStep.Submit());
        submit("ot", TestVisit.of("97535", 1).payer("commercial").renderedBy("1234567893", "OTR"));
        step("ot", new ClaimStep.Submit());

        submit(
                "new",
                TestVisit.of("97530", 1)
                        .payer("commercial")
                        .renderedBy("1234567893", "OTR")
                        .frequency("7"));

        assertThat(codes(latest("ot"))).contains("CLM.REPLACED");
        assertThat(codes(latest("pt"))).doesNotContain("CLM.REPLACED");
    }

    @Test
    void aSubmittedClaimThatIsCorrectedAsAReplacementReplacesItselfAlone() {
        submit("morning", commercial("97110"));
        submit("afternoon", commercial("97110"));
        step("afternoon", new ClaimStep.Submit());

        ClaimRevision corrected = correct(
                "afternoon", TestVisit.of("97110", 2).payer("commercial").frequency("7"));

        assertThat(codes(corrected)).doesNotContain("CLM.REPLACES");
        assertThat(codes(latest("morning"))).doesNotContain("CLM.REPLACED");
    }

    @Test
    void aReplacementThatIsCorrectedStillReplaces() {
        submit("a", commercial("97161"));
        submit("new", commercial("97161").frequency("7"));
        step("new", new ClaimStep.Submit());

        ClaimRevision corrected = correct("new", commercial("97162").frequency("7"));

        assertThat(codes(corrected)).contains("CLM.REPLACES").doesNotContain("UNITS.UNTIMED_GT_1");
        assertThat(codes(latest("a"))).contains("CLM.REPLACED");
    }

    @Test
    void aReplacementThatBecomesAnOriginalReplacesNoMore() {
        submit("a", commercial("97110"));
        submit("new", commercial("97110").frequency("7"));

        correct("new", commercial("97110"));

        assertThat(codes(latest("a"))).doesNotContain("CLM.REPLACED");
        assertThat(codes(latest("new"))).contains("CLM.DUPLICATE_VISIT").doesNotContain("CLM.REPLACES");
    }

    @Test
    void aClaimThatIsTakenBackCountsNoMore() {
        submit("a", acme("97530"));
        step("a", new ClaimStep.Submit());
        submit("third", acme("97112"));
        assertThat(latest("third").allowed()).isEqualTo(Money.of("24.20"));

        ClaimRevision takesBack = submit("back", acme("97530").voiding("a"));

        assertThat(latest("third").allowed()).isEqualTo(Money.of("31.37"));
        assertThat(latest("a").status()).isEqualTo(ClaimStatus.SUBMITTED);
        assertThat(messages(latest("a"), "CLM.REPLACED"))
                .containsExactly("Claim back of the day takes it back: it counts no more.");
        assertThat(messages(takesBack, "CLM.REPLACES"))
                .containsExactly("It takes back claim a of the day, which counts no more.");
        assertThat(messages(takesBack, "CLM.DAY_CHANGED"))
                .contains("Claim a of the day (SUBMITTED) is taken back by this one and counts no more (revision 3).");
    }

    @Test
    void whatWasAuthorizedIsGivenBackByTheClaimThatTakesBackAndTakenAgainWhenThatIsVoid() {
        archive.isAuthorized(2);
        submit("a", TestVisit.of("97110", 2).payer("commercial").under("A-1"));
        step("a", new ClaimStep.Submit());

        submit("back", TestVisit.of("97110", 2).payer("commercial").under("A-1").voiding("a"));

        assertThat(standing().claims()).isEmpty();

        step("back", new ClaimStep.MakeVoid());

        assertThat(standing().claims())
                .extracting(AuthorizationStanding.AuthorizedClaim::claimId)
                .containsExactly("a");
    }

    @Test
    void aReplacementThatIsTakenBackLeavesNothing() {
        archive.isAuthorized(2);
        submit("a", TestVisit.of("97110", 2).payer("commercial").under("A-1"));
        submit("new", TestVisit.of("97110", 1).payer("commercial").under("A-1").replacing("a"));

        submit("back", TestVisit.of("97110", 1).payer("commercial").under("A-1").voiding("new"));

        assertThat(standing().claims()).isEmpty();
    }

    @Test
    void medicareTakesNoClaimBackThisWay() {
        submit("a", TestVisit.of("97530", 1));
        step("a", new ClaimStep.Submit());

        ClaimRevision takesBack = submit("back", TestVisit.of("97530", 1).voiding("a"));

        assertThat(codes(takesBack)).contains("CLM.FREQUENCY_NOT_ACCEPTED").doesNotContain("CLM.REPLACES");
        assertThat(codes(latest("a"))).doesNotContain("CLM.REPLACED");
    }

    @Test
    void aSubmittedClaimThatIsCorrectedToItsOwnVoidTakesBackItselfAlone() {
        submit("morning", commercial("97110"));
        submit("afternoon", commercial("97110"));
        step("afternoon", new ClaimStep.Submit());

        ClaimRevision corrected = correct("afternoon", commercial("97110").voiding("1126081234567"));

        assertThat(codes(corrected)).doesNotContain("CLM.REPLACES");
        assertThat(codes(latest("morning"))).doesNotContain("CLM.REPLACED");
    }

    @Test
    void aReplacedClaimIsNotRepriced() {
        submit("paid", commercial("97110"));
        pay("paid");
        PracticeTables none = new PracticeTables(new StandardPayers(), new NoFeeSchedules() {});
        DayRepricer repricer = new DayRepricer(new RepricingTables(none, _ -> none));
        assertThat(repricer.reprice(latest("paid"), List.of(latest("paid")))).isInstanceOf(RepricedClaim.Changed.class);

        submit("new", commercial("97110").frequency("7"));

        List<ClaimRevision> day = List.of(latest("paid"), latest("new"));
        assertThat(repricer.reprice(latest("paid"), day)).isInstanceOf(RepricedClaim.Unchanged.class);
        assertThat(repricer.reprice(latest("new"), day)).isInstanceOf(RepricedClaim.Changed.class);
    }

    @Test
    void aClaimThatTakesAnotherBackIsNotRepriced() {
        submit("paid", commercial("97110"));
        pay("paid");
        ClaimRevision back = submit("back", commercial("97110").frequency("8"));
        PracticeTables none = new PracticeTables(new StandardPayers(), new NoFeeSchedules() {});
        DayRepricer repricer = new DayRepricer(new RepricingTables(none, _ -> none));

        RepricedClaim repriced = repricer.reprice(back, List.of(latest("paid"), back));

        assertThat(repriced).isInstanceOf(RepricedClaim.Unchanged.class);
        assertThat(RepricingTotals.NONE.plus(repriced).amounts()).isEqualTo(AmountChange.NONE);
    }

    /** Acme pays as Medicare does, with its MPPR. */
    private static TestVisit acme(String code) {
        return TestVisit.of(code, 1).payer("acme");
    }

    private static TestVisit commercial(String code) {
        return TestVisit.of(code, 1).payer("commercial");
    }

    private AuthorizationStanding standing() {
        return archive.patientAuthorizations("demo", "p-1").standing("A-1").orElseThrow();
    }
}
