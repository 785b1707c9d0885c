package com.therapyclaims.domain.units;

import com.therapyclaims.domain.codes.Clock;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.units.Share.Allocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Medicare's 8-minute rule for the 15-minute codes of one discipline's day (Medicare Claims Processing Manual ch. 5
 * s. 20.2.C).
 *
 * <p>The total of minutes decides how many units there are (U-1): 8 to 22 minutes one, 23 to 37 two, and on by 15. Each
 * code keeps its full blocks of 15 (U-2). The units left over go one each to the largest remainders (U-3), be they under
 * 8 minutes (U-4). Where remainders are equal the therapist chooses (U-5): {@code tieChoice} first, else the service
 * with more minutes, else the one that stands first in the note; never the price.
 */
public final class EightMinuteRule {
    /** Minutes that make the first unit; each further one takes 15 more. */
    private static final int FIRST_UNIT_AT = 8;

    private static final int BLOCK = Clock.FIFTEEN;

    private final List<String> tieChoice;
    private final Journal journal;

    /**
     * The rule for one request.
     *
     * @param tieChoice codes the therapist prefers where remainders are equal
     */
    EightMinuteRule(List<String> tieChoice, Journal journal) {
        this.tieChoice = tieChoice;
        this.journal = journal;
    }

    /** Units that a day's total of timed minutes supports (U-1). */
    public static int unitsFor(int timedMinutes) {
        return timedMinutes < FIRST_UNIT_AT ? 0 : (timedMinutes + BLOCK - FIRST_UNIT_AT) / BLOCK;
    }

    /**
     * The most units that minutes support, however so many totals share them: each rounds up by what the first unit lacks of a
     * full one.
     */
    public static long mostUnitsFor(long timedMinutes, int totals) {
        return (timedMinutes + (long) (BLOCK - FIRST_UNIT_AT) * totals) / BLOCK;
    }

    /** The full units of a code's own minutes, which it keeps whatever the day's total (U-2). */
    public static long fullUnits(long minutes) {
        return minutes / BLOCK;
    }

    /** The fewest minutes that support so many units. */
    static int minutesFor(int units) {
        return FIRST_UNIT_AT + (units - 1) * BLOCK;
    }

    /** Gives the units of one discipline's day to its services, none of them empty. */
    Allocation allocate(Discipline discipline, List<PooledService> services) {
        int total = Lists.sum(services, PooledService::minutes);
        int units = unitsFor(total);
        explainTotal(discipline, total, units);
        services.forEach(this::explainBlocks);
        int leftover = units - Lists.sum(services, EightMinuteRule::blocks);
        var award = award(services, leftover);
        var shares = Lists.map(services, service -> share(service, award, new Day(total, units)));
        shares.forEach(this::explainNone);
        List<Tie> ties = award.tie().map(tie -> List.of(tie.asTie())).orElse(List.of());
        return new Allocation(shares, ties);
    }

    private static int blocks(PooledService service) {
        return service.minutes() / BLOCK;
    }

    private static int remainder(PooledService service) {
        return service.minutes() % BLOCK;
    }

    /** The total of minutes and the units it supports. */
    private record Day(int minutes, int units) {
        String shortOfAnother() {
            return Words.minutes(minutesFor(units + 1) - minutes) + " short";
        }

        String whyNoFurtherUnit() {
            return Text.of(
                    "%s: %s of timed codes give %s, %s needs %d",
                    shortOfAnother(),
                    Words.minutes(minutes),
                    units == 0 ? "no unit" : Words.units(units),
                    units == 0 ? "the first" : "one more",
                    minutesFor(units + 1));
        }
    }

    /** Those that took a leftover unit, and the equal ones among them that competed. */
    private record Award(List<PooledService> winners, Optional<ContestedUnits> tie) {}

    /** Equal remainders that compete for fewer units. */
    private record ContestedUnits(List<PooledService> equal, List<PooledService> chosen, boolean byTherapist) {
        Tie asTie() {
            return new Tie(codes(equal), codes(chosen));
        }

        String why() {
            return byTherapist
                    ? "the therapist's choice"
                    : "without the therapist's choice: more minutes first, then the order of the note";
        }
    }

    private Award award(List<PooledService> services, int leftover) {
        if (leftover == 0) {
            return new Award(List.of(), Optional.empty());
        }
        int last = largestRemainders(services)[leftover - 1];
        var winners = new ArrayList<>(Lists.where(services, service -> remainder(service) > last));
        var equal = Lists.where(services, service -> remainder(service) == last);
        int places = leftover - winners.size();
        if (equal.size() == places) {
            winners.addAll(equal);
            explainWinners(services, winners);
            return new Award(winners, Optional.empty());
        }
        var contested = contest(equal, places);
        winners.addAll(contested.chosen());
        explainWinners(services, winners);
        reportTie(contested, last);
        return new Award(winners, Optional.of(contested));
    }

    private static int[] largestRemainders(List<PooledService> services) {
        int[] remainders = new int[services.size()];
        for (int i = 0; i < remainders.length; i++) {
            remainders[i] = -remainder(services.get(i));
        }
        Arrays.sort(remainders);
        for (int i = 0; i < remainders.length; i++) {
            remainders[i] = -remainders[i];
        }
        return remainders;
    }

    private ContestedUnits contest(List<PooledService> equal, int places) {
        var byPreference = equal.stream()
                .sorted(Comparator.comparingInt(this::preference)
                        .thenComparing(
                                Comparator.comparingInt(PooledService::minutes).reversed()))
                .toList();
        var chosen = byPreference.subList(0, places);
        boolean byTherapist = chosen.stream().allMatch(service -> preference(service) < tieChoice.size());
        return new ContestedUnits(equal, chosen, byTherapist);
    }

    /** Place among the therapist's choices; after all of them where the therapist does not name it. */
    private int preference(PooledService service) {
        for (int place = 0; place < tieChoice.size(); place++) {
            if (service.isCalled(tieChoice.get(place))) {
                return place;
            }
        }
        return tieChoice.size();
    }

    private static Share share(PooledService service, Award award, Day day) {
        int units = blocks(service) + (award.winners().contains(service) ? 1 : 0);
        return units > 0 ? Share.of(service, units) : Share.none(service, whyNone(service, award, day));
    }

    private static String whyNone(PooledService service, Award award, Day day) {
        if (service.minutes() == 0) {
            return "no minutes are recorded";
        }
        if (award.winners().isEmpty()) {
            return day.whyNoFurtherUnit();
        }
        var lost = award.tie().filter(tie -> tie.equal().contains(service));
        var reason = lost.map(tie -> Text.of(
                        "%s has the same remainder of %s and took the unit (%s)",
                        Words.list(codes(tie.chosen())), Words.minutes(remainder(service)), tie.why()))
                .orElseGet(() -> largerRemainders(service, award.winners()));
        return Text.of(
                "%s; the total of %s is %s of another unit",
                reason, Words.minutes(day.minutes()), day.shortOfAnother());
    }

    private static String largerRemainders(PooledService service, List<PooledService> winners) {
        return Text.of(
                "%s had the larger remainder%s (%s against %s)",
                Words.list(codes(winners)),
                winners.size() == 1 ? "" : "s",
                Words.list(winners.stream().map(EightMinuteRule::remainder).toList()),
                Words.minutes(remainder(service)));
    }

    private void explainTotal(Discipline discipline, int total, int units) {
        journal.explain(
                Rule.U_1,
                units == 0
                        ? Sentence.of(
                                "%s: %s of timed codes are fewer than 8: no unit", discipline, Words.minutes(total))
                        : Sentence.of(
                                "%s: %s of timed codes support %s (%d to %d minutes)",
                                discipline,
                                Words.minutes(total),
                                Words.units(units),
                                minutesFor(units),
                                minutesFor(units + 1) - 1));
    }

    private void explainBlocks(PooledService service) {
        if (blocks(service) > 0) {
            journal.explain(
                    Rule.U_2,
                    Sentence.of(
                            "%s: %s hold %d x 15, %s; remainder %s",
                            service.name(),
                            Words.minutes(service.minutes()),
                            blocks(service),
                            Words.units(blocks(service)),
                            Words.minutes(remainder(service))));
        }
    }

    private void explainWinners(List<PooledService> services, List<PooledService> winners) {
        var others = Lists.where(services, service -> !winners.contains(service) && remainder(service) > 0);
        for (var winner : winners) {
            journal.explain(
                    Rule.U_3,
                    Sentence.of(
                            "%s takes a leftover unit with a remainder of %s%s",
                            winner.name(),
                            Words.minutes(remainder(winner)),
                            others.isEmpty()
                                    ? ""
                                    : " ("
                                            + Words.list(Lists.map(
                                                    others, service -> service.name() + " has " + remainder(service)))
                                            + ")"));
            if (winner.minutes() < FIRST_UNIT_AT) {
                journal.explain(
                        Rule.U_4,
                        Sentence.of(
                                "%s: %s would be no unit alone; with the day's other timed minutes they are billed",
                                winner.name(), Words.minutes(winner.minutes())));
            }
        }
    }

    private void reportTie(ContestedUnits tie, int remainder) {
        var text = Text.of(
                "%s have the same remainder of %s; the unit%s to %s (%s)",
                Words.list(codes(tie.equal())),
                Words.minutes(remainder),
                tie.chosen().size() == 1 ? " goes" : "s go",
                Words.list(codes(tie.chosen())),
                tie.why());
        journal.explain(Rule.U_5, text);
        boolean choiceMovesModifier = tie.equal().stream()
                        .map(service -> service.worked().assistant() > 0)
                        .distinct()
                        .count()
                > 1;
        if (choiceMovesModifier) {
            journal.explain(
                    Rule.CQ_6,
                    Sentence.of(
                            "%s: equal minutes by therapist and assistant; the choice also decides the assistant modifier",
                            Words.list(codes(tie.equal()))));
        }
        if (!tie.byTherapist()) {
            journal.find(
                    FindingCode.UNITS_TIE_NEEDS_CHOICE,
                    tie.equal().getFirst().pointer(),
                    text + (choiceMovesModifier ? ". The choice also decides the assistant modifier." : "."));
        }
    }

    private void explainNone(Share share) {
        share.whyNone()
                .ifPresent(why -> journal.explain(
                        Rule.U_6,
                        Sentence.of(
                                "%s: its %s count in the total, without a unit: %s",
                                share.service().name(),
                                Words.minutes(share.service().minutes()),
                                why)));
    }

    private static List<String> codes(List<PooledService> services) {
        return Lists.map(services, service -> service.code().code());
    }
}
