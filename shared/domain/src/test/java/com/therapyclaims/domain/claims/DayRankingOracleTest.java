package com.therapyclaims.domain.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.claims.ClaimIntake.Submission;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.CmsTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * The claims of a day against a ranking by hand: of all units of the day the one with the highest practice expense is paid
 * in full, whatever came first, was corrected or made void on the way.
 */
class DayRankingOracleTest {
    private static final String PRACTICE = "demo";

    /** Ohio 2026: practice expense RVU, one unit in full, one unit reduced. */
    private static final Map<String, Amounts> CODES = Map.of(
            "97530", new Amounts("0.60", "33.33", "24.18"),
            "97112", new Amounts("0.47", "31.37", "24.20"),
            "97110", new Amounts("0.41", "27.87", "21.62"),
            "97140", new Amounts("0.39", "26.59", "20.65"));

    private Instant now = Instant.parse("2026-08-04T12:00:00Z");

    private record Amounts(String practiceExpense, String full, String reduced) {}

    private record Planned(String code, int units) {}

    @Test
    void everyOrderOfArrivalEndsWithTheSamePrices() {
        List<Planned> day = List.of(
                new Planned("97110", 2), new Planned("97530", 1), new Planned("97140", 1), new Planned("97112", 1));
        List<List<Integer>> orders = permutations(List.of(0, 1, 2, 3));
        assertThat(orders).hasSize(24);

        for (List<Integer> order : orders) {
            ArchiveInMemory archive = new ArchiveInMemory();
            ClaimIntake intake = intake(archive);
            order.forEach(claim -> submit(intake, "c" + claim, day.get(claim)));

            for (int claim = 0; claim < day.size(); claim++) {
                assertThat(archive.latest(PRACTICE, "c" + claim).orElseThrow().allowed())
                        .as("claim %d where they came as %s", claim, order)
                        .isEqualTo(byHand(day.get(claim), claim == 1));
            }
        }
    }

    @Property(tries = 60)
    void whateverHappensTheDayStandsAsIfDecidedAtOnce(@ForAll("histories") List<Step> history) {
        ArchiveInMemory archive = new ArchiveInMemory();
        ClaimIntake intake = intake(archive);
        Map<String, Planned> live = new TreeMap<>();
        int created = 0;
        for (Step step : history) {
            List<String> ids = List.copyOf(live.keySet());
            if (ids.isEmpty() || step.kind() == 0) {
                String id = "c%02d".formatted(created++);
                submit(intake, id, step.visit());
                live.put(id, step.visit());
            } else {
                String id = ids.get(step.which() % ids.size());
                now = now.plusSeconds(1);
                if (step.kind() == 1) {
                    intake.correct(
                            id, archive.latest(PRACTICE, id).orElseThrow().revision(), of(step.visit()), "{}", now);
                    live.put(id, step.visit());
                } else {
                    new ClaimDesk(archive, _ -> new ClaimProcessor(new StandardPayers(), new CmsTables()))
                            .take(PRACTICE, id, new ClaimStep.MakeVoid(), Optional.empty(), Optional.empty(), now);
                    live.remove(id);
                }
            }
        }

        String top = live.entrySet().stream()
                .max(Map.Entry.<String, Planned>comparingByValue((left, right) -> CODES.get(left.code())
                                .practiceExpense()
                                .compareTo(CODES.get(right.code()).practiceExpense()))
                        .thenComparing(Map.Entry.comparingByKey(Collections.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("none");
        live.forEach((id, visit) -> assertThat(
                        archive.latest(PRACTICE, id).orElseThrow().allowed())
                .as("%s of %s", id, live)
                .isEqualTo(byHand(visit, id.equals(top))));
    }

    /** What happens next: 0 a new claim, 1 a correction, 2 a void of one of those there are. */
    record Step(int kind, int which, Planned visit) {}

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Planned> visits = Combinators.combine(
                        Arbitraries.of(CODES.keySet().stream().sorted().toList()),
                        Arbitraries.integers().between(1, 2))
                .as(Planned::new);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 9),
                        visits)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static ClaimIntake intake(ClaimArchive archive) {
        return new ClaimIntake(PRACTICE, archive, () -> new ClaimProcessor(new StandardPayers(), new CmsTables()));
    }

    private void submit(ClaimIntake intake, String claimId, Planned visit) {
        now = now.plusSeconds(1);
        assertThat(intake.submit(claimId, of(visit), "{}", new IdempotencyKey(claimId, "hash"), now))
                .isInstanceOf(Submission.Archived.class);
    }

    private static Visit of(Planned visit) {
        return TestVisit.of(visit.code(), visit.units()).visit();
    }

    private static Money byHand(Planned visit, boolean top) {
        Amounts amounts = CODES.get(visit.code());
        Money reduced = Money.of(amounts.reduced());
        return top ? Money.of(amounts.full()).plus(reduced.times(visit.units() - 1)) : reduced.times(visit.units());
    }

    private static List<List<Integer>> permutations(List<Integer> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : items) {
            List<Integer> rest = new ArrayList<>(items);
            rest.remove((Object) first);
            for (List<Integer> order : permutations(rest)) {
                List<Integer> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                all.add(whole);
            }
        }
        return all;
    }
}
