package com.therapyclaims.domain.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleVersionsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final ScheduleVersion JANUARY =
            Versions.until(Versions.version("january", "2024-01-01", "2024-01-01T08:00:00Z"), "2024-12-31");
    private static final ScheduleVersion MARCH =
            Versions.until(Versions.version("march", "2024-03-09", "2024-03-15T08:00:00Z"), "2024-12-31");

    @Test
    void theVersionThatBeganLastHolds() {
        assertThat(inForce("2024-03-08", NOW, JANUARY, MARCH)).contains(JANUARY);
        assertThat(inForce("2024-03-09", NOW, JANUARY, MARCH)).contains(MARCH);
    }

    @Test
    void theOrderOfPublishingDoesNotMoveAnEarlierBeginningInFront() {
        ScheduleVersion januaryCorrected =
                Versions.until(Versions.version("corrected", "2024-01-01", "2024-06-01T08:00:00Z"), "2024-12-31");
        assertThat(inForce("2024-04-01", NOW, JANUARY, MARCH, januaryCorrected)).contains(MARCH);
        assertThat(inForce("2024-02-01", NOW, JANUARY, MARCH, januaryCorrected)).contains(januaryCorrected);
    }

    @Test
    void aPriceCanBeAskedForAsOfAnEarlierMoment() {
        assertThat(inForce("2024-03-10", Instant.parse("2024-03-14T00:00:00Z"), JANUARY, MARCH))
                .contains(JANUARY);
        assertThat(inForce("2024-03-10", Instant.parse("2024-03-15T08:00:00Z"), JANUARY, MARCH))
                .contains(MARCH);
    }

    @Test
    void nothingHoldsBeforeTheFirstDateOrAfterTheYear() {
        assertThat(inForce("2023-12-31", NOW, JANUARY, MARCH)).isEmpty();
        assertThat(inForce("2025-01-01", NOW, JANUARY, MARCH)).isEmpty();
    }

    @Test
    void ofEqualClocksTheNameDecidesWhateverTheOrder() {
        ScheduleVersion a = Versions.version("a", "2026-01-01", "2026-01-01T00:00:00Z");
        ScheduleVersion b = Versions.version("b", "2026-01-01", "2026-01-01T00:00:00Z");
        assertThat(inForce("2026-02-01", NOW, a, b)).contains(b);
        assertThat(inForce("2026-02-01", NOW, b, a)).contains(b);
    }

    @Test
    void aCorrectionForTheSameDateTakesTheOthersPlaceAfterItsEndToo() {
        ScheduleVersion endless = Versions.version("endless", "2026-01-01", "2026-01-01T00:00:00Z");
        ScheduleVersion ended =
                Versions.until(Versions.version("ended", "2026-01-01", "2026-07-02T00:00:00Z"), "2026-06-30");
        assertThat(inForce("2026-06-30", NOW, endless, ended)).contains(ended);
        assertThat(inForce("2026-07-01", NOW, endless, ended)).isEmpty();
        assertThat(inForce("2026-07-01", Instant.parse("2026-07-01T00:00:00Z"), endless, ended))
                .contains(endless);
    }

    @Test
    void relativeValuesAndCostIndicesEndWithTheirYear() {
        LocalDate date = LocalDate.of(2024, 3, 9);
        assertThat(ScheduleKind.RELATIVE_VALUES.lastDate(date)).contains(LocalDate.of(2024, 12, 31));
        assertThat(ScheduleKind.GPCIS.lastDate(date)).contains(LocalDate.of(2024, 12, 31));
        assertThat(ScheduleKind.PTP_EDITS.lastDate(date)).isEmpty();
        assertThat(ScheduleKind.COMMERCIAL_FEES.lastDate(date)).isEmpty();
    }

    @Test
    void aVersionIsNamedByItsDateAndTheHashOfTheBytes() {
        ScheduleVersion version = ScheduleVersions.of(
                ScheduleKind.COMMERCIAL_FEES, "acme", LocalDate.of(2026, 7, 1), "0123456789abcdef".repeat(4), NOW, "x");
        assertThat(version.id()).isEqualTo("acme-fees");
        assertThat(version.version()).isEqualTo("2026-07-01-0123456789abcdef");
    }

    @Test
    void aHashOfAnotherFormIsRefused() {
        LocalDate date = LocalDate.of(2026, 7, 1);
        assertThatThrownBy(() -> ScheduleVersions.name(date, "ABC")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPracticesOwnKindHasNoIdWithoutItsPayer() {
        assertThat(ScheduleKind.RELATIVE_VALUES.id()).isEqualTo("medicare-rvu");
        assertThat(ScheduleKind.CONTRACT.id("acme")).isEqualTo("acme-contract");
        assertThatThrownBy(ScheduleKind.CONTRACT::id).isInstanceOf(IllegalStateException.class);
    }

    private static Optional<ScheduleVersion> inForce(String date, Instant asOf, ScheduleVersion... versions) {
        return ScheduleVersions.inForce(List.of(versions), LocalDate.parse(date), asOf);
    }
}
