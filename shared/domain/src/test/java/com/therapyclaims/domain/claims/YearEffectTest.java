package com.therapyclaims.domain.claims;

import static com.therapyclaims.domain.claims.TestVisit.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.claims.TherapyYear.Elsewhere;
import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.CmsTables;
import com.therapyclaims.domain.rules.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A claim that comes before others in the year moves what the year holds before them: whoever files, corrects or voids it
 * is told which of them come to lie otherwise to the threshold of 2,480.00 (KX-3). One unit of 97110 is 27.87.
 */
class YearEffectTest {
    private static final String LATER = "KX.LATER_CLAIM";
    private static final LocalDate EARLY = SERVICE.minusDays(7);

    private final ArchiveInMemory archive = new ArchiveInMemory();
    private final ClaimProcessor processor = new ClaimProcessor(new StandardPayers(), new CmsTables());
    private final ClaimIntake intake = new ClaimIntake("demo", archive, () -> processor);
    private final ClaimDesk desk = new ClaimDesk(archive, _ -> processor);
    private Instant now = Instant.parse("2026-08-14T12:00:00Z");

    @Test
    void aVisitFiledLateTellsOfTheLaterOneThatItLiftsAcrossTheThreshold() {
        elsewhere("2440.00");
        file("august", TestVisit.of("97110", 1));

        ClaimRevision late = file("july", TestVisit.of("97110", 1).on(EARLY));

        assertThat(messages(late))
                .containsExactly("Claim august of 2026-08-03 (READY) now lies across the threshold of 2026, 2480.00, in"
                        + " PT_SLP.");
        assertThat(late.status()).as("a warning about another claim").isEqualTo(ClaimStatus.READY);
        assertThat(latest("august").revision()).isOne();
    }

    @Test
    void aVisitThatMovesNothingAcrossTheThresholdTellsNothing() {
        elsewhere("1000.00");
        file("august", TestVisit.of("97110", 1));

        assertThat(messages(file("july", TestVisit.of("97110", 1).on(EARLY)))).isEmpty();
    }

    @Test
    void aVisitOfALaterDayTellsNothingOfEarlierOnes() {
        elsewhere("2440.00");
        file("july", TestVisit.of("97110", 1).on(EARLY));

        assertThat(messages(file("august", TestVisit.of("97110", 1)))).isEmpty();
    }

    @Test
    void aVoidClaimTellsOfTheLaterOneThatNoLongerLiesAboveIt() {
        elsewhere("2452.13");
        file("july", TestVisit.of("97110", 1).on(EARLY));
        file("august", TestVisit.of("97110", 1));
        assertThat(latest("august").status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);

        ClaimDesk.Outcome outcome =
                desk.take("demo", "july", new ClaimStep.MakeVoid(), Optional.empty(), Optional.empty(), now);

        assertThat(outcome).isInstanceOf(ClaimDesk.Stands.class);
        assertThat(messages(latest("july"))).singleElement().asString().contains("august", "at or below");
    }

    @Test
    void aCorrectionTellsOfTheLinesThatNowStandAboveInALaterClaimThatAlreadyLayAcross() {
        elsewhere("2440.00");
        file("july", TestVisit.of("97110", 1).on(EARLY));
        file("august", TestVisit.of("97110", 2));

        ClaimRevision corrected = correct("july", TestVisit.of("97140", 1).on(EARLY));

        assertThat(messages(corrected)).singleElement().asString().contains("august", "across");
    }

    @Test
    void aCorrectionToAnotherDateBeyondALaterClaimTellsOfIt() {
        elsewhere("2440.00");
        file("july", TestVisit.of("97110", 1).on(EARLY));
        file("august", TestVisit.of("97110", 1));
        assertThat(latest("august").status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);

        ClaimRevision moved = correct("july", TestVisit.of("97110", 1).on(SERVICE.plusDays(7)));

        assertThat(messages(moved)).singleElement().asString().contains("august", "at or below");
    }

    @Test
    void aCorrectionThatTakesAClaimToAnotherPatientTellsOfTheYearItLeaves() {
        elsewhere("2440.00");
        file("july", TestVisit.of("97110", 1).on(EARLY));
        file("august", TestVisit.of("97110", 1));

        ClaimRevision moved = correct("july", TestVisit.of("97110", 1).on(EARLY).patient("p-2"));

        assertThat(messages(moved)).singleElement().asString().contains("august", "at or below");
    }

    @Test
    void whatARevisionDidToOthersIsNotToldAgainByTheNext() {
        elsewhere("2440.00");
        file("august", TestVisit.of("97110", 1));
        file("july", TestVisit.of("97110", 1).on(EARLY));

        assertThat(messages(correct("july", TestVisit.of("97110", 1).on(EARLY))))
                .isEmpty();
    }

    private void elsewhere(String ptSlp) {
        archive.recordElsewhere(
                "demo",
                "p-1",
                Year.of(2026),
                new Elsewhere(new TherapyAccrual(Money.of(ptSlp), Money.ZERO), LocalDate.of(2026, 7, 1)));
    }

    private ClaimRevision file(String claimId, TestVisit visit) {
        now = now.plusSeconds(1);
        ClaimIntake.Submission submission =
                intake.submit(claimId, visit.visit(), "{}", new IdempotencyKey(claimId, "hash"), now);
        return ((ClaimIntake.Submission.Archived) submission).claim();
    }

    private ClaimRevision correct(String claimId, TestVisit visit) {
        now = now.plusSeconds(1);
        ClaimIntake.Correction correction =
                intake.correct(claimId, latest(claimId).revision(), visit.visit(), "{}", now);
        return ((ClaimIntake.Correction.Archived) correction).claim();
    }

    private ClaimRevision latest(String claimId) {
        return archive.latest("demo", claimId).orElseThrow();
    }

    private static List<String> messages(ClaimRevision claim) {
        return claim.decision().findings().stream()
                .filter(finding -> finding.code().equals(LATER))
                .map(Finding::message)
                .toList();
    }
}
