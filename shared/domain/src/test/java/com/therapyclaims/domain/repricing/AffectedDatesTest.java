package com.therapyclaims.domain.repricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AffectedDatesTest {
    private static final LocalDate LAST = LocalDate.of(2026, 12, 24);
    private static final String RVU = "medicare-rvu";
    private static final String ZIP = "medicare-zip";
    private static final String CONTRACT = "acme-contract";

    private static ScheduleVersion version(String id, String from, String to, int published) {
        return new ScheduleVersion(
                id,
                from + "-" + published,
                "0".repeat(64),
                LocalDate.parse(from),
                Optional.ofNullable(to).map(LocalDate::parse),
                Instant.EPOCH.plusSeconds(published),
                "a test");
    }

    private static List<LocalDate> days(String first, String last) {
        return LocalDate.parse(first)
                .datesUntil(LocalDate.parse(last).plusDays(1))
                .toList();
    }

    private static List<LocalDate> of(ScheduleVersion published, ScheduleVersion... ofOwner) {
        return new AffectedDates(published, List.of(ofOwner)).until(LAST);
    }

    @Test
    void aVersionChangesTheDatesItIsInForceOnUpToTheLastThatAClaimCanHave() {
        var october = version(RVU, "2026-10-01", "2026-12-31", 1);

        assertThat(of(october, october)).isEqualTo(days("2026-10-01", "2026-12-24"));
    }

    @Test
    void theLastOfThemIsThatOfTheVersionsUnlessOneHoldsOn() {
        var year = version(RVU, "2026-01-01", "2026-12-31", 1);
        var next = version(RVU, "2027-01-01", "2027-12-31", 2);
        var endless = version("medicare-zip", "2026-01-01", null, 3);

        assertThat(new AffectedDates(year, List.of(year, next, endless)).last()).contains(LocalDate.of(2027, 12, 31));
        assertThat(new AffectedDates(endless, List.of(year, next, endless)).last())
                .isEmpty();
    }

    @Test
    void aRetroactiveVersionLeavesTheDatesOfALaterOne() {
        var january = version(RVU, "2026-01-01", "2026-12-31", 1);
        var july = version(RVU, "2026-07-01", "2026-12-31", 2);
        var march = version(RVU, "2026-03-01", "2026-12-31", 3);

        assertThat(of(march, january, july, march)).isEqualTo(days("2026-03-01", "2026-06-30"));
    }

    @Test
    void aVersionThatHasNotBegunIsInForceOnDatesNoClaimCanHaveYet() {
        var next = version(RVU, "2027-01-01", "2027-12-31", 1);
        var dates = new AffectedDates(next, List.of(next));

        assertThat(dates.until(LAST)).isEmpty();
        assertThat(dates.contain(LocalDate.of(2027, 12, 31))).isTrue();
        assertThat(dates.contain(LocalDate.of(2028, 12, 31))).isFalse();
    }

    @Test
    void aCorrectionThatEndsAContractChangesTheDatesAfterItsEnd() {
        var endless = version(CONTRACT, "2026-01-01", null, 1);
        var ended = version(CONTRACT, "2026-01-01", "2026-06-30", 2);

        assertThat(of(ended, endless, ended)).isEqualTo(days("2026-01-01", "2026-12-24"));
    }

    @Test
    void theEndOfAContractStaysTheDoingOfTheCorrectionThatSetItWhateverElseWasCorrectedLater() {
        var endless = version(CONTRACT, "2026-01-01", null, 1);
        var ended = version(CONTRACT, "2026-01-01", "2026-06-30", 2);
        var dearer = version(CONTRACT, "2026-01-01", "2026-06-30", 3);

        assertThat(of(ended, endless, ended, dearer)).isEqualTo(days("2026-07-01", "2026-12-24"));
        assertThat(of(dearer, endless, ended, dearer)).isEqualTo(days("2026-01-01", "2026-06-30"));
    }

    @Test
    void theEarliestZipTableChangesEveryDateThatThereAreTablesForBeforeIt() {
        var values = version(RVU, "2024-01-01", "2024-12-31", 1);
        var zip = version(ZIP, "2026-01-01", null, 2);

        assertThat(of(zip, values, zip)).isEqualTo(days("2024-01-01", "2026-12-24"));
    }

    @Test
    void aZipTableThatBecomesTheEarliestTakesTheDatesBeforeItFromTheOneThatWas() {
        var values = version(RVU, "2024-01-01", "2024-12-31", 1);
        var was = version(ZIP, "2026-01-01", null, 2);
        var is = version(ZIP, "2025-01-01", null, 3);

        assertThat(of(is, values, was, is)).isEqualTo(days("2024-01-01", "2025-12-31"));
    }

    @Test
    void aZipTableAfterTheEarliestChangesItsOwnDatesAlone() {
        var values = version(RVU, "2024-01-01", "2024-12-31", 1);
        var earliest = version(ZIP, "2026-01-01", null, 2);
        var october = version(ZIP, "2026-10-01", null, 3);

        assertThat(of(october, values, earliest, october)).isEqualTo(days("2026-10-01", "2026-12-24"));
    }
}
