package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.InWords;
import com.therapyclaims.domain.rules.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which unit of a patient's day is paid in full under the therapy MPPR: the first unit of the code with the highest
 * practice expense (P-2). Every other unit of the day, of the same code too, is reduced (P-1).
 *
 * <p>The rank is by practice expense, not by price (P-4). Of equal practice expenses the higher fee comes first, then
 * the order of the lines, claim by claim as they were filed; so it is also decided where one code stands on
 * a line with CQ and on one without (P-7).
 */
final class MpprRanking {
    private static final Comparator<Entry> HIGHEST_FIRST = Comparator.comparing(Entry::practiceExpense)
            .thenComparing(Entry::fee)
            .reversed();
    private static final Comparator<Entry> IN_RANK = HIGHEST_FIRST.thenComparingInt(Entry::position);

    /** Both amounts of a code are rounded to a cent, so that their difference may be two cents off its equal's. */
    private static final BigDecimal SAME_EXPENSE = new BigDecimal("0.02");

    private final List<Entry> ranked;
    private final boolean inDollars;

    private MpprRanking(List<Entry> entries, boolean inDollars) {
        List<Entry> inRank = new ArrayList<>(entries);
        inRank.sort(IN_RANK);
        this.ranked = List.copyOf(inRank);
        this.inDollars = inDollars;
    }

    /** A line that takes part, before it is ranked. */
    record Candidate(int position, UnitFee fee) {
        private Entry by(BigDecimal practiceExpense) {
            return new Entry(position, fee.code(), practiceExpense, fee.full());
        }

        /** What half of the practice expense comes to: the difference of a full and a reduced unit. */
        private BigDecimal halfExpense() {
            return fee.full().minus(fee.reduced(UnitFee.PUBLISHED_REDUCTION)).amount();
        }
    }

    /**
     * A line that takes part.
     *
     * @param position its place in the day, counted from 0, earlier claims first
     * @param practiceExpense the non-facility practice expense of one unit: RVU, or dollars where the day is ranked by them
     * @param fee one unit's full fee
     */
    record Entry(int position, String code, BigDecimal practiceExpense, Money fee) {}

    /**
     * Ranks a day. Where no relative values are known for one of its codes, all of it is ranked by what half of each
     * unit's practice expense comes to in dollars, which in one locality gives the same order.
     */
    static MpprRanking of(List<Candidate> candidates) {
        if (Lists.all(candidates, candidate -> candidate.fee().rankingExpense().isPresent())) {
            return new MpprRanking(
                    Lists.map(
                            candidates,
                            candidate -> candidate.by(
                                    candidate.fee().rankingExpense().orElseThrow())),
                    false);
        }
        List<BigDecimal> expenses = candidates.stream()
                .map(Candidate::halfExpense)
                .sorted(Comparator.reverseOrder())
                .toList();
        return new MpprRanking(
                Lists.map(candidates, candidate -> candidate.by(largestLike(candidate.halfExpense(), expenses))), true);
    }

    /** The largest of the amounts that is the same but for rounding: different expenses are far more than that apart. */
    private static BigDecimal largestLike(BigDecimal amount, List<BigDecimal> largestFirst) {
        return largestFirst.stream()
                .filter(other -> other.subtract(amount).compareTo(SAME_EXPENSE) <= 0)
                .findFirst()
                .orElse(amount);
    }

    /** The line whose first unit is paid in full; empty where no line takes part. */
    Optional<Entry> top() {
        return ranked.isEmpty() ? Optional.empty() : Optional.of(ranked.getFirst());
    }

    /** The unit with the highest fee, where that fee is more than the top one's and a rank by price would differ. */
    Optional<Entry> dearest(Entry top) {
        Entry dearest = top;
        for (Entry entry : ranked) {
            dearest = entry.fee().compareTo(dearest.fee()) > 0 ? entry : dearest;
        }
        return dearest.fee().isMoreThan(top.fee()) ? Optional.of(dearest) : Optional.empty();
    }

    /** How many of the line's units are paid in full: one of the top line, none of the others. */
    int fullUnits(int position) {
        return !ranked.isEmpty() && ranked.getFirst().position() == position ? 1 : 0;
    }

    /** Whether any of the lines takes part. */
    boolean ranksAny(List<DayLine> lines) {
        return !lines.isEmpty()
                && Lists.any(ranked, entry -> Lists.any(lines, line -> line.position() == entry.position()));
    }

    /** Where the lines stand that rank as high as the top one, itself among them. */
    List<Integer> topPositions() {
        if (ranked.size() == 1) {
            return List.of(ranked.getFirst().position());
        }
        List<Integer> positions = new ArrayList<>();
        for (Entry entry : ranked) {
            if (HIGHEST_FIRST.compare(entry, ranked.getFirst()) == 0) {
                positions.add(entry.position());
            }
        }
        return positions;
    }

    /** What the day is ranked by, in words. */
    String basis() {
        return inDollars ? "half of practice expense in dollars" : "practice expense RVU";
    }

    /** The order in words: {@code 97530 (0.60), 97110 (0.41)}. */
    InWords inWords() {
        return new Order(ranked);
    }

    private record Order(List<Entry> ranked) implements InWords {
        @Override
        public String toString() {
            return String.join(
                    ", ",
                    Lists.distinct(
                            Lists.map(ranked, entry -> Text.of("%s (%s)", entry.code(), entry.practiceExpense()))));
        }
    }
}
