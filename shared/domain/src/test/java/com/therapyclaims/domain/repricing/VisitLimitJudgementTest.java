package com.therapyclaims.domain.repricing;

import static com.therapyclaims.domain.claims.TestVisit.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.domain.authorizations.TreatedLine;
import com.therapyclaims.domain.authorizations.TreatedVisit;
import com.therapyclaims.domain.claims.ArchiveInMemory;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimIntake.Submission;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStanding;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.claims.TestVisit;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.payers.Contract.VisitLimit;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.CmsTables;
import com.therapyclaims.domain.pricing.Contracts;
import com.therapyclaims.domain.repricing.YearChange.Check;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A new version of Acme's contract pays another number of visits: the year's claims are judged in order again (PY-4, PY-5). */
class VisitLimitJudgementTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String EXCEEDED = "AUTH.VISIT_LIMIT_EXCEEDED";
    private static final Payers UNLIMITED = contract();

    private final Map<String, ClaimRevision> claims = new LinkedHashMap<>();
    private final Filing filing = new Filing();

    @Test
    void aLowerLimitLeavesTheVisitsAboveItToBeCorrected() {
        archive(UNLIMITED, 1, 2, 3, 4, 5);

        judge(contract(hard(3)));

        assertThat(statuses())
                .containsExactly(
                        ClaimStatus.READY,
                        ClaimStatus.READY,
                        ClaimStatus.READY,
                        ClaimStatus.NEEDS_CORRECTION,
                        ClaimStatus.NEEDS_CORRECTION);
    }

    @Test
    void whatChangesOfAClaimIsItsFindingsAndItsStatusAndNoAmount() {
        archive(UNLIMITED, 1, 2);

        JudgedClaim judged = judge(contract(hard(1))).getLast();

        assertThat(judged.change())
                .isEqualTo(new YearChange(
                        Check.VISIT_LIMIT,
                        "c2",
                        1,
                        Optional.of(2),
                        day(2),
                        ClaimStatus.READY,
                        ClaimStatus.NEEDS_CORRECTION,
                        List.of(),
                        List.of(EXCEEDED),
                        List.of()));
        assertThat(judged.decision().findings())
                .filteredOn(finding -> finding.code().equals(EXCEEDED))
                .extracting(Finding::pointer)
                .containsExactly("/claim/dateOfService");
        assertThat(judged.decision().pricing())
                .isEqualTo(judged.claim().decision().pricing());
        assertThat(judged.decision().units())
                .isEqualTo(judged.claim().decision().units());
    }

    @Test
    void aHigherLimitMakesThoseReadyThatItPays() {
        archive(contract(hard(1)), 1, 2, 3, 4);

        judge(contract(hard(3)));

        assertThat(statuses())
                .containsExactly(ClaimStatus.READY, ClaimStatus.READY, ClaimStatus.READY, ClaimStatus.NEEDS_CORRECTION);
    }

    @Test
    void aContractWithoutALimitSaysNothingOfVisits() {
        archive(contract(hard(1)), 1, 2);

        judge(UNLIMITED);

        assertThat(statuses()).containsOnly(ClaimStatus.READY);
        assertThat(claims.values())
                .flatExtracting(claim -> claim.decision().coverage())
                .extracting(Coverage.class::cast)
                .extracting(Coverage::check)
                .doesNotContain("VISIT_LIMIT");
    }

    @Test
    void aVisitAboveASoftLimitIsReadyAndReviewed() {
        archive(UNLIMITED, 1, 2);

        List<JudgedClaim> judged = judge(contract(new VisitLimit(1, List.of(), Optional.empty(), false)));

        assertThat(judged)
                .extracting(
                        claim -> claim.change().claimId(),
                        claim -> claim.change().findingsAfter(),
                        claim -> claim.change().statusAfter())
                .contains(tuple("c2", List.of(EXCEEDED), ClaimStatus.READY));
    }

    @Test
    void visitsCountInTheOrderOfTheirDatesHoweverTheyWereFiled() {
        archive(contract(hard(1)), 2, 1);
        assertThat(statuses()).as("filed first, taken first").containsExactly(ClaimStatus.READY, ClaimStatus.READY);

        judge(contract(hard(1)));

        assertThat(claims.get("c1").status()).isEqualTo(ClaimStatus.READY);
        assertThat(claims.get("c2").status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
    }

    @Test
    void claimsOfOneDayAreOneVisit() {
        archive(UNLIMITED, 1);
        archiveAs("same-day", UNLIMITED, 1);
        archive(UNLIMITED, 2);

        judge(contract(hard(2)));

        assertThat(statuses()).containsOnly(ClaimStatus.READY);
    }

    @Test
    void aClaimWithItsPayerStaysAndTakesItsVisit() {
        archive(UNLIMITED, 1, 2, 3);
        step("c2", new ClaimStep.Submit(), ClaimStatus.SUBMITTED);

        List<JudgedClaim> judged = judge(contract(hard(1)));

        assertThat(judged)
                .extracting(
                        claim -> claim.change().claimId(),
                        claim -> claim.change().isVariance())
                .contains(tuple("c2", true), tuple("c3", false));
        assertThat(message(judged.getLast())).contains("visit 3 of the year");
    }

    @Test
    void aVoidClaimIsLeftAndTakesNothing() {
        archive(UNLIMITED, 1, 2, 3);
        step("c1", new ClaimStep.MakeVoid(), ClaimStatus.VOID);

        judge(contract(hard(2)));

        assertThat(statuses()).containsExactly(ClaimStatus.VOID, ClaimStatus.READY, ClaimStatus.READY);
        assertThat(claims.get("c1").revision()).isEqualTo(2);
    }

    @Test
    void aClaimThatHasToBeCorrectedForAnotherReasonTakesNothing() {
        archiveAs(
                "c1", UNLIMITED, TestVisit.of("97110", 1).billedBy("1234567890").on(day(1)));
        assertThat(claims.get("c1").status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
        archive(UNLIMITED, 2, 3);

        judge(contract(hard(2)));

        assertThat(claims.get("c3").status()).isEqualTo(ClaimStatus.READY);
    }

    @Test
    void visitsThatAreNotJudgedCountToo() {
        archive(UNLIMITED, 2);
        TreatedVisit other = new TreatedVisit(
                "unreadable",
                day(1),
                "acme",
                Optional.empty(),
                List.of(new TreatedLine("97110", Optional.of(Discipline.PT), 1)));

        List<JudgedClaim> judged = new VisitLimitJudgement(contract(hard(1))).judge(claims.values(), List.of(other));

        assertThat(judged)
                .singleElement()
                .satisfies(claim -> assertThat(message(claim)).contains("visit 2"));
    }

    @Test
    void aPlansYearBeginsOnItsOwnDay() {
        archive(UNLIMITED, 1, 2);

        judge(contract(new VisitLimit(1, List.of(), Optional.of(MonthDay.from(day(2))), true)));

        assertThat(statuses()).containsOnly(ClaimStatus.READY);
    }

    @Test
    void aPayerThatCanNoLongerBeBilledLeavesItsClaimsAsTheyAre() {
        archive(contract(hard(1)), 1, 2);

        assertThat(judge(new StandardPayers())).isEmpty();
    }

    @Test
    void judgingAgainWhatWasJudgedFindsNothing() {
        archive(UNLIMITED, 1, 2, 3, 4);
        judge(contract(hard(2)));

        assertThat(judge(contract(hard(2)))).isEmpty();
    }

    /** The oracle is the archive itself: what filing the same visits by date under the new contract finds. */
    @Property(tries = 60)
    void whatIsJudgedAgainStandsAsIfItHadBeenFiledByDateUnderTheNewContract(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 6) Integer> days,
            @ForAll @IntRange(min = 1, max = 5) int then,
            @ForAll @IntRange(min = 1, max = 5) int now) {
        claims.clear();
        Filing filed = new Filing();
        Filing anew = new Filing();
        for (int i = 0; i < days.size(); i++) {
            claims.put(
                    "c" + i,
                    filed.archive(
                            "c" + i,
                            contract(hard(then)),
                            TestVisit.of("97110", 1).on(day(days.get(i)))));
        }
        List<ClaimRevision> inOrder = new ArrayList<>(claims.values());
        inOrder.sort((one, other) ->
                one.visit().dateOfService().compareTo(other.visit().dateOfService()));

        judge(contract(hard(now)));

        inOrder.forEach(claim -> assertThat(claims.get(claim.claimId()).status())
                .isEqualTo(anew.archive(
                                claim.claimId(),
                                contract(hard(now)),
                                TestVisit.of("97110", 1).on(claim.visit().dateOfService()))
                        .status()));
    }

    private void archive(Payers payers, int... days) {
        for (int day : days) {
            archiveAs("c" + day, payers, day);
        }
    }

    private void archiveAs(String claimId, Payers payers, int day) {
        archiveAs(claimId, payers, TestVisit.of("97110", 1).on(day(day)));
    }

    private void archiveAs(String claimId, Payers payers, TestVisit visit) {
        claims.put(claimId, filing.archive(claimId, payers, visit));
    }

    private void step(String claimId, ClaimStep step, ClaimStatus status) {
        claims.compute(claimId, (_, claim) -> claim.stepped(NOW, step, ClaimStanding.of(status)));
    }

    private List<JudgedClaim> judge(Payers payers) {
        List<JudgedClaim> judged = new VisitLimitJudgement(payers).judge(claims.values(), List.of());
        judged.stream()
                .filter(claim -> !claim.change().isVariance())
                .forEach(claim -> claims.put(
                        claim.claim().claimId(), claim.claim().repriced(NOW, "acme-contract-v", claim.decision())));
        return judged;
    }

    private List<ClaimStatus> statuses() {
        return claims.values().stream().map(ClaimRevision::status).toList();
    }

    private static String message(JudgedClaim judged) {
        return judged.decision().findings().stream()
                .filter(finding -> finding.code().equals(EXCEEDED))
                .map(Finding::message)
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate day(int day) {
        return SERVICE.plusDays(day);
    }

    private static VisitLimit hard(int visits) {
        return new VisitLimit(visits, List.of(), Optional.empty(), true);
    }

    private static Payers contract(VisitLimit... limits) {
        return Contracts.acme().all(Contracts.flat("30.00")).limitedTo(limits).payers();
    }

    /** Files one patient's visits with Acme. */
    private static final class Filing {
        private final ArchiveInMemory archive = new ArchiveInMemory();

        ClaimRevision archive(String claimId, Payers payers, TestVisit visit) {
            ClaimProcessor processor = new ClaimProcessor(payers, new CmsTables());
            Submission submission = new ClaimIntake("demo", archive, () -> processor)
                    .submit(claimId, visit.payer("acme").visit(), "{}", new IdempotencyKey(claimId, "hash"), NOW);
            return ((Submission.Archived) submission).claim();
        }
    }
}
