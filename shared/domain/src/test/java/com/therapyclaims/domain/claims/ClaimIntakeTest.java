package com.therapyclaims.domain.claims;

import static com.therapyclaims.domain.claims.TestVisit.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.claims.ClaimIntake.Correction;
import com.therapyclaims.domain.claims.ClaimIntake.Submission;
import com.therapyclaims.domain.claims.ClaimIntake.Trial;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.CmsTables;
import com.therapyclaims.domain.pricing.Contracts;
import com.therapyclaims.domain.rules.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The claims of one patient's day are paid as one day (P-6), whoever comes first and whatever becomes of them. */
class ClaimIntakeTest {
    private static final String PRACTICE = "demo";
    private static final Money FULL_97110 = Money.of("27.87");
    private static final Money REDUCED_97110 = Money.of("21.62");
    private static final Money FULL_97530 = Money.of("33.33");

    private final ArchiveInMemory archive = new ArchiveInMemory();
    private final ClaimProcessor processor = new ClaimProcessor(new StandardPayers(), new CmsTables());
    private final ClaimIntake intake = new ClaimIntake(PRACTICE, archive, () -> processor);
    private final ClaimDesk desk = new ClaimDesk(archive, _ -> processor);
    private Instant now = Instant.parse("2026-08-04T12:00:00Z");

    @Test
    void aLaterClaimThatRanksHigherTakesTheFullUnitFromTheEarlierOne() {
        submit("a", TestVisit.of("97110", 1));
        assertThat(allowed("a")).isEqualTo(FULL_97110);

        ClaimRevision b = submit("b", TestVisit.of("97530", 1));

        assertThat(b.allowed()).isEqualTo(FULL_97530);
        assertThat(allowed("a")).isEqualTo(REDUCED_97110);
        assertThat(latest("a").revision()).isEqualTo(2);
        assertThat(latest("a").cause()).isEqualTo(new RevisionCause.DayChanged("b"));
        assertThat(messages(b, "CLM.DAY_CHANGED"))
                .containsExactly("Claim a of the day changes with this one (revision 2): allowed 27.87 becomes 21.62,"
                        + " READY becomes READY.");
    }

    @Test
    void aLaterClaimThatRanksLowerIsReducedAndChangesNothing() {
        submit("a", TestVisit.of("97530", 1));

        ClaimRevision b = submit("b", TestVisit.of("97110", 1));

        assertThat(b.allowed()).isEqualTo(REDUCED_97110);
        assertThat(latest("a").revision()).isOne();
        assertThat(codes(b)).doesNotContain("CLM.DAY_CHANGED");
    }

    @Test
    void equalClaimsRankInTheOrderOfTheirArrival() {
        submit("b", TestVisit.of("97110", 1));
        submit("a", TestVisit.of("97110", 1));

        assertThat(allowed("b")).isEqualTo(FULL_97110);
        assertThat(allowed("a")).isEqualTo(REDUCED_97110);
    }

    @Test
    void aVoidClaimGivesItsFullUnitBack() {
        submit("a", TestVisit.of("97110", 1));
        submit("b", TestVisit.of("97530", 1));

        ClaimRevision voided = makeVoid("b");

        assertThat(messages(voided, "CLM.DAY_CHANGED")).hasSize(1);
        assertThat(allowed("a")).isEqualTo(FULL_97110);
        assertThat(latest("a").cause()).isEqualTo(new RevisionCause.DayChanged("b"));
    }

    @Test
    void aCorrectionRanksTheDayAnew() {
        submit("a", TestVisit.of("97110", 1));
        submit("b", TestVisit.of("97140", 1));

        correct("b", 1, TestVisit.of("97530", 1));

        assertThat(allowed("b")).isEqualTo(FULL_97530);
        assertThat(allowed("a")).isEqualTo(REDUCED_97110);
    }

    @Test
    void aCorrectionThatMovesAClaimSettlesTheDayItLeavesAndTheDayItComesTo() {
        submit("left", TestVisit.of("97110", 1));
        submit("moving", TestVisit.of("97530", 1));
        submit("met", TestVisit.of("97110", 1).on(SERVICE.plusDays(1)));

        ClaimRevision moved = correct("moving", 1, TestVisit.of("97530", 1).on(SERVICE.plusDays(1)));

        assertThat(allowed("left")).isEqualTo(FULL_97110);
        assertThat(allowed("met")).isEqualTo(REDUCED_97110);
        assertThat(messages(moved, "CLM.DAY_CHANGED")).hasSize(2);
    }

    @Test
    void aCorrectionIsRefusedWhoseDaysCannotBeArchivedTogether() {
        submit("moving", TestVisit.of("97110", 1));
        submit("left", TestVisit.of("97530", 1));
        submit("met", TestVisit.of("97110", 1).on(SERVICE.plusDays(1)));
        archive.hasRoomFor(1);

        Visit moved = TestVisit.of("97110", 1).on(SERVICE.plusDays(1)).visit();

        assertThat(intake.correct("moving", latest("moving").revision(), moved, "{}", now))
                .isEqualTo(new Correction.FullDay());
        assertThat(latest("moving").visit().dateOfService()).isEqualTo(SERVICE);
    }

    @Test
    void aClaimWithItsPayerKeepsItsPriceAndIsReported() {
        submit("a", TestVisit.of("97110", 1));
        step("a", new ClaimStep.Submit());

        ClaimRevision b = submit("b", TestVisit.of("97530", 1));

        assertThat(latest("a").revision()).isEqualTo(2);
        assertThat(allowed("a")).isEqualTo(FULL_97110);
        assertThat(messages(b, "CLM.DAY_VARIANCE"))
                .containsExactly(
                        "Claim a of the day is SUBMITTED and keeps its allowed amount 27.87; with this claim it would be"
                                + " 21.62.");
        assertThat(b.status()).isEqualTo(ClaimStatus.READY);
    }

    @Test
    void anotherPayersOrBillingProvidersClaimIsAnotherDay() {
        submit("a", TestVisit.of("97530", 1));

        assertThat(submit("b", TestVisit.of("97110", 1).billedBy("1679576722")).allowed())
                .isEqualTo(FULL_97110);
        assertThat(submit("c", TestVisit.of("97110", 1).patient("p-2")).allowed())
                .isEqualTo(FULL_97110);
        assertThat(submit("d", TestVisit.of("97110", 1).payer("commercial")).allowed())
                .isEqualTo(Money.of("33.44"));
        assertThat(latest("a").revision()).isOne();
    }

    @Test
    void aClaimThatTakesAnotherBackAtThePayerRanksWithNothing() {
        submit("a", TestVisit.of("97530", 1).frequency("8"));

        assertThat(submit("b", TestVisit.of("97110", 1)).allowed()).isEqualTo(FULL_97110);
    }

    @Test
    void whoComesAtTheSameMomentSeesTheOther() {
        archive.meanwhile(() -> submit("b", TestVisit.of("97530", 1)));

        ClaimRevision a = submit("a", TestVisit.of("97110", 1));

        assertThat(a.allowed()).isEqualTo(REDUCED_97110);
        assertThat(allowed("b")).isEqualTo(FULL_97530);
    }

    @Test
    void aCorrectionThatMeetsANewClaimSeesIt() {
        submit("a", TestVisit.of("97110", 1));
        archive.meanwhile(() -> submit("b", TestVisit.of("97530", 1)));

        Correction correction = intake.correct("a", 1, TestVisit.of("97110", 2).visit(), "{}", now);

        assertThat(correction)
                .as("the new claim changed the one to be corrected")
                .isEqualTo(new Correction.Outrun(2));
        assertThat(correct("a", 2, TestVisit.of("97110", 2)).allowed()).isEqualTo(Money.of("43.24"));
    }

    @Test
    void aVoidThatMeetsANewClaimIsDoneAllTheSame() {
        submit("a", TestVisit.of("97110", 1));
        archive.meanwhile(() -> submit("b", TestVisit.of("97530", 1)));

        assertThat(makeVoid("a").status()).isEqualTo(ClaimStatus.VOID);
        assertThat(allowed("b")).isEqualTo(FULL_97530);
    }

    @Test
    void aVisitWhoseDayMovesUnderItEachTimeIsNotArchivedAndToldSo() {
        othersKeepComing();

        assertThat(intake.submit("a", TestVisit.of("97530", 1).visit(), "{}", key("a"), now))
                .isEqualTo(new Submission.Busy());
        assertThat(archive.latest(PRACTICE, "a")).isEmpty();
    }

    @Test
    void aCorrectionWhoseDayMovesUnderItEachTimeIsNotArchivedAndToldSo() {
        submit("a", TestVisit.of("97530", 1));
        othersKeepComing();

        assertThat(intake.correct("a", 1, TestVisit.of("97530", 2).visit(), "{}", now))
                .isEqualTo(new Correction.Busy());
        assertThat(latest("a").revision()).isOne();
    }

    @Test
    void aStepWhoseDayMovesUnderItEachTimeIsNotTakenAndToldSo() {
        submit("a", TestVisit.of("97530", 1));
        othersKeepComing();

        assertThat(desk.take(PRACTICE, "a", new ClaimStep.MakeVoid(), Optional.empty(), Optional.empty(), now))
                .isEqualTo(new ClaimDesk.Busy());
        assertThat(latest("a").status()).isEqualTo(ClaimStatus.READY);
    }

    /** Before each writing another claim of the day comes and goes. */
    private void othersKeepComing() {
        archive.meanwhile(() -> {
            String other = "of " + now;
            submit(other, TestVisit.of("97110", 1));
            makeVoid(other);
            othersKeepComing();
        });
    }

    @Test
    void aPaymentThatMeetsAnotherStepIsRecordedAllTheSame() {
        submit("a", TestVisit.of("97110", 1));
        step("a", new ClaimStep.Submit());
        archive.meanwhile(() -> step("a", new ClaimStep.PlaceLegalHold()));

        assertThat(step("a", new ClaimStep.Pay()).status()).isEqualTo(ClaimStatus.PAID);
        assertThat(latest("a").revision()).isEqualTo(4);
    }

    @Test
    void aRequestThatIsRepeatedAfterItsPayersContractHasEndedFindsItsClaim() {
        TestVisit visit = TestVisit.of("97110", 1).payer("acme");
        IdempotencyKey key = new IdempotencyKey("key", "hash");
        ClaimProcessor withAcme = new ClaimProcessor(
                Contracts.acme().all(Contracts.percentOfMedicare("100")).payers(), new CmsTables());
        new ClaimIntake(PRACTICE, archive, () -> withAcme).submit("a", visit.visit(), "{}", key, now);

        assertThat(intake.submit("b", visit.visit(), "{}", key, now))
                .isInstanceOfSatisfying(
                        Submission.ArchivedBefore.class,
                        before -> assertThat(before.claim().claimId()).isEqualTo("a"));
        assertThat(intake.submit("b", visit.visit(), "{}", new IdempotencyKey("new", "hash"), now))
                .isInstanceOf(Submission.UnknownPayer.class);
    }

    @Test
    void theSameVisitUnderAnotherKeyIsFound() {
        submit("a", TestVisit.of("97110", 2).and("97140", 1));

        ClaimRevision b = submit("b", TestVisit.of("97140", 1).and("97110", 2));

        assertThat(messages(b, "CLM.DUPLICATE_VISIT"))
                .containsExactly(
                        "Claim a of the day holds 97110, 97140 by the same provider already, with the same minutes.");
        assertThat(codes(latest("a"))).doesNotContain("CLM.DUPLICATE_VISIT");
    }

    @Test
    void anotherProvidersOrOtherServicesAreNoDuplicate() {
        submit("a", TestVisit.of("97110", 1));

        assertThat(codes(submit("b", TestVisit.of("97110", 1).renderedBy("1679576722", "PT"))))
                .doesNotContain("CLM.DUPLICATE_VISIT");
        assertThat(codes(submit("c", TestVisit.of("97140", 1).and("97530", 1)))).doesNotContain("CLM.DUPLICATE_VISIT");
    }

    @Test
    void theSameCodeOfAnotherDisciplineIsNoDuplicate() {
        submit("a", TestVisit.empty().timed(Discipline.PT, "97530", 15));

        assertThat(codes(submit("b", TestVisit.empty().timed(Discipline.OT, "97530", 15))))
                .doesNotContain("CLM.DUPLICATE_VISIT");
        assertThat(codes(submit("c", TestVisit.empty().timed(Discipline.OT, "97530", 15))))
                .contains("CLM.DUPLICATE_VISIT");
    }

    @Test
    void aLineThatIsThereAlreadyIsADuplicateBesideOtherServicesToo() {
        submit("a", TestVisit.of("97110", 1));

        ClaimRevision b = submit("b", TestVisit.of("97110", 1).and("97530", 1));

        assertThat(messages(b, "CLM.DUPLICATE_VISIT"))
                .containsExactly(
                        "Claim a of the day holds 97110 by the same provider already, on a line that looks the same.");
    }

    @Test
    void aLineOfOtherUnitsBesideOtherServicesIsNoDuplicate() {
        submit("a", TestVisit.of("97110", 1));

        assertThat(codes(submit("b", TestVisit.of("97110", 2).and("97530", 1)))).doesNotContain("CLM.DUPLICATE_VISIT");
    }

    @Test
    void aLineThatSaysItIsARepeatedServiceOrIsOfAnotherPlaceIsNoDuplicate() {
        submit("a", TestVisit.of("97110", 1));

        assertThat(codes(submit("b", TestVisit.empty().and("97110", 1, "76").and("97530", 1))))
                .doesNotContain("CLM.DUPLICATE_VISIT");
        assertThat(codes(submit("c", TestVisit.of("97110", 1).and("97140", 1).at("12"))))
                .doesNotContain("CLM.DUPLICATE_VISIT");
    }

    @Test
    void aLineThatIsChargedOtherwiseIsNoDuplicateBesideOtherServices() {
        submit("a", TestVisit.empty().with(charged("60.00")));

        assertThat(codes(submit("b", TestVisit.of("97530", 1).with(charged("70.00")))))
                .doesNotContain("CLM.DUPLICATE_VISIT");
        assertThat(codes(submit("c", TestVisit.of("97140", 1).with(charged("60.00")))))
                .contains("CLM.DUPLICATE_VISIT");
    }

    private static Visit.Service charged(String charge) {
        return TestVisit.charged("97110", 15, charge);
    }

    @Test
    void aDuplicateIsNoneAnyMoreWhenTheFirstIsVoid() {
        submit("a", TestVisit.of("97110", 1));
        submit("b", TestVisit.of("97110", 1));
        assertThat(codes(latest("b"))).contains("CLM.DUPLICATE_VISIT");

        makeVoid("a");

        assertThat(codes(latest("b"))).doesNotContain("CLM.DUPLICATE_VISIT");
    }

    @Test
    void aMinuteThatAnEarlierClaimOfTheDayCountsIsNotCountedAgain() {
        submit("a", new TestVisit().timed(Discipline.PT, "97110", 30, "09:00", "09:30"));

        ClaimRevision b = submit("b", new TestVisit().timed(Discipline.OT, "97530", 30, "09:00", "09:30"));

        assertThat(codes(b)).contains("TIME.SEGMENT_OVERLAP");
        assertThat(b.status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
    }

    @Test
    void minutesThatCountToOtherUnitsTogetherAreFound() {
        submit("a", TestVisit.lasting("97110", 10));

        ClaimRevision b = submit("b", TestVisit.lasting("97140", 10));

        assertThat(messages(b, "UNITS.DAY_SPLIT"))
                .containsExactly(
                        "With claim a the day has 20 timed minutes of PT: together they are 1 units, counted claim"
                                + " by claim 2.");
        assertThat(codes(submit("c", TestVisit.lasting("97116", 15)))).contains("UNITS.DAY_SPLIT");
        assertThat(codes(submit("d", TestVisit.of("97110", 1).patient("p-2")))).doesNotContain("UNITS.DAY_SPLIT");
        assertThat(codes(submit("e", TestVisit.of("97140", 1).patient("p-2"))))
                .as("two times 15 minutes are two units either way")
                .doesNotContain("UNITS.DAY_SPLIT");
    }

    @Test
    void aDryRunSaysWhatWouldChangeAndChangesNothing() {
        submit("a", TestVisit.of("97110", 1));

        Trial trial = intake.tryOut(TestVisit.of("97530", 1).visit(), "{}", now);

        assertThat(trial).isInstanceOfSatisfying(Trial.Decided.class, decided -> {
            assertThat(decided.decision().pricing().totals().allowed()).isEqualTo(FULL_97530);
            assertThat(decided.decision().findings()).extracting(Finding::code).contains("CLM.DAY_CHANGED");
        });
        assertThat(latest("a").revision()).isOne();
    }

    @Test
    void aDayHoldsFortyClaimsAndAVoidOneMakesRoom() {
        for (int claim = 1; claim <= PatientDay.MOST_CLAIMS; claim++) {
            submit("c" + claim, TestVisit.of("97110", 1));
        }

        Visit another = TestVisit.of("97530", 1).visit();
        assertThat(intake.submit("more", another, "{}", key("more"), now)).isEqualTo(new Submission.FullDay());
        assertThat(intake.tryOut(another, "{}", now)).isEqualTo(new Trial.FullDay());
        assertThat(intake.submit("again", TestVisit.of("97110", 1).visit(), "{}", key("c7"), now))
                .as("a repeated request is none more")
                .isInstanceOf(Submission.ArchivedBefore.class);

        makeVoid("c1");
        assertThat(intake.submit("more", another, "{}", key("more"), now)).isInstanceOf(Submission.Archived.class);
    }

    @Test
    void aCorrectionOfWhatThePayerHasIsADuplicateUnlessItReplaces() {
        submit("a", TestVisit.of("97110", 1).payer("commercial"));
        step("a", new ClaimStep.Submit());

        ClaimRevision original = correct("a", 2, TestVisit.of("97110", 2).payer("commercial"));
        assertThat(messages(original, "CLM.SENT_BEFORE"))
                .containsExactly(
                        "The payer has the claim already: sent once more as an original (1) it is a duplicate.");
        assertThat(original.status()).isEqualTo(ClaimStatus.READY);

        assertThat(codes(correct("a", 3, TestVisit.of("97110", 3).payer("commercial"))))
                .as("corrected once more it is still with the payer")
                .containsOnlyOnce("CLM.SENT_BEFORE");
        assertThat(codes(correct(
                        "a", 4, TestVisit.of("97110", 3).payer("commercial").frequency("7"))))
                .doesNotContain("CLM.SENT_BEFORE");
        assertThat(codes(correct("a", 5, TestVisit.of("97110", 3).payer("commercial"))))
                .contains("CLM.SENT_BEFORE");
    }

    @Test
    void aClaimOfTheLastEveningIsInTimeWhereverThePracticeIs() {
        now = Instant.parse(
                "2027-08-04T09:00:00Z"); // Two o'clock in the night in California, ten in the evening in Samoa.
        assertThat(codes(submit("evening", TestVisit.of("97110", 1)))).doesNotContain("CLM.TIMELY_FILING");

        now = Instant.parse("2027-08-04T12:00:00Z");
        assertThat(codes(submit("late", TestVisit.of("97140", 1)))).contains("CLM.TIMELY_FILING");
    }

    @ParameterizedTest
    @CsvSource({"2.13, 8.38", "30.00, 8.38", "0.00, 6.25"})
    void whatAnEarlierClaimNoLongerTakesOfTheDeductibleTheLaterOneTakes(String sent, String taken) {
        submit("a", TestVisit.of("97110", 1).deductible("30.00"));
        assertThat(deductible("a")).isEqualTo(FULL_97110);

        ClaimRevision b = submit("b", TestVisit.of("97530", 1).deductible(sent));

        assertThat(deductible("a")).isEqualTo(REDUCED_97110);
        assertThat(deductible("b")).isEqualTo(Money.of(taken));
        assertThat(b.decision().pricing().findings()).extracting(Finding::code).contains("PRICE.DEDUCTIBLE_REOPENED");
    }

    @Test
    void whatAClaimWithItsPayerTookOfTheDeductibleStaysTaken() {
        submit("a", TestVisit.of("97110", 1).deductible("30.00"));
        step("a", new ClaimStep.Submit());

        submit("b", TestVisit.of("97530", 1).deductible("2.13"));

        assertThat(deductible("b")).isEqualTo(Money.of("2.13"));
    }

    @Test
    void aFigureThatNobodyCanPlaceIsTakenAsItWasSentAndTold() {
        submit("a", TestVisit.of("97110", 1).deductible("30.00"));

        ClaimRevision b = submit("b", TestVisit.of("97530", 1).deductible("10.00"));

        assertThat(deductible("b")).isEqualTo(Money.of("10.00"));
        assertThat(b.decision().pricing().findings())
                .extracting(Finding::message)
                .contains(
                        "Ranked with this claim, the day's earlier ones take 6.25 less of the deductible; the open"
                                + " 10.00 is neither what they left nor what was open before them, and is taken as it was sent.");
    }

    @Test
    void aClaimThatNeverWentOutIsHeldAgainstTheDayItIsJudgedAgain() {
        submit("a", TestVisit.of("97110", 1));

        now = Instant.parse("2027-10-05T12:00:00Z");
        ClaimRevision corrected = correct("a", 1, TestVisit.of("97110", 2));

        assertThat(codes(corrected)).contains("CLM.TIMELY_FILING");
        assertThat(corrected.status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
    }

    @Test
    void aClaimThatIsSentAfterItsLastDayIsToldSo() {
        submit("a", TestVisit.of("97110", 1));

        now = Instant.parse("2027-10-05T12:00:00Z");
        step("a", new ClaimStep.Submit());

        assertThat(latest("a").status()).isEqualTo(ClaimStatus.SUBMITTED);
        assertThat(messages(latest("a"), "CLM.TIMELY_FILING"))
                .containsExactly(
                        "A service of 2026-08-03 could be filed until 2027-08-03; this claim is filed on 2027-10-05.");
    }

    @Test
    void aClaimThatWasSentInTimeIsNotLateWhenItIsCorrected() {
        submit("a", TestVisit.of("97110", 1));
        step("a", new ClaimStep.Submit());

        now = Instant.parse("2027-10-05T12:00:00Z");

        assertThat(codes(correct("a", 2, TestVisit.of("97110", 2)))).doesNotContain("CLM.TIMELY_FILING");
    }

    @Test
    void medicareReplacesNothing() {
        submit("a", TestVisit.of("97110", 1));
        step("a", new ClaimStep.Submit());

        assertThat(messages(correct("a", 2, TestVisit.of("97110", 2)), "CLM.SENT_BEFORE"))
                .containsExactly("Medicare has the claim already and takes no replacement (7): sent once more it is a"
                        + " duplicate, unless it was rejected as unprocessable.");
    }

    @Test
    void aCorrectionOfWhatNoPayerHasIsAnOriginal() {
        submit("a", TestVisit.of("97110", 1));
        assertThat(codes(correct("a", 1, TestVisit.of("97110", 2)))).doesNotContain("CLM.SENT_BEFORE");

        step("a", new ClaimStep.Submit());
        assertThat(codes(correct("a", 3, TestVisit.of("97110", 2).payer("commercial"))))
                .as("another payer does not have it")
                .doesNotContain("CLM.SENT_BEFORE");
    }

    @Test
    void whatWasSentBeforeStaysSoWhenAnotherClaimChangesTheDay() {
        submit("a", TestVisit.of("97110", 1));
        step("a", new ClaimStep.Submit());
        correct("a", 2, TestVisit.of("97110", 1));

        submit("b", TestVisit.of("97530", 1));

        assertThat(latest("a").cause()).isEqualTo(new RevisionCause.DayChanged("b"));
        assertThat(codes(latest("a"))).containsOnlyOnce("CLM.SENT_BEFORE");
    }

    private ClaimRevision submit(String claimId, TestVisit visit) {
        now = now.plusSeconds(1);
        return switch (intake.submit(claimId, visit.visit(), "{}", key(claimId), now)) {
            case Submission.Archived(ClaimRevision claim) -> claim;
            case Submission other -> throw new AssertionError(other.toString());
        };
    }

    private ClaimRevision correct(String claimId, int expected, TestVisit visit) {
        now = now.plusSeconds(1);
        return switch (intake.correct(claimId, expected, visit.visit(), "{}", now)) {
            case Correction.Archived(ClaimRevision claim) -> claim;
            case Correction other -> throw new AssertionError(other.toString());
        };
    }

    private ClaimRevision makeVoid(String claimId) {
        return step(claimId, new ClaimStep.MakeVoid());
    }

    private ClaimRevision step(String claimId, ClaimStep step) {
        now = now.plusSeconds(1);
        return switch (desk.take(PRACTICE, claimId, step, Optional.empty(), Optional.empty(), now)) {
            case ClaimDesk.Stands(ClaimRevision claim) -> claim;
            case ClaimDesk.Outcome other -> throw new AssertionError(other.toString());
        };
    }

    private ClaimRevision latest(String claimId) {
        return archive.latest(PRACTICE, claimId).orElseThrow();
    }

    private Money deductible(String claimId) {
        return latest(claimId).decision().pricing().totals().deductible();
    }

    private Money allowed(String claimId) {
        return latest(claimId).allowed();
    }

    private static IdempotencyKey key(String key) {
        return new IdempotencyKey(key, "hash");
    }

    private static List<String> codes(ClaimRevision claim) {
        return claim.decision().findings().stream().map(Finding::code).toList();
    }

    private static List<String> messages(ClaimRevision claim, String code) {
        return claim.decision().findings().stream()
                .filter(finding -> finding.code().equals(code))
                .map(Finding::message)
                .toList();
    }
}
