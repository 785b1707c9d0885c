package com.therapyclaims.domain.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionsOfDateTest {
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final String FIRST = "1".repeat(64);
    private static final String CORRECTED = "2".repeat(64);

    private final ScheduleVersion first = version("acme-fees", "july", FIRST, "08:00");
    private final ScheduleVersion corrected = version("acme-fees", "corrected", CORRECTED, "09:00");
    private final ScheduleVersion contract = version("acme-contract", "july", FIRST, "08:00");

    @Test
    void ofSeveralVersionsTheOnePublishedLastHolds() {
        assertThat(versions(corrected, first).latest("acme-fees")).contains(corrected);
        assertThat(versions(corrected, first).latest("acme-contract")).isEmpty();
    }

    @Test
    void bytesThatWereCorrectedSinceHoldNoMore() {
        assertThat(versions(first).latestOf("acme-fees", FIRST)).contains(first);
        assertThat(versions(first, corrected).latestOf("acme-fees", FIRST)).isEmpty();
    }

    @Test
    void ofTheSameBytesEachScheduleHasItsLastVersionWhetherItHoldsOrNot() {
        ScheduleVersion again = version("acme-fees", "july-2", FIRST, "10:00");

        assertThat(versions(first, corrected, contract).madeFrom(FIRST)).containsExactly(first, contract);
        assertThat(versions(first, corrected, contract, again).madeFrom(FIRST)).containsExactly(again, contract);
    }

    @Test
    void bytesThatHoldKeepTheirNameAndThoseThatReturnAfterACorrectionGetTheNextOne() {
        assertThat(versions(first).nameFor("acme-fees", FIRST, "july")).isEqualTo("july");
        assertThat(versions(first, corrected).nameFor("acme-fees", FIRST, "july"))
                .isEqualTo("july-2");
    }

    @Test
    void aNameThatTheScheduleHasNotUsedIsTakenAsItIs() {
        assertThat(versions(contract).unusedName("acme-fees", "july")).isEqualTo("july");
        assertThat(versions(first).unusedName("acme-fees", "july")).isEqualTo("july-2");
    }

    @Test
    void versionsOfOtherDatesAreNotAmongThemNorAnyWhereTheDateIsNotKnown() {
        ScheduleVersion august = ScheduleVersions.of(
                ScheduleKind.COMMERCIAL_FEES, "acme", LocalDate.of(2026, 8, 1), FIRST, first.publishedAt(), "a test");

        assertThat(VersionsOfDate.of(List.of(first, august), Optional.of(JULY)).versions())
                .containsExactly(first);
        assertThat(VersionsOfDate.of(List.of(first, august), Optional.empty()).versions())
                .isEmpty();
    }

    private static VersionsOfDate versions(ScheduleVersion... all) {
        return VersionsOfDate.of(List.of(all), Optional.of(JULY));
    }

    private static ScheduleVersion version(String id, String name, String sha256, String at) {
        return new ScheduleVersion(
                id, name, sha256, JULY, Optional.empty(), Instant.parse("2026-06-30T" + at + ":00Z"), "a test");
    }
}
