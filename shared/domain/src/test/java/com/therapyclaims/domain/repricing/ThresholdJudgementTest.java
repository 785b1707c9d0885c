package com.therapyclaims.domain.repricing;

import static com.therapyclaims.domain.claims.TestVisit.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import com.therapyclaims.domain.claims.TherapyYear;
import com.therapyclaims.domain.claims.TherapyYear.AccruedClaim;
import com.therapyclaims.domain.claims.TherapyYear.Elsewhere;
import com.therapyclaims.domain.edits.EditResult;
import com.therapyclaims.domain.edits.EditResult.Bucket;
import com.therapyclaims.domain.edits.EditResult.CheckedLine;
import com.therapyclaims.domain.edits.EditResult.Status;
import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.CmsTables;
import com.therapyclaims.domain.repricing.YearChange.BucketChange;
import com.therapyclaims.domain.repricing.YearChange.Check;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A repricing changed what the claims of August 3 and of other days accrue; the claim of August 10, one unit of 97110 of
 * 27.87, is judged against the threshold of 2026, 2,480.00, again (KX-1 to KX-4, PY-5).
 */
class ThresholdJudgementTest {
    private static final LocalDate CLAIM = SERVICE.plusDays(7);
    private static final String REPRICING = "medicare-rvu-2026-09-01-0123456789abcdef";
    private static final String MISSING = "KX.MISSING_ABOVE_THRESHOLD";
    private static final String NOT_NEEDED = "KX.BELOW_THRESHOLD";

    @Test
    void aReadyClaimWithoutKxThatNowLiesAboveTheThresholdNeedsCorrection() {
        ClaimRevision claim = archived(TestVisit.of("97110", 1), ptSlp("2440.00"));
        assertThat(claim.status()).isEqualTo(ClaimStatus.READY);

        JudgedClaim judged = again(claim, ptSlp("2460.00")).orElseThrow();

        assertThat(judged.decision().status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
        assertThat(codes(judged)).contains(MISSING);
        assertThat(judged.decision().edits().lines())
                .as("KX is asked for and never set")
                .extracting(CheckedLine::modifiers, CheckedLine::kxRequired, CheckedLine::status)
                .containsExactly(tuple(List.of("GP"), true, Status.DENIED));
        assertThat(judged.change())
                .isEqualTo(new YearChange(
                        Check.THERAPY_THRESHOLD,
                        "c",
                        1,
                        Optional.of(2),
                        CLAIM,
                        ClaimStatus.READY,
                        ClaimStatus.NEEDS_CORRECTION,
                        List.of(),
                        List.of(MISSING),
                        List.of(new BucketChange(
                                Bucket.PT_SLP, Money.of("2467.87"), Money.of("2487.87"), Money.of("2480.00")))));
    }

    @Test
    void aClaimThatNoLongerLiesAboveTheThresholdIsReadyWithoutKx() {
        ClaimRevision claim = archived(TestVisit.of("97110", 1), ptSlp("2460.00"));
        assertThat(claim.status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);

        JudgedClaim judged = again(claim, ptSlp("2452.13")).orElseThrow();

        assertThat(judged.decision().status())
                .as("exactly at the threshold is not above it")
                .isEqualTo(ClaimStatus.READY);
        assertThat(judged.change().findingsAfter()).isEmpty();
        assertThat(judged.decision().edits().lines())
                .extracting(CheckedLine::kxRequired, CheckedLine::status)
                .containsExactly(tuple(false, Status.OK));
        assertThat(judged.decision().allFindings())
                .as("nothing is denied any more")
                .extracting(Finding::code)
                .doesNotContain("PRICE.LINE_DENIED");
    }

    @Test
    void kxThatIsNoLongerNeededIsFoundAndStaysOnTheLine() {
        ClaimRevision claim = archived(withKx(), ptSlp("2460.00"));

        JudgedClaim judged = again(claim, ptSlp("2400.00")).orElseThrow();

        assertThat(judged.change().findingsAfter()).containsExactly(NOT_NEEDED);
        assertThat(judged.change().statusAfter()).as("a warning").isEqualTo(ClaimStatus.READY);
        assertThat(judged.decision().edits().lines())
                .flatExtracting(CheckedLine::modifiers)
                .contains("KX");
    }

    @Test
    void kxThatBecomesNeededLacksNothing() {
        JudgedClaim judged =
                again(archived(withKx(), ptSlp("2400.00")), ptSlp("2460.00")).orElseThrow();

        assertThat(judged.change().findingsBefore()).containsExactly(NOT_NEEDED);
        assertThat(judged.change().findingsAfter()).isEmpty();
    }

    @Test
    void theAmountForTargetedReviewIsJudgedAgainToo() {
        JudgedClaim judged =
                again(archived(withKx(), ptSlp("2960.00")), ptSlp("2980.00")).orElseThrow();

        assertThat(judged.change().findingsAfter()).containsExactly("KX.TARGETED_REVIEW");
        assertThat(judged.decision().edits().findings())
                .extracting(Finding::code, Finding::pointer)
                .contains(tuple("KX.TARGETED_REVIEW", "/claim/services"));
    }

    @Test
    void aClaimThatStaysOnItsSideOfTheThresholdStaysAsItIs() {
        assertThat(again(archived(TestVisit.of("97110", 1), ptSlp("2300.00")), ptSlp("2440.00")))
                .isEmpty();
        assertThat(again(archived(TestVisit.of("97110", 1), ptSlp("2500.00")), ptSlp("2600.00")))
                .isEmpty();
    }

    @Test
    void judgingAgainWhatWasJudgedFindsNothing() {
        JudgedClaim judged = again(archived(TestVisit.of("97110", 1), ptSlp("2440.00")), ptSlp("2460.00"))
                .orElseThrow();
        ClaimRevision next = judged.claim().repriced(Instant.EPOCH, REPRICING, judged.decision());

        assertThat(again(next, ptSlp("2460.00"))).isEmpty();
    }

    @Test
    void theAmountsStayToTheCent() {
        ClaimRevision claim = archived(TestVisit.of("97110", 1), ptSlp("2440.00"));

        JudgedClaim judged = again(claim, ptSlp("2460.00")).orElseThrow();

        assertThat(judged.decision().pricing()).isEqualTo(claim.decision().pricing());
        assertThat(judged.decision().units()).isEqualTo(claim.decision().units());
    }

    @Test
    void theReasonIsCitedByTheNumbersOfItsRules() {
        JudgedClaim judged = again(archived(TestVisit.of("97110", 1), ptSlp("2440.00")), ptSlp("2460.00"))
                .orElseThrow();

        assertThat(judged.decision().edits().explanation())
                .filteredOn(step -> step.rule().equals("PY-5") || step.rule().startsWith("KX-"))
                .extracting(Explanation::rule, Explanation::text)
                .containsExactly(
                        tuple(
                                "PY-5",
                                "Repricing " + REPRICING
                                        + " changed what the year accrues; this claim is judged again by what it holds now."),
                        tuple("KX-1", "Before this claim the allowed amounts of PT and SLP together come to 2460.00."),
                        tuple(
                                "KX-3",
                                "97110 (line 1) accrues 27.87 to PT and SLP together, which then stands at 2487.87, above the threshold of 2480.00."),
                        tuple("KX-2", "With this claim the bucket of PT and SLP together holds 2487.87."));
    }

    @Test
    void aSubmittedClaimStaysAndIsToldAsAVariance() {
        ClaimRevision claim = archived(TestVisit.of("97110", 1), ptSlp("2440.00"))
                .stepped(Instant.EPOCH, new ClaimStep.Submit(), ClaimStanding.of(ClaimStatus.SUBMITTED));

        YearChange change = again(claim, ptSlp("2460.00")).orElseThrow().change();

        assertThat(change.isVariance()).isTrue();
        assertThat(change.toRevision()).isEmpty();
        assertThat(change.statusBefore()).isEqualTo(ClaimStatus.SUBMITTED);
        assertThat(change.findingsAfter()).containsExactly(MISSING);
    }

    @Test
    void aVoidClaimIsLeft() {
        ClaimRevision claim = archived(TestVisit.of("97110", 1), ptSlp("2440.00"))
                .stepped(Instant.EPOCH, new ClaimStep.MakeVoid(), ClaimStanding.of(ClaimStatus.VOID));

        assertThat(again(claim, ptSlp("2460.00"))).isEmpty();
    }

    @Test
    void speechTherapyAccruesToTheBucketOfPhysicalTherapyAndOccupationalToItsOwn() {
        ClaimRevision claim = archived(TestVisit.of("97110", 1), ptSlp("2440.00"));

        assertThat(again(claim, new TherapyAccrual(Money.of("2440.00"), Money.of("2470.00"))))
                .as("occupational therapy has its own")
                .isEmpty();
        assertThat(again(claim, accrued("evaluation by PT", SERVICE, "1240.00"), accrued("by SLP", SERVICE, "1220.00")))
                .isPresent();
    }

    @Test
    void occupationalTherapyIsJudgedByItsOwnBucket() {
        ClaimRevision claim = archived(
                TestVisit.of("97530", 1).renderedBy("1234567893", "OTR"),
                new TherapyAccrual(Money.of("2600.00"), Money.of("2440.00")));

        JudgedClaim judged = again(claim, new TherapyAccrual(Money.of("100.00"), Money.of("2450.00")))
                .orElseThrow();

        assertThat(judged.change().buckets()).extracting(BucketChange::bucket).containsExactly(Bucket.OT);
        assertThat(judged.change().findingsAfter()).containsExactly(MISSING);
    }

    @Test
    void whatComesAfterTheClaimInTheYearDoesNotCount() {
        ClaimRevision claim = archived(TestVisit.of("97110", 1), ptSlp("2440.00"));

        assertThat(again(claim, accrued("a", SERVICE, "2440.00"), accrued("b", CLAIM.plusDays(1), "100.00")))
                .isEmpty();
    }

    @Test
    void anEarlierClaimOfItsOwnDayCounts() {
        ClaimRevision claim = archived(TestVisit.of("97110", 1), ptSlp("2440.00"));

        assertThat(again(claim, accrued("a", SERVICE, "2440.00"), accrued("b", CLAIM, "20.00")))
                .isPresent();
    }

    @Test
    void whatOthersBilledCountsFromTheBeginningOfTheYear() {
        ClaimRevision claim = archived(TestVisit.of("97110", 1), ptSlp("2440.00"));
        TherapyYear year = new TherapyYear(
                Year.of(2026),
                Optional.of(new Elsewhere(ptSlp("2440.00"), SERVICE)),
                List.of(accrued("a", SERVICE, "20.00")));

        assertThat(new ThresholdJudgement(year, REPRICING).judge(claim)).isPresent();
    }

    @Test
    void aClaimOfAnotherPayerHasNoThreshold() {
        assertThat(again(archived(TestVisit.of("97110", 1).payer("commercial"), ptSlp("2440.00")), ptSlp("2460.00")))
                .isEmpty();
    }

    @Test
    void aLineThatAnotherEditDeniesIsAskedForNoKxAndStaysDenied() {
        ClaimRevision claim = archived(new TestVisit().and("97140", 1).and("97110", 1, "GZ"), ptSlp("2400.00"));
        assertThat(claim.decision().edits().lines())
                .extracting(CheckedLine::code, CheckedLine::status)
                .contains(tuple("97110", Status.DENIED));

        JudgedClaim judged = again(claim, ptSlp("2470.00")).orElseThrow();

        assertThat(judged.decision().edits().lines())
                .extracting(CheckedLine::code, CheckedLine::status, CheckedLine::kxRequired)
                .contains(tuple("97110", Status.DENIED, false), tuple("97140", Status.DENIED, true));
        assertThat(again(judged.claim().repriced(Instant.EPOCH, REPRICING, judged.decision()), ptSlp("2400.00"))
                        .orElseThrow()
                        .decision()
                        .edits())
                .as("there and back is where it was")
                .extracting(edits -> edits.lines(), edits -> edits.findings(), edits -> edits.coverage())
                .containsExactly(
                        claim.decision().edits().lines(),
                        claim.decision().edits().findings(),
                        claim.decision().edits().coverage());
    }

    @Test
    void aLineThatGoesToReviewGoesThereAgainWhenItNeedsNoKxAnyMore() {
        ClaimRevision claim = archived(new TestVisit().and("97110", 1, "GA"), ptSlp("2460.00"));
        assertThat(claim.decision().edits().lines())
                .extracting(CheckedLine::status)
                .containsExactly(Status.DENIED);
        assertThat(claim.status()).isEqualTo(ClaimStatus.READY);

        EditResult below =
                again(claim, ptSlp("2400.00")).orElseThrow().decision().edits();

        assertThat(below.lines()).extracting(CheckedLine::status).containsExactly(Status.REVIEW);
        assertThat(below.findings()).extracting(Finding::code).doesNotContain("KX.ABN_ABOVE_THRESHOLD");
    }

    private static TestVisit withKx() {
        return new TestVisit().and("97110", 1, "KX");
    }

    private static TherapyAccrual ptSlp(String amount) {
        return new TherapyAccrual(Money.of(amount), Money.ZERO);
    }

    /** The claim as it is archived with this accrual before it. */
    private static ClaimRevision archived(TestVisit visit, TherapyAccrual before) {
        ArchiveInMemory archive = new ArchiveInMemory();
        archive.recordElsewhere("demo", "p-1", Year.of(2026), new Elsewhere(before, SERVICE));
        ClaimProcessor processor = new ClaimProcessor(new StandardPayers(), new CmsTables());
        Submission submission = new ClaimIntake("demo", archive, () -> processor)
                .submit(
                        "c",
                        visit.on(CLAIM).visit(),
                        "{}",
                        new IdempotencyKey("c", "hash"),
                        Instant.parse("2026-08-14T12:00:00Z"));
        return ((Submission.Archived) submission).claim();
    }

    private static Optional<JudgedClaim> again(ClaimRevision claim, TherapyAccrual before) {
        return again(
                claim,
                new AccruedClaim(
                        "earlier", 2, ClaimStatus.PAID, SERVICE, Instant.parse("2026-08-04T12:00:00Z"), before));
    }

    private static Optional<JudgedClaim> again(ClaimRevision claim, AccruedClaim... year) {
        TherapyYear whole = new TherapyYear(
                Year.of(2026),
                Optional.empty(),
                Stream.concat(
                                Stream.of(year),
                                Stream.of(new AccruedClaim(
                                        "c",
                                        claim.revision(),
                                        claim.status(),
                                        CLAIM,
                                        claim.createdAt(),
                                        ptSlp("27.87"))))
                        .toList());
        return new ThresholdJudgement(whole, REPRICING).judge(claim);
    }

    private static AccruedClaim accrued(String claimId, LocalDate on, String amount) {
        return new AccruedClaim(
                claimId, 2, ClaimStatus.READY, on, Instant.parse("2026-08-11T12:00:00Z"), ptSlp(amount));
    }

    private static List<String> codes(JudgedClaim judged) {
        return judged.decision().edits().findings().stream().map(Finding::code).toList();
    }
}
