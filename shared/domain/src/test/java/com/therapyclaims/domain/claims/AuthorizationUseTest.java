package com.therapyclaims.domain.claims;

import static com.therapyclaims.domain.claims.TestVisit.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.domain.authorizations.AuthorizationStanding;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Claims use up what a payer has authorised, and a void one gives it back (PY-4). */
class AuthorizationUseTest extends FiledClaims {
    AuthorizationUseTest() {
        super(new StandardPayers(), Instant.parse("2026-08-14T12:00:00Z"));
    }

    @Test
    void theVisitAboveTheAuthorizedOnesNeedsCorrection() {
        archive.isAuthorized(Optional.of(2), Optional.empty());

        ClaimRevision first = submit("a", visit(0, 1));
        ClaimRevision second = submit("b", visit(1, 1));
        ClaimRevision third = submit("c", visit(2, 1));

        assertThat(authorizationCodes(first)).containsExactly("AUTH.NEARLY_EXHAUSTED");
        assertThat(authorizationCodes(second)).containsExactly("AUTH.NEARLY_EXHAUSTED");
        assertThat(second.status()).isEqualTo(ClaimStatus.READY);
        assertThat(authorizationCodes(third)).containsExactly("AUTH.EXHAUSTED");
        assertThat(third.status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
        assertThat(third.decision().findings())
                .filteredOn(finding -> finding.code().startsWith("AUTH."))
                .extracting(Finding::pointer)
                .containsExactly("/claim/priorAuthorization");
    }

    @Test
    void theLastVisitIsNotTakenTwiceByClaimsOfDifferentDaysAtOnce() {
        archive.isAuthorized(Optional.of(1), Optional.empty());
        archive.meanwhile(() -> submit("other day", visit(1, 1)));

        ClaimRevision late = submit("late", visit(0, 1));

        assertThat(archive.latest(PRACTICE, "other day").orElseThrow().status()).isEqualTo(ClaimStatus.READY);
        assertThat(authorizationCodes(late)).containsExactly("AUTH.EXHAUSTED");
        assertThat(late.status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
    }

    @Test
    void aCorrectionDoesNotTakeTheLastVisitBesideAnotherDaysClaimEither() {
        archive.isAuthorized(Optional.of(1), Optional.empty());
        submit("wrong", visit(0, 1).renderedBy("1234567890", "PT"));
        archive.meanwhile(() -> submit("other day", visit(1, 1)));

        intake.correct("wrong", 1, visit(0, 1).visit(), "{}", now);

        assertThat(authorizationCodes(archive.latest(PRACTICE, "wrong").orElseThrow()))
                .containsExactly("AUTH.EXHAUSTED");
    }

    @Test
    void aClaimThatListsDoNotShowYetCounts() {
        archive.isAuthorized(Optional.of(1), Optional.empty());
        submit("first", visit(0, 1));
        archive.lagsBehindWith("first");

        assertThat(authorizationCodes(submit("second", visit(1, 1)))).containsExactly("AUTH.EXHAUSTED");
    }

    @Test
    void aVoidClaimGivesItsVisitBack() {
        archive.isAuthorized(Optional.of(1), Optional.empty());
        submit("a", visit(0, 1));
        step("a", new ClaimStep.MakeVoid());

        assertThat(authorizationCodes(submit("b", visit(1, 1)))).containsExactly("AUTH.NEARLY_EXHAUSTED");
    }

    @Test
    void whatAVoidGivesBackToAnotherClaimOfItsDayIsNotTakenAgainByAClaimThatDoesNotSeeItYet() {
        archive.isAuthorized(Optional.empty(), Optional.of(4));
        submit("a", visit(0, 4));
        submit("b", visit(0, 4));
        step("a", new ClaimStep.MakeVoid());
        assertThat(archive.latest(PRACTICE, "b").orElseThrow().status()).isEqualTo(ClaimStatus.READY);
        archive.lagsBehindWith("b");

        assertThat(authorizationCodes(submit("c", visit(1, 4)))).containsExactly("AUTH.EXHAUSTED");
    }

    @Test
    void whatACorrectionGivesBackToAnotherClaimOfItsDayIsNotTakenAgainEither() {
        archive.isAuthorized(Optional.empty(), Optional.of(4));
        submit("a", visit(0, 4));
        submit("b", visit(0, 4));
        intake.correct("a", 1, visit(5, 4).visit(), "{}", now);
        assertThat(archive.latest(PRACTICE, "b").orElseThrow().status()).isEqualTo(ClaimStatus.READY);
        archive.lagsBehindWith("b");

        assertThat(authorizationCodes(submit("c", visit(1, 4)))).containsExactly("AUTH.EXHAUSTED");
    }

    @Test
    void aClaimThatBecomesMedicaresLeavesTheOthersOfItsDayToTheirAuthorization() {
        archive.isAuthorized(Optional.empty(), Optional.of(4));
        submit("earlier", visit(-1, 4));
        submit("a", TestVisit.of("97530", 1).payer("commercial"));
        ClaimRevision b = submit("b", visit(0, 1));
        assertThat(authorizationCodes(b)).containsExactly("AUTH.EXHAUSTED");

        intake.correct("a", 1, TestVisit.of("97530", 1).visit(), "{}", now);

        ClaimRevision after = archive.latest(PRACTICE, "b").orElseThrow();
        assertThat(authorizationCodes(after)).containsExactly("AUTH.EXHAUSTED");
        assertThat(after.status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
    }

    @Test
    void aClaimThatHasToBeCorrectedUsesNothingUntilItIs() {
        archive.isAuthorized(Optional.of(1), Optional.empty());
        submit("wrong", visit(0, 1).renderedBy("1234567890", "PT"));

        assertThat(standing().visitsUsed()).isZero();

        intake.correct("wrong", 1, visit(0, 1).visit(), "{}", now);

        assertThat(standing().visitsUsed()).isEqualTo(1);
    }

    @Test
    void unitsOfEarlierClaimsOfTheDayCountFirst() {
        archive.isAuthorized(Optional.empty(), Optional.of(3));
        submit("a", visit(0, 2));

        assertThat(authorizationCodes(submit("b", visit(0, 2)))).contains("AUTH.EXHAUSTED");
    }

    @Test
    void aCorrectionCountsItselfOnce() {
        archive.isAuthorized(Optional.of(1), Optional.empty());
        submit("a", visit(0, 1));

        intake.correct("a", 1, visit(0, 2).visit(), "{}", now);

        ClaimRevision corrected = archive.latest(PRACTICE, "a").orElseThrow();
        assertThat(corrected.status()).isEqualTo(ClaimStatus.READY);
        assertThat(authorizationCodes(corrected)).doesNotContain("AUTH.EXHAUSTED");
    }

    @Test
    void theStandingShowsTheClaimsThatUseIt() {
        archive.isAuthorized(Optional.of(12), Optional.of(48));
        submit("b", visit(1, 3));
        submit("a", visit(0, 2));

        AuthorizationStanding standing = standing();

        assertThat(standing.visitsLeft()).contains(10);
        assertThat(standing.unitsLeft()).contains(43);
        assertThat(standing.claims())
                .extracting(
                        AuthorizationStanding.AuthorizedClaim::claimId, AuthorizationStanding.AuthorizedClaim::units)
                .containsExactly(tuple("a", 2), tuple("b", 3));
    }

    @Test
    void aVoidTakesNothingAndIsNotHeldAgainstWhatIsLeft() {
        archive.isAuthorized(Optional.of(1), Optional.of(4));
        submit("a", visit(0, 4));

        ClaimRevision takesBack = submit("b", visit(0, 4).frequency("8"));

        assertThat(authorizationCodes(takesBack)).isEmpty();
        assertThat(takesBack.status()).isEqualTo(ClaimStatus.READY);
    }

    @Test
    void aLineThatItsOwnModifierDeniesUsesNothing() {
        archive.isAuthorized(Optional.of(2), Optional.of(3));

        submit(
                "a",
                TestVisit.empty()
                        .and("97110", 2, "GY")
                        .and("97530", 1)
                        .payer("commercial")
                        .under("A-1"));
        ClaimRevision denied = submit(
                "b",
                TestVisit.empty()
                        .and("97110", 4, "GZ")
                        .payer("commercial")
                        .under("A-1")
                        .on(SERVICE.plusDays(1)));

        assertThat(authorizationCodes(denied)).isEmpty();
        assertThat(standing().visitsUsed()).isOne();
        assertThat(standing().unitsUsed()).isOne();
    }

    @Test
    void aMedicareClaimIsNotHeldAgainstAuthorizations() {
        ClaimRevision claim = submit("a", TestVisit.of("97110", 1));

        assertThat(authorizationCodes(claim)).isEmpty();
        assertThat(claim.decision().coverage()).extracting(Coverage::check).doesNotContain("AUTHORIZATION");
    }

    private AuthorizationStanding standing() {
        return archive.patientAuthorizations(PRACTICE, "p-1").standing("A-1").orElseThrow();
    }

    private static TestVisit visit(int day, int units) {
        return TestVisit.of("97110", units).payer("commercial").under("A-1").on(SERVICE.plusDays(day));
    }

    private static List<String> authorizationCodes(ClaimRevision claim) {
        return claim.decision().findings().stream()
                .map(Finding::code)
                .filter(code -> code.startsWith("AUTH."))
                .toList();
    }
}
