package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which unit of a patient's day is paid in full under the therapy MPPR: the first unit of the code with the highest
 * practice expense (P-2). Every other unit of the day, of the same code too, is reduced (P-1).
 *
 * <p>The rank is by practice expense, not by price (P-4). Of equal practice expenses the higher fee comes first, then
 * the order of the lines, those of earlier claims before all others; so it is also decided where one code stands on
 * a line with CQ and on one without (P-7).
 */
final class MpprRanking {
    private static final Comparator<Entry> HIGHEST_FIRST = Comparator.comparing(Entry::practiceExpense)
            .thenComparing(Entry::fee)
            .reversed();

    private final List<Entry> ranked;

    private MpprRanking(List<Entry> ranked) {
        this.ranked = ranked;
    }

    /**
     * A line that takes part.
     *
     * @param position its place in the day, counted from 0, earlier claims first
     * @param practiceExpense the non-facility practice expense RVU of one unit
     * @param fee one unit's full fee
     */
    record Entry(int position, String code, BigDecimal practiceExpense, Money fee) {
        static Entry of(int position, PhysicianFee fee) {
            return new Entry(position, fee.row().code(), fee.row().nonFacilityPracticeExpense(), fee.full());
        }
    }

    static MpprRanking of(List<Entry> entries) {
        return new MpprRanking(entries.stream()
                .sorted(HIGHEST_FIRST.thenComparingInt(Entry::position))
                .toList());
    }

    /** The line whose first unit is paid in full; empty where no line takes part. */
    Optional<Entry> top() {
        return ranked.stream().findFirst();
    }

    /** How many of the line's units are paid in full: one of the top line, none of the others. */
    int fullUnits(int position) {
        return top().filter(entry -> entry.position() == position).isPresent() ? 1 : 0;
    }

    /** Whether any of the lines takes part. */
    boolean ranksAny(Stream<DayLine> lines) {
        Set<Integer> positions = ranked.stream().map(Entry::position).collect(Collectors.toSet());
        return lines.map(DayLine::position).anyMatch(positions::contains);
    }

    /** Where the lines stand that rank as high as the top one, itself among them. */
    Stream<Integer> topPositions() {
        return ranked.stream()
                .filter(entry -> HIGHEST_FIRST.compare(entry, ranked.getFirst()) == 0)
                .map(Entry::position);
    }

    /** The order in words: {@code 97530 (0.60), 97110 (0.41)}. */
    String inWords() {
        return ranked.stream()
                .map(entry -> "%s (%s)".formatted(entry.code(), entry.practiceExpense()))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
