package com.therapyclaims.domain.claims;

import static com.therapyclaims.domain.claims.TestVisit.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.authorizations.AuthorizationStanding;
import com.therapyclaims.domain.claims.ClaimIntake.Submission;
import com.therapyclaims.domain.claims.ClaimIntake.Trial;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.CmsTables;
import com.therapyclaims.domain.pricing.Contracts;
import com.therapyclaims.domain.repricing.DayRepricer;
import com.therapyclaims.domain.repricing.RepricedClaim;
import com.therapyclaims.domain.repricing.RepricingTables;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.schedules.NoFeeSchedules;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A replacement (frequency 7) or void (8) of another date of service than the claim it names: the original counts no more on its
 * own day, in its ranking, its units, its authorizations (C-2, P-6, PY-4). Acme pays 33.33 for 97530 and 31.37 for 97112, and
 * 24.20 for that behind another.
 */
class ReplacementOfAnotherDayTest extends FiledClaims {
    private static final LocalDate LATER = SERVICE.plusDays(2);
    private static final LocalDate EARLIER = SERVICE.minusDays(3);
    private static final String OUR_ID = "6f1f5a3e-90c1-4f6e-8a38-0c7e2f6a9b10";
    private static final String OUR_NUMBER = "6F1F5A3E90C14F6E8A38";
    private static final String PAYERS_NUMBER = "1926245000001";

    ReplacementOfAnotherDayTest() {
        super(
                Contracts.acme()
                        .all(Contracts.percentOfMedicare("100"))
                        .mppr("50")
                        .payers(),
                Instant.parse("2026-08-20T12:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-08-05", "2026-07-31"})
    void whatRankedBehindTheOriginalOnItsDayIsPaidInFull(LocalDate corrected) {
        submit("a", acme("97530"));
        step("a", new ClaimStep.Submit());
        submit("beside", acme("97112"));
        assertThat(latest("beside").allowed()).isEqualTo(Money.of("24.20"));

        ClaimRevision replacement = submit("new", acme("97530").on(corrected).replacing("a"));

        assertThat(latest("beside").allowed()).isEqualTo(Money.of("31.37"));
        assertThat(replacement.allowed()).isEqualTo(Money.of("33.33"));
        assertThat(messages(replacement, "CLM.DAY_CHANGED"))
                .containsExactly(
                        "Claim a of 2026-08-03 (SUBMITTED) is replaced by this one and counts no more (revision 3).",
                        "Claim beside of 2026-08-03 changes with this one (revision 2): allowed 24.20 becomes 31.37, READY"
                                + " becomes READY.");
    }

    @Test
    void theOriginalKeepsItsStatusAndPriceAndIsToldWhatReplacesIt() {
        submit("a", acme("97530"));
        pay("a");

        ClaimRevision replacement = submit("new", acme("97530").on(LATER).replacing("a"));

        ClaimRevision original = latest("a");
        assertThat(original.status()).isEqualTo(ClaimStatus.PAID);
        assertThat(original.allowed()).isEqualTo(Money.of("33.33"));
        assertThat(original.cause()).isEqualTo(new RevisionCause.DayChanged("new"));
        assertThat(messages(original, "CLM.REPLACED"))
                .containsExactly("Claim new of 2026-08-05 replaces it: it counts no more.");
        assertThat(messages(replacement, "CLM.REPLACES"))
                .containsExactly("It replaces claim a of 2026-08-03, which counts no more.");
        assertThat(coverage(replacement)).containsExactly(true);
    }

    @Test
    void aClaimOfTheOriginalsDayThatIsWithThePayerKeepsItsPriceAndIsReported() {
        submit("a", acme("97530"));
        step("a", new ClaimStep.Submit());
        submit("beside", acme("97112"));
        step("beside", new ClaimStep.Submit());

        ClaimRevision replacement = submit("new", acme("97530").on(LATER).replacing("a"));

        assertThat(latest("beside").revision()).isEqualTo(2);
        assertThat(messages(replacement, "CLM.DAY_VARIANCE"))
                .containsExactly("Claim beside of 2026-08-03 is SUBMITTED and keeps its allowed amount 24.20; with this"
                        + " claim it would be 31.37.");
    }

    @Test
    void anEvaluationOfTheOriginalsDayIsItsOnlyOne() {
        submit("a", commercial("97161"));
        step("a", new ClaimStep.Submit());
        submit("new", commercial("97161").on(LATER).replacing("a"));

        ClaimRevision another = submit("another", commercial("97161"));

        assertThat(codes(another)).doesNotContain("UNITS.UNTIMED_GT_1", "CLM.DUPLICATE_VISIT");
    }

    @Test
    void theDeductibleOfTheOriginalsDayIsTakenByTheOthersAgain() {
        submit("a", acme("97530").deductible("33.33"));
        submit("beside", acme("97112").deductible("33.33"));
        assertThat(deductible("beside")).isEqualTo(Money.ZERO);

        submit("new", acme("97530").on(LATER).replacing("a"));

        assertThat(deductible("beside")).isEqualTo(Money.of("31.37"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-08-05", "2026-07-31"})
    void authorizedUnitsAreTakenOnce(LocalDate corrected) {
        archive.isAuthorized(2);
        submit("a", authorizedVisit());
        step("a", new ClaimStep.Submit());

        ClaimRevision replacement =
                submit("new", authorizedVisit().on(corrected).replacing("a"));

        assertThat(codes(replacement)).doesNotContain("AUTH.EXHAUSTED");
        assertThat(using()).containsExactly("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-08-05", "2026-07-31"})
    void whatIsLeftOfAnAuthorizationIsLeftToTheOthersOfTheOriginalsDay(LocalDate corrected) {
        archive.isAuthorized(3);
        submit("a", authorizedVisit());
        step("a", new ClaimStep.Submit());
        submit("beside", authorizedVisit());
        assertThat(latest("beside").status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);

        submit(
                "new",
                TestVisit.of("97110", 1)
                        .payer("commercial")
                        .under("A-1")
                        .on(corrected)
                        .replacing("a"));

        assertThat(latest("beside").status()).isEqualTo(ClaimStatus.READY);
        assertThat(using()).containsExactlyInAnyOrder("beside", "new");
    }

    @Test
    void theOriginalCountsAgainWhenItsReplacementIsMadeVoid() {
        archive.isAuthorized(2);
        submit("a", authorizedVisit());
        step("a", new ClaimStep.Submit());
        submit("new", authorizedVisit().on(LATER).replacing("a"));

        step("new", new ClaimStep.MakeVoid());

        assertThat(codes(latest("a"))).doesNotContain("CLM.REPLACED");
        assertThat(latest("a").status()).isEqualTo(ClaimStatus.SUBMITTED);
        assertThat(using()).containsExactly("a");
        assertThat(messages(latest("new"), "CLM.DAY_CHANGED"))
                .containsExactly(
                        "Claim a of 2026-08-03 (SUBMITTED) is replaced no more and counts again (revision 4).");
    }

    @Test
    void theOriginalRanksAgainWhenItsReplacementIsMadeVoid() {
        submit("a", acme("97530"));
        step("a", new ClaimStep.Submit());
        submit("beside", acme("97112"));
        submit("new", acme("97530").on(LATER).replacing("a"));

        step("new", new ClaimStep.MakeVoid());

        assertThat(latest("beside").allowed()).isEqualTo(Money.of("24.20"));
    }

    @Test
    void theOriginalCountsAgainWhenItsReplacementBecomesAnOriginalItself() {
        submit("a", commercial("97110"));
        submit("new", commercial("97110").on(LATER).replacing("a"));

        correct("new", commercial("97110").on(LATER));

        assertThat(codes(latest("a"))).doesNotContain("CLM.REPLACED");
        assertThat(codes(latest("new"))).doesNotContain("CLM.REPLACES");
    }

    @Test
    void aReplacementThatIsCorrectedToNameAnotherLeavesTheFirst() {
        submit("a", commercial("97110"));
        submit("b", commercial("97110").on(EARLIER));
        submit("new", commercial("97110").on(LATER).replacing("a"));

        correct("new", commercial("97110").on(LATER).replacing("b"));

        assertThat(codes(latest("a"))).doesNotContain("CLM.REPLACED");
        assertThat(codes(latest("b"))).contains("CLM.REPLACED");
    }

    @Test
    void aReplacementThatIsCorrectedWithinItsDayLeavesTheOriginalsDayAsItIs() {
        submit("a", commercial("97110"));
        submit("new", commercial("97110").on(LATER).replacing("a"));

        ClaimRevision corrected = correct("new", commercial("97140").on(LATER).replacing("a"));

        assertThat(codes(corrected)).contains("CLM.REPLACES").doesNotContain("CLM.DAY_CHANGED");
        assertThat(latest("a").revision()).isEqualTo(2);
    }

    @Test
    void aReplacementThatIsMovedToTheOriginalsDayReplacesItThere() {
        submit("a", acme("97530"));
        step("a", new ClaimStep.Submit());
        submit("new", acme("97530").on(LATER).replacing("a"));

        ClaimRevision corrected = correct("new", acme("97530").replacing("a"));

        assertThat(corrected.allowed()).isEqualTo(Money.of("33.33"));
        assertThat(messages(latest("a"), "CLM.REPLACED"))
                .containsExactly("Claim new of the day replaces it: it counts no more.");
        step("new", new ClaimStep.MakeVoid());
        assertThat(codes(latest("a"))).doesNotContain("CLM.REPLACED");
    }

    @Test
    void aReplacementThatIsMovedOnStillReplaces() {
        submit("a", commercial("97110"));
        submit("new", commercial("97110").on(LATER).replacing("a"));

        correct("new", commercial("97110").on(EARLIER).replacing("a"));

        assertThat(messages(latest("a"), "CLM.REPLACED"))
                .containsExactly("Claim new of 2026-07-31 replaces it: it counts no more.");
    }

    @Test
    void aReplacementOfItsDayThatIsMovedToAnotherStillReplacesTheClaimItNames() {
        archive.isAuthorized(2);
        submit("a", authorizedVisit());
        step("a", new ClaimStep.Submit());
        submit("new", authorizedVisit().replacing("a"));

        correct("new", authorizedVisit().on(LATER).replacing("a"));

        assertThat(codes(latest("a"))).contains("CLM.REPLACED");
        assertThat(using()).containsExactly("new");
    }

    @Test
    void aClaimOfAnotherDayIsTakenBackByAVoid() {
        submit("a", acme("97530"));
        step("a", new ClaimStep.Submit());
        submit("beside", acme("97112"));

        ClaimRevision back = submit("back", acme("97530").on(LATER).voiding("a"));

        assertThat(latest("beside").allowed()).isEqualTo(Money.of("31.37"));
        assertThat(messages(latest("a"), "CLM.REPLACED"))
                .containsExactly("Claim back of 2026-08-05 takes it back: it counts no more.");
        assertThat(messages(back, "CLM.REPLACES"))
                .containsExactly("It takes back claim a of 2026-08-03, which counts no more.");
        assertThat(messages(back, "CLM.DAY_CHANGED"))
                .contains(
                        "Claim a of 2026-08-03 (SUBMITTED) is taken back by this one and counts no more (revision 3).");
    }

    @Test
    void theOriginalIsFoundByOurControlNumberOfIt() {
        submit(OUR_ID, commercial("97110"));

        submit("new", commercial("97110").on(LATER).replacing(OUR_NUMBER));

        assertThat(codes(latest(OUR_ID))).contains("CLM.REPLACED");
    }

    @Test
    void theOriginalIsFoundByThePayersNumberThatARemittanceTold() {
        submit("other", commercial("97110").on(LATER.plusDays(1)));
        submit("a", commercial("97110"));
        archive.toldPayersNumber("other", "1926245000009");
        archive.toldPayersNumber("a", PAYERS_NUMBER);

        submit("new", commercial("97110").on(LATER).replacing(PAYERS_NUMBER));

        assertThat(codes(latest("a"))).contains("CLM.REPLACED");
        assertThat(codes(latest("other"))).doesNotContain("CLM.REPLACED");
    }

    @Test
    void aPayersNumberThatLooksLikeOursIsThePayers() {
        submit("a", commercial("97110"));
        archive.toldPayersNumber("a", "20262450000010000001");

        submit("new", commercial("97110").on(LATER).replacing("20262450000010000001"));

        assertThat(codes(latest("a"))).contains("CLM.REPLACED");
    }

    @Test
    void theClaimThatIsNamedIsReplacedAndNoneOfTheReplacementsDayThatIsLikeIt() {
        submit("a", commercial("97110"));
        submit("like", commercial("97110").on(LATER));

        ClaimRevision replacement = submit("new", commercial("97110").on(LATER).replacing("a"));

        assertThat(codes(latest("like"))).doesNotContain("CLM.REPLACED");
        assertThat(codes(replacement)).contains("CLM.DUPLICATE_VISIT");
    }

    @Test
    void thePayersNumberTellsTwoClaimsOfADayApart() {
        submit("first", commercial("97110"));
        submit("second", commercial("97110"));
        archive.toldPayersNumber("first", PAYERS_NUMBER);

        submit("new", commercial("97110").replacing(PAYERS_NUMBER));

        assertThat(codes(latest("first"))).contains("CLM.REPLACED");
        assertThat(codes(latest("second"))).doesNotContain("CLM.REPLACED");
    }

    @Test
    void thatTheOriginalIsNotKnownIsToldAndGoesOnBeingTold() {
        submit("a", commercial("97110"));

        ClaimRevision replacement = submit("new", acme("97110").on(LATER).replacing(PAYERS_NUMBER));
        submit("beside", acme("97530").on(LATER));

        assertThat(replacement.status()).isEqualTo(ClaimStatus.READY);
        assertThat(codes(replacement)).contains("CLM.ORIGINAL_UNKNOWN").doesNotContain("CLM.REPLACES");
        assertThat(coverage(replacement)).containsExactly(false);
        assertThat(latest("new").revision()).isEqualTo(2);
        assertThat(codes(latest("new"))).contains("CLM.ORIGINAL_UNKNOWN");
    }

    @Test
    void aClaimOfAnotherPatientOrPayerOrProviderIsNeverReplaced() {
        submit("patient", commercial("97110").patient("p-2"));
        submit("payer", acme("97110"));
        submit("provider", commercial("97110").billedBy("1987654328"));

        for (String named : List.of("patient", "payer", "provider")) {
            ClaimRevision replacement =
                    submit("of-" + named, commercial("97110").on(LATER).replacing(named));
            assertThat(messages(replacement, "CLM.REPLACES"))
                    .noneMatch(message -> message.contains("claim " + named + " "));
            assertThat(latest(named).revision()).isOne();
        }
    }

    @Test
    void aVoidClaimIsNotTakenBackAgain() {
        submit("a", commercial("97110"));
        step("a", new ClaimStep.MakeVoid());

        ClaimRevision replacement = submit("new", commercial("97110").on(LATER).replacing("a"));

        assertThat(codes(replacement)).contains("CLM.ORIGINAL_UNKNOWN");
        assertThat(latest("a").revision()).isEqualTo(2);
    }

    @Test
    void medicareProcessesNoReplacementSoThatTheOriginalOfTheOtherDayStands() {
        submit("a", TestVisit.of("97530", 1));
        step("a", new ClaimStep.Submit());

        ClaimRevision replacement =
                submit("new", TestVisit.of("97530", 1).on(LATER).replacing("a"));

        assertThat(codes(replacement)).doesNotContain("CLM.REPLACES", "CLM.ORIGINAL_UNKNOWN");
        assertThat(codes(latest("a"))).doesNotContain("CLM.REPLACED");
    }

    @Test
    void whatWasReplacedBeforeStandsForItsReplacement() {
        archive.isAuthorized(2);
        submit("a", authorizedVisit());
        submit("second", authorizedVisit().on(LATER).replacing("a"));

        ClaimRevision third = submit("third", authorizedVisit().on(EARLIER).replacing("a"));

        assertThat(messages(third, "CLM.REPLACES"))
                .containsExactly("It replaces claim second of 2026-08-05, which counts no more.");
        assertThat(using()).containsExactly("third");
    }

    @Test
    void aReplacementWhoseClockIsBehindThatOfTheOriginalReplacesIt() {
        submit("a", commercial("97110"));
        now = now.minusSeconds(90);

        submit("new", commercial("97110").on(LATER).replacing("a"));

        assertThat(codes(latest("a"))).contains("CLM.REPLACED");
    }

    @Test
    void ofTwoClaimsThatNameEachOtherTheFirstToDoSoIsTheReplacement() {
        submit("a", commercial("97110"));
        submit("b", commercial("97110").on(LATER).replacing("a"));

        ClaimRevision corrected = correct("a", commercial("97110").replacing("b"));

        assertThat(codes(corrected)).contains("CLM.REPLACED", "CLM.ORIGINAL_UNKNOWN");
        assertThat(codes(latest("b"))).doesNotContain("CLM.REPLACED");
    }

    @Test
    void aReplacementThatIsReplacedItselfIsMadeVoidAndItsOriginalStillCountsNoMore() {
        archive.isAuthorized(2);
        submit("a", authorizedVisit());
        submit("second", authorizedVisit().on(LATER).replacing("a"));
        submit("third", authorizedVisit().on(EARLIER).replacing("second"));

        step("second", new ClaimStep.MakeVoid());
        assertThat(using()).containsExactly("third");

        step("third", new ClaimStep.MakeVoid());
        assertThat(using()).containsExactly("a");
    }

    @Test
    void theReplacedClaimMadeVoidChangesNothing() {
        archive.isAuthorized(2);
        submit("a", authorizedVisit());
        submit("new", authorizedVisit().on(LATER).replacing("a"));

        step("a", new ClaimStep.MakeVoid());

        assertThat(using()).containsExactly("new");
        assertThat(latest("new").revision()).isOne();
        step("new", new ClaimStep.MakeVoid());
        assertThat(latest("a").status()).isEqualTo(ClaimStatus.VOID);
    }

    @Test
    void aThirdClaimOfTheOriginalsDayFindsItReplaced() {
        submit("a", acme("97530"));
        step("a", new ClaimStep.Submit());
        submit("new", acme("97530").on(LATER).replacing("a"));

        ClaimRevision third = submit("third", acme("97112"));

        assertThat(third.allowed()).isEqualTo(Money.of("31.37"));
        assertThat(codes(latest("a"))).contains("CLM.REPLACED");
    }

    @Test
    void aThirdClaimOfTheReplacementsDayLeavesBothAsTheyAre() {
        submit("a", acme("97530"));
        submit("new", acme("97530").on(LATER).replacing("a"));

        submit("third", acme("97112").on(LATER));

        assertThat(codes(latest("new"))).contains("CLM.REPLACES");
        assertThat(latest("a").revision()).isEqualTo(2);
    }

    @Test
    void stepsOfTheOriginalLeaveItReplaced() {
        submit("a", acme("97530"));
        step("a", new ClaimStep.Submit());
        submit("new", acme("97530").on(LATER).replacing("a"));

        step("a", new ClaimStep.Pay());
        ClaimRevision third = submit("third", acme("97112"));

        assertThat(third.allowed()).isEqualTo(Money.of("31.37"));
        step("new", new ClaimStep.MakeVoid());
        assertThat(codes(latest("a"))).doesNotContain("CLM.REPLACED");
    }

    @Test
    void anOriginalThatIsCorrectedStaysReplacedUnlessItGoesToAnotherPayer() {
        submit("a", commercial("97110"));
        submit("new", commercial("97110").on(LATER).replacing("a"));

        assertThat(codes(correct("a", commercial("97140")))).contains("CLM.REPLACED");
        assertThat(codes(correct("a", acme("97140")))).doesNotContain("CLM.REPLACED");
    }

    @Test
    void theOriginalIsNotRepricedAndItsDayIsWithoutIt() {
        submit("a", acme("97530"));
        pay("a");
        submit("beside", acme("97112"));
        submit("new", acme("97530").on(LATER).replacing("a"));
        PracticeTables none = new PracticeTables(new StandardPayers(), new NoFeeSchedules() {});
        PracticeTables now = new PracticeTables(
                Contracts.acme()
                        .all(Contracts.percentOfMedicare("200"))
                        .mppr("50")
                        .payers(),
                new CmsTables());
        DayRepricer repricer = new DayRepricer(new RepricingTables(now, _ -> none));
        List<ClaimRevision> day = List.of(latest("a"), latest("beside"));

        assertThat(repricer.reprice(latest("a"), day)).isInstanceOf(RepricedClaim.Unchanged.class);
        assertThat(repricer.reprice(latest("beside"), day))
                .isInstanceOfSatisfying(
                        RepricedClaim.Changed.class,
                        changed -> assertThat(
                                        changed.decision().pricing().totals().allowed())
                                .isEqualTo(Money.of("62.74")));
    }

    @Test
    void aClaimThatComesToTheOriginalsDayMeanwhileIsSeen() {
        submit("a", acme("97530"));
        archive.meanwhile(() -> submit("beside", acme("97112")));

        submit("new", acme("97530").on(LATER).replacing("a"));

        assertThat(latest("beside").allowed()).isEqualTo(Money.of("31.37"));
    }

    @Test
    void anOriginalThatIsMadeVoidMeanwhileIsNotTakenBack() {
        submit("a", acme("97530"));
        archive.meanwhile(() -> step("a", new ClaimStep.MakeVoid()));

        ClaimRevision replacement = submit("new", acme("97530").on(LATER).replacing("a"));

        assertThat(codes(replacement)).contains("CLM.ORIGINAL_UNKNOWN");
        assertThat(latest("a").revision()).isEqualTo(2);
    }

    @Test
    void anOriginalThatIsMadeVoidBetweenItAndItsDayAreReadIsLookedForAnew() {
        submit("a", acme("97530"));
        AtomicBoolean isVoid = new AtomicBoolean();
        ClaimArchive between = (ClaimArchive) Proxy.newProxyInstance(
                ClaimArchive.class.getClassLoader(), new Class<?>[] {ClaimArchive.class}, (_, method, arguments) -> {
                    Object answer = method.invoke(archive, arguments);
                    if (method.getName().equals("latest") && !isVoid.getAndSet(true)) {
                        step("a", new ClaimStep.MakeVoid());
                    }
                    return answer;
                });

        new ClaimIntake(PRACTICE, between, () -> processor)
                .submit(
                        "new",
                        acme("97530").on(LATER).replacing("a").visit(),
                        "{}",
                        new IdempotencyKey("new", "hash"),
                        now.plusSeconds(9));

        assertThat(codes(latest("new"))).contains("CLM.ORIGINAL_UNKNOWN").doesNotContain("CLM.REPLACES");
    }

    @Test
    void theSameRequestAgainChangesNothing() {
        submit("a", acme("97530"));
        TestVisit replacement = acme("97530").on(LATER).replacing("a");
        submit("new", replacement);

        Submission again = intake.submit(
                "newer", replacement.visit(), "{}", new IdempotencyKey("new", "hash"), now.plusSeconds(9));

        assertThat(again).isInstanceOf(Submission.ArchivedBefore.class);
        assertThat(latest("a").revision()).isEqualTo(2);
    }

    @Test
    void aTrialTellsWhatWouldBecomeOfTheOriginalsDayAndWritesNothing() {
        submit("a", acme("97530"));
        submit("beside", acme("97112"));

        Trial trial = intake.tryOut(acme("97530").on(LATER).replacing("a").visit(), "{}", now);

        assertThat(trial)
                .isInstanceOfSatisfying(
                        Trial.Decided.class,
                        decided -> assertThat(decided.decision().findings())
                                .extracting(Finding::code)
                                .contains("CLM.REPLACES", "CLM.DAY_CHANGED"));
        assertThat(latest("a").revision()).isOne();
        assertThat(latest("beside").revision()).isOne();
    }

    @Test
    void aChangeOfBothDaysThatDoesNotFitIntoTheArchiveIsRefusedWhole() {
        submit("a", acme("97530"));
        submit("beside", acme("97112"));
        archive.hasRoomFor(1);

        Submission submission = intake.submit(
                "new",
                acme("97530").on(LATER).replacing("a").visit(),
                "{}",
                new IdempotencyKey("new", "hash"),
                now.plusSeconds(1));

        assertThat(submission).isInstanceOf(Submission.FullDay.class);
        assertThat(latest("a").revision()).isOne();
    }

    private Money deductible(String claimId) {
        return latest(claimId).decision().pricing().totals().deductible();
    }

    private static TestVisit acme(String code) {
        return TestVisit.of(code, 1).payer("acme");
    }

    private static TestVisit commercial(String code) {
        return TestVisit.of(code, 1).payer("commercial");
    }

    private static TestVisit authorizedVisit() {
        return TestVisit.of("97110", 2).payer("commercial").under("A-1");
    }

    private List<String> using() {
        return archive.patientAuthorizations("demo", "p-1").standing("A-1").orElseThrow().claims().stream()
                .map(AuthorizationStanding.AuthorizedClaim::claimId)
                .toList();
    }

    private static List<Boolean> coverage(ClaimRevision claim) {
        return claim.decision().coverage().stream()
                .filter(check -> check.check().equals("REPLACED_CLAIM"))
                .map(check -> check.checked())
                .toList();
    }
}
