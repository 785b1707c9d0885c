package com.therapyclaims.domain.units;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Rule;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Recomputes each unit, and who furnished it, from the words and figures of the explanation alone. */
class UnitsReplayTest {
    private static final LocalDate BY_THE_TENTH_ALONE_UNTIL = LocalDate.of(2021, 12, 31);
    private static final List<String> CODES =
            List.of("97110", "97112", "97140", "97530", "97035", "97116", "97150", "97012", "96125", "97545");

    @Provide
    static Arbitrary<List<ServiceMinutes>> services() {
        // Few codes a day: else therapist and assistant seldom share one whose leftover units must be divided.
        return Arbitraries.of(CODES).set().ofMinSize(2).ofMaxSize(CODES.size()).flatMap(UnitsReplayTest::servicesOf);
    }

    private static Arbitrary<List<ServiceMinutes>> servicesOf(Set<String> codes) {
        return Combinators.combine(
                        Arbitraries.of(codes),
                        Arbitraries.integers().between(0, 75),
                        Arbitraries.of(FurnishedBy.THERAPIST, FurnishedBy.THERAPIST, FurnishedBy.ASSISTANT))
                .as((code, minutes, by) -> new ServiceMinutes(code, minutes, by, Discipline.PT))
                .list()
                .ofMinSize(1)
                .ofMaxSize(7);
    }

    @Provide
    static Arbitrary<LocalDate> dates() {
        return Arbitraries.of(LocalDate.of(2019, 5, 6), LocalDate.of(2021, 5, 6), LocalDate.of(2026, 3, 2));
    }

    @Property(tries = 400)
    void everyUnitCanBeRecountedByHand(
            @ForAll("services") List<ServiceMinutes> services, @ForAll("dates") LocalDate date, @ForAll UnitRule rule) {
        UnitCount count = new UnitCounter().count(new UnitRequest(date, rule, services, List.of()));

        assertThat(recounted(count.explanation(), date)).isEqualTo(written(count));
        assertThat(count.explanation()).allSatisfy(UnitsReplayTest::isCited);
    }

    private static void isCited(Explanation step) {
        assertThat(Arrays.stream(Rule.values()).filter(rule -> rule.number().equals(step.rule())))
                .hasSize(1)
                .allSatisfy(rule -> assertThat(step.citation()).isEqualTo(rule.citation()));
    }

    /** Units of the therapist and of the assistant by code. */
    private record Split(int therapist, int assistant) {
        Split plus(Split other) {
            return new Split(therapist + other.therapist, assistant + other.assistant);
        }
    }

    private static Map<String, Split> written(UnitCount count) {
        Map<String, Split> units = new TreeMap<>();
        count.lines()
                .forEach(line -> units.merge(
                        line.code(),
                        line.assistant() ? new Split(0, line.units()) : new Split(line.units(), 0),
                        Split::plus));
        return units;
    }

    private static Map<String, Split> recounted(List<Explanation> explanation, LocalDate date) {
        var said = new Said(explanation);
        Map<String, Integer> units = new TreeMap<>();
        pooled(said, units);
        Map<String, String> continued = new TreeMap<>();
        said.all("^(\\d{5}), counted alone: (\\d+) minutes? are \\d+ units? \\(a unit of (\\d+) at (\\d+)"
                        + "(?:, each of (\\d+) after it at (\\d+) more)?")
                .forEach(found -> alone(said, found, units, continued));
        said.all("^(\\d{5}) is not timed: 1 unit a day").forEach(found -> units.put(found.group(1), 1));
        said.all("^(\\d{5}): the payer pays the visit, 1 unit").forEach(found -> units.put(found.group(1), 1));
        Map<String, Split> split = new TreeMap<>();
        // Who furnished an add-on's units is said of the service they continue.
        units.forEach((code, number) -> split.put(code, split(said, continued.getOrDefault(code, code), number, date)));
        return split;
    }

    /** A code on its own clock; what an add-on continues has a first unit of its own and further ones of the add-on. */
    private static void alone(Said said, MatchResult found, Map<String, Integer> units, Map<String, String> continued) {
        String code = found.group(1);
        int minutes = number(found, 2);
        int length = number(found, 3);
        if (found.group(5) == null) {
            units.put(code, (minutes + length - number(found, 4)) / length);
            return;
        }
        int each = number(found, 5);
        int further = Math.max(0, minutes - length + each - number(found, 6)) / each;
        units.put(code, 1);
        said.find("^" + code + ": the first unit is " + code + "'s, the further \\d+ units? (\\d{5})'s")
                .map(addOn -> addOn.group(1))
                .ifPresent(addOn -> {
                    units.put(addOn, further);
                    continued.put(addOn, code);
                });
    }

    /** Medicare's rule: the total, each code's blocks of 15, what is left to the largest remainders. */
    private static void pooled(Said said, Map<String, Integer> units) {
        Optional<MatchResult> total = said.find("^PT: (\\d+) minutes? of timed codes (?:support|are fewer)");
        if (total.isEmpty()) {
            return;
        }
        Map<String, Integer> minutes = new TreeMap<>();
        said.all("^(\\d{5}): (\\d+) minutes hold").forEach(found -> minutes.put(found.group(1), number(found, 2)));
        List<MatchResult> winners = said.all("^(\\d{5}) takes a leftover unit with a remainder of (\\d+) minute");
        winners.forEach(found -> minutes.putIfAbsent(found.group(1), number(found, 2)));
        said.all("^(\\d{5}): its (\\d+) minutes? count in the total, without a unit")
                .forEach(found -> minutes.putIfAbsent(found.group(1), number(found, 2)));

        int sum = minutes.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(sum).isEqualTo(number(total.get(), 1));
        minutes.forEach((code, of) -> {
            if (of / 15 > 0) {
                units.put(code, of / 15);
            }
        });
        int blocks = units.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(winners).hasSize((sum < 8 ? 0 : (sum + 7) / 15) - blocks);
        var losers = new TreeSet<>(minutes.keySet());
        winners.forEach(found -> losers.remove(found.group(1)));
        for (MatchResult winner : winners) {
            units.merge(winner.group(1), 1, Integer::sum);
            assertThat(losers)
                    .allSatisfy(loser -> assertThat(minutes.get(loser) % 15).isLessThanOrEqualTo(number(winner, 2)));
        }
    }

    private static Split split(Said said, String code, int units, LocalDate date) {
        if (said.find("^" + code + ": (?:all \\d+ minutes? are the assistant's|the assistant alone furnished it)")
                .isPresent()) {
            return new Split(0, units);
        }
        Optional<MatchResult> tenth =
                said.find("^" + code + ": (\\d+) of (\\d+) minutes? are the assistant's, (?:not )?more than a tenth");
        if (tenth.isPresent()) {
            boolean more = number(tenth.get(), 1) * 10 > number(tenth.get(), 2);
            return more ? new Split(0, units) : new Split(units, 0);
        }
        Split full = said.find("^" + code
                        + ": (\\d+) minutes of the therapist hold \\d+ units? without, (\\d+) of the assistant hold")
                .map(found -> new Split(number(found, 1) / 15, number(found, 2) / 15))
                .orElse(new Split(0, 0));
        if (said.find("^" + code + ": two leftover units share .*: one without and one with")
                .isPresent()) {
            return full.plus(new Split(1, 1));
        }
        return said.find(
                        "^" + code + ": of the last unit (\\d+) minutes are the therapist's and (\\d+) the assistant's")
                .map(found -> full.plus(
                        lastIsAssistants(number(found, 1), number(found, 2), date) ? new Split(0, 1) : new Split(1, 0)))
                .orElseGet(() -> full.equals(new Split(0, 0)) ? new Split(units, 0) : full);
    }

    private static boolean lastIsAssistants(int therapist, int assistant, LocalDate date) {
        if (date.isAfter(BY_THE_TENTH_ALONE_UNTIL)) {
            if (therapist >= 8) {
                return false;
            }
            if (assistant >= 8) {
                return true;
            }
        }
        return assistant * 10 > therapist + assistant;
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private record Said(List<Explanation> explanation) {
        List<MatchResult> all(String pattern) {
            Pattern compiled = Pattern.compile(pattern);
            return explanation.stream()
                    .flatMap(step -> compiled.matcher(step.text()).results())
                    .toList();
        }

        Optional<MatchResult> find(String pattern) {
            return all(pattern).stream().findFirst();
        }
    }
}
