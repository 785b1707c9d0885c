package com.therapyclaims.domain.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Timed minutes / timed units of a provider's month are held against 15 minutes (U-11). */
class AverageUnitsTest {
    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final String ONE = "1234567893";
    private static final String OTHER = "1245319599";

    @Test
    void aShorterAverageIsToldAsAPatternToLookAtAndNoFaultOfAClaim() {
        AverageUnit month = only(time(ONE, 33, 2), time(ONE, 40, 3));

        assertThat(month.claims()).isEqualTo(2);
        assertThat(month.timedMinutes()).isEqualTo(73);
        assertThat(month.timedUnits()).isEqualTo(5);
        assertThat(month.average()).contains(new BigDecimal("14.60"));
        assertThat(month.belowFifteen()).contains(true);
        Finding finding = month.finding().orElseThrow();
        assertThat(finding.code()).isEqualTo("TIME.SHORT_UNIT_MONTH");
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.message())
                .isEqualTo(
                        "Provider 1234567893: 73 timed minutes for 5 units of 2026-08 are 14.60 minutes a unit on average,"
                                + " where Medicare expects 15.");
        assertThat(finding.fix()).contains("pattern", "no claim is wrong by it");
        assertThat(finding.citation())
                .isEqualTo("Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2 (U-11)");
    }

    @Test
    void fifteenMinutesAreWhatIsExpected() {
        AverageUnit month = only(time(ONE, 8, 1), time(ONE, 22, 1));

        assertThat(month.average()).contains(new BigDecimal("15.00"));
        assertThat(month.belowFifteen()).contains(false);
        assertThat(month.finding()).isEmpty();
    }

    @Test
    void aLongerAverageIsNothingToLookAt() {
        assertThat(only(time(ONE, 16, 1)).belowFifteen()).contains(false);
    }

    @Test
    void anAverageJustBelowFifteenNeverReadsFifteen() {
        AverageUnit month = only(time(ONE, 14_999, 1000));

        assertThat(month.average()).contains(new BigDecimal("14.99"));
        assertThat(month.belowFifteen()).contains(true);
    }

    @Test
    void minutesThatNeverCameToAUnitHaveNoAverage() {
        AverageUnit month = only(time(ONE, 7, 0));

        assertThat(month.timedMinutes()).isEqualTo(7);
        assertThat(month.average()).isEmpty();
        assertThat(month.belowFifteen()).isEmpty();
        assertThat(month.finding()).isEmpty();
    }

    @Test
    void eachProviderIsAddedUpAloneAndInTheOrderOfTheirNpis() {
        AverageUnits units =
                AverageUnits.of(august(time(OTHER, 8, 1), time(ONE, 20, 1), time(OTHER, 9, 1)), Optional.empty());

        assertThat(units.items()).extracting(AverageUnit::providerNpi).containsExactly(ONE, OTHER);
        assertThat(units.items()).extracting(AverageUnit::timedMinutes).containsExactly(20L, 17L);
        assertThat(units.items()).extracting(AverageUnit::month).containsOnly("2026-08");
    }

    @Test
    void oneProviderMayBeAskedFor() {
        UnitTimes.Piece month = august(time(OTHER, 8, 1), time(ONE, 20, 1));

        assertThat(AverageUnits.of(month, Optional.of(OTHER)).items())
                .extracting(AverageUnit::providerNpi)
                .containsExactly(OTHER);
        assertThat(AverageUnits.of(month, Optional.of("1679576722")).items()).isEmpty();
    }

    @Test
    void theAnswerSaysWhoseClaimsItAddsUpAndWhichItDoesNot() {
        AverageUnits.Extent extent = AverageUnits.of(
                        new UnitTimes.Piece(AUGUST.atDay(1), AUGUST.atEndOfMonth(), List.of(), 3, Optional.empty()),
                        Optional.empty())
                .extent();

        assertThat(extent.payerId()).isEqualTo("medicare");
        assertThat(extent.claimsToCorrect()).isEqualTo(3);
        assertThat(extent.coverage()).singleElement().satisfies(coverage -> {
            assertThat(coverage.check()).isEqualTo("AVERAGE_UNIT");
            assertThat(coverage.checked()).isTrue();
            assertThat(coverage.reason().orElseThrow()).contains("need correction", "may be missing");
        });
    }

    @Test
    void someDaysOfAMonthAreNotHeldAgainstTheExpectation() {
        AverageUnits days = AverageUnits.of(
                new UnitTimes.Piece(
                        AUGUST.atDay(3), AUGUST.atDay(9), List.of(time(ONE, 8, 1)), 0, Optional.of("after the 9th")),
                Optional.empty());

        assertThat(days.items()).singleElement().satisfies(item -> {
            assertThat(item.average()).contains(new BigDecimal("8.00"));
            assertThat(item.belowFifteen()).isEmpty();
            assertThat(item.finding()).isEmpty();
        });
        assertThat(days.extent().coverage()).extracting(Coverage::checked).containsExactly(false);
        assertThat(days.extent().coverage().getFirst().reason().orElseThrow())
                .contains("from 2026-08-03 to 2026-08-09", "added up");
    }

    /** Whatever the claims and wherever a month is divided, its pieces add up to it. */
    @Property
    void thePiecesOfAMonthAddUpToIt(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 120) Integer> minutes,
            @ForAll @IntRange(min = 1, max = 30) int lastOfTheFirst) {
        List<UnitTime> early = new ArrayList<>();
        List<UnitTime> late = new ArrayList<>();
        IntStream.range(0, minutes.size())
                .forEach(i -> (i % 31 < lastOfTheFirst ? early : late)
                        .add(time(i % 2 == 0 ? ONE : OTHER, minutes.get(i), (minutes.get(i) + 7) / 15)));
        List<UnitTime> all = new ArrayList<>(early);
        all.addAll(late);
        LocalDate divided = AUGUST.atDay(lastOfTheFirst);

        List<AverageUnit> pieces = new ArrayList<>(items(AUGUST.atDay(1), divided, early));
        pieces.addAll(items(divided.plusDays(1), AUGUST.atEndOfMonth(), late));

        for (AverageUnit whole : items(AUGUST.atDay(1), AUGUST.atEndOfMonth(), all)) {
            List<AverageUnit> own = pieces.stream()
                    .filter(piece -> piece.providerNpi().equals(whole.providerNpi()))
                    .toList();
            assertThat(own.stream().mapToInt(AverageUnit::claims).sum()).isEqualTo(whole.claims());
            assertThat(own.stream().mapToLong(AverageUnit::timedMinutes).sum()).isEqualTo(whole.timedMinutes());
            assertThat(own.stream().mapToLong(AverageUnit::timedUnits).sum()).isEqualTo(whole.timedUnits());
        }
    }

    private static List<AverageUnit> items(LocalDate from, LocalDate through, List<UnitTime> times) {
        return AverageUnits.of(new UnitTimes.Piece(from, through, times, 0, Optional.empty()), Optional.empty())
                .items();
    }

    private static AverageUnit only(UnitTime... times) {
        List<AverageUnit> items =
                AverageUnits.of(august(times), Optional.empty()).items();
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private static UnitTimes.Piece august(UnitTime... times) {
        return new UnitTimes.Piece(AUGUST.atDay(1), AUGUST.atEndOfMonth(), List.of(times), 0, Optional.empty());
    }

    private static UnitTime time(String npi, int minutes, int units) {
        return new UnitTime(npi, minutes, units);
    }
}
