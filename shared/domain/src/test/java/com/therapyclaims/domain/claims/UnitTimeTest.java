package com.therapyclaims.domain.claims;

import static com.therapyclaims.domain.claims.TestVisit.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.claims.ClaimIntake.Submission;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.CmsTables;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a claim adds to its provider's month (U-11). */
class UnitTimeTest {
    private static final String PRACTICE = "demo";
    private static final String BILLING = "1234567893";
    private static final String THERAPIST = "1245319599";

    private final ArchiveInMemory archive = new ArchiveInMemory();
    private final ClaimProcessor processor = new ClaimProcessor(new StandardPayers(), new CmsTables());
    private final ClaimIntake intake = new ClaimIntake(PRACTICE, archive, () -> processor);
    private final Instant now = Instant.parse("2026-08-14T12:00:00Z");
    private int claims;

    @Test
    void theTimedMinutesAndUnitsAreTheRenderingProviders() {
        assertThat(added(TestVisit.lasting("97110", 33).renderedBy(THERAPIST, "PT")))
                .contains(new UnitTime(THERAPIST, 33, 2));
    }

    @Test
    void whereNoOtherIsNamedWhoBillsHasRendered() {
        assertThat(added(TestVisit.lasting("97110", 33).renderedByNobodyNamed().billedByA("PTPP")))
                .contains(new UnitTime(BILLING, 33, 2));
    }

    @Test
    void minutesThatComeToNoUnitCount() {
        assertThat(added(TestVisit.lasting("97110", 7).and("97161", 2)))
                .as("7 timed minutes beside an evaluation")
                .contains(new UnitTime(BILLING, 7, 0));
    }

    @Test
    void unitsOfEightMinutesCountAsTheyAreBilled() {
        assertThat(added(TestVisit.lasting("97110", 8))).contains(new UnitTime(BILLING, 8, 1));
    }

    @Test
    void anAssistantsMinutesAreTheTherapistsWhoRendersTheService() {
        TestVisit visit = TestVisit.empty()
                .renderedBy(THERAPIST, "PT")
                .with(service("97110", 20, FurnishedBy.THERAPIST))
                .with(service("97110", 18, FurnishedBy.ASSISTANT));

        assertThat(added(visit)).contains(new UnitTime(THERAPIST, 38, 3));
    }

    @Test
    void codesOfAnotherClockAddNothing() {
        assertThat(added(TestVisit.lasting("97161", 45).with(service("97110", 15, FurnishedBy.THERAPIST))))
                .as("an evaluation is untimed")
                .contains(new UnitTime(BILLING, 15, 1));
        assertThat(added(TestVisit.lasting("97161", 45))).isEmpty();
        ClaimRevision anHour = submit(TestVisit.lasting("96125", 60).renderedBy(THERAPIST, "SLP"));
        assertThat(UnitTime.of(standing(anHour, ClaimStatus.READY)))
                .as("a unit of 60 minutes")
                .isEmpty();
    }

    @Test
    void theExpectationIsMedicaresOfWhatItIsBilled() {
        assertThat(added(TestVisit.lasting("97110", 33).payer("commercial"))).isEmpty();
    }

    @Test
    void aClaimThatNeedsCorrectionAddsNothingUntilItIsCorrected() {
        ClaimRevision wrong = submit(TestVisit.lasting("97110", 33).renderedBy("1234567890", "PT"));
        assertThat(wrong.status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
        assertThat(UnitTime.of(wrong)).isEmpty();

        intake.correct(
                wrong.claimId(),
                1,
                TestVisit.lasting("97110", 33).renderedBy(THERAPIST, "PT").visit(),
                "{}",
                now);

        assertThat(UnitTime.of(archive.latest(PRACTICE, wrong.claimId()).orElseThrow()))
                .contains(new UnitTime(THERAPIST, 33, 2));
    }

    @Test
    void aClaimThatIsSentOrPaidGoesOnAddingAndAVoidOneDoesNot() {
        ClaimRevision ready = submit(TestVisit.lasting("97110", 33));

        for (ClaimStatus status : List.of(ClaimStatus.READY, ClaimStatus.SUBMITTED, ClaimStatus.PAID)) {
            assertThat(UnitTime.of(standing(ready, status))).as(status.name()).contains(new UnitTime(BILLING, 33, 2));
        }
        assertThat(UnitTime.of(standing(ready, ClaimStatus.VOID))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "8"})
    void aClaimThatIsAboutAnotherAddsNothing(String frequencyCode) {
        ClaimRevision original = submit(TestVisit.lasting("97110", 33));
        ClaimRevision aboutIt = ClaimRevision.first(
                PRACTICE,
                "b",
                now,
                TestVisit.lasting("97110", 33).frequency(frequencyCode).visit(),
                "{}",
                original.decision());

        assertThat(aboutIt.status()).isEqualTo(ClaimStatus.READY);
        assertThat(UnitTime.of(aboutIt)).isEmpty();
    }

    private Optional<UnitTime> added(TestVisit visit) {
        ClaimRevision claim = submit(visit);
        assertThat(claim.status())
                .as("%s", claim.decision().allFindings().toList())
                .isEqualTo(ClaimStatus.READY);
        return UnitTime.of(claim);
    }

    private ClaimRevision submit(TestVisit visit) {
        LocalDate day = SERVICE.plusDays(claims);
        String id = "c-" + ++claims;
        var submission = intake.submit(id, visit.on(day).visit(), "{}", new IdempotencyKey(id, id), now);
        return ((Submission.Archived) submission).claim();
    }

    private ClaimRevision standing(ClaimRevision claim, ClaimStatus status) {
        return claim.stepped(now, new ClaimStep.Submit(), ClaimStanding.of(status));
    }

    private static Visit.Service service(String code, int minutes, FurnishedBy by) {
        return new Visit.Service(
                code,
                minutes,
                by,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(1),
                Optional.empty());
    }
}
