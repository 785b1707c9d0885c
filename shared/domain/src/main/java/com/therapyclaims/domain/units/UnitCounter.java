package com.therapyclaims.domain.units;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.units.Share.Allocation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts a day's units: how many, for which code, furnished by whom, and why.
 *
 * <p>The 15-minute codes of a discipline are counted together under Medicare's rule ({@link EightMinuteRule}) and each
 * alone under the others ({@link MidpointRule}, {@link WholeUnitRule}); every other code follows its own clock
 * ({@link ServiceClock}). {@link AssistantSplit} then says which units carry CQ or CO. It does so under every unit rule:
 * a payer that asks for no assistant modifier ignores it, one whose contract cuts assistants' units needs it.
 *
 * <p>Nothing is lost: each recorded service ends in a line or in {@code unbilled}. A code the table does not know is a
 * finding and has no unit. Holds no state and is safe for use by several threads.
 */
public final class UnitCounter {
    private static final String MANUAL = "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2";

    private static final Map<UnitRule, List<Coverage>> COVERAGE =
            Stream.of(UnitRule.values()).collect(Collectors.toUnmodifiableMap(rule -> rule, UnitCounter::coverageOf));

    /** Counts one patient's day. */
    public UnitCount count(UnitRequest request) {
        var journal = new Journal();
        var rule = request.unitRule();
        var day = DayServices.of(request, rule != UnitRule.PER_VISIT, journal);
        day.services().forEach(service -> checkDiscipline(service, journal));
        var allocation = allocate(request, day, journal);
        var sheet = new ClaimSheet(new AssistantSplit(request.dateOfService(), journal), journal);
        day.unknown().forEach(sheet::addUnknown);
        allocation
                .shares()
                .forEach(share -> sheet.add(
                        share, rule != UnitRule.PER_VISIT && share.service().pooled()));
        noteAssistantPolicy(rule, sheet, journal);
        var totals = totals(request, allocation);
        noteAverage(totals, journal);
        return new UnitCount(
                rule,
                sum(totals, DisciplineTotal::timedMinutes),
                treatmentMinutes(day),
                sum(totals, DisciplineTotal::timedUnits),
                sheet.lines(),
                sheet.unbilled(),
                allocation.ties(),
                totals,
                journal.findings(),
                journal.explanation(),
                COVERAGE.get(rule));
    }

    private static Allocation allocate(UnitRequest request, DayServices day, Journal journal) {
        return switch (request.unitRule()) {
            case CMS_8_MINUTE -> together(request, day, journal);
            case AMA_MIDPOINT -> {
                var allocation = alone(day, new ServiceClock(request, new MidpointRule(), Rule.A_1, journal));
                noteCountedAlone(totals(request, allocation), journal);
                yield allocation;
            }
            case FULL_15_ONLY -> alone(day, new ServiceClock(request, new WholeUnitRule(), Rule.A_4, journal));
            case PER_VISIT -> perVisit(day, journal);
        };
    }

    private static Allocation alone(DayServices day, ServiceClock clock) {
        return new Allocation(Lists.map(day.services(), clock::count), List.of());
    }

    /** What Medicare's rule would give, where the two differ. */
    private static void noteCountedAlone(Map<Discipline, DisciplineTotal> totals, Journal journal) {
        totals.forEach((discipline, total) -> {
            int together = EightMinuteRule.unitsFor(total.timedMinutes());
            if (together != total.timedUnits()) {
                journal.explain(
                        Rule.A_3,
                        Sentence.of(
                                "%s: each timed code alone gives %s in all; Medicare's rule would give %s for the %s together",
                                discipline,
                                Words.units(total.timedUnits()),
                                Words.units(together),
                                Words.minutes(total.timedMinutes())));
            }
        });
    }

    private static Allocation together(UnitRequest request, DayServices day, Journal journal) {
        var rule = new EightMinuteRule(request.tieChoice(), journal);
        var byDiscipline = new EnumMap<Discipline, Allocation>(Discipline.class);
        for (var discipline : Discipline.values()) {
            var services = day.pooledOf(discipline);
            if (!services.isEmpty()) {
                byDiscipline.put(discipline, rule.allocate(discipline, services));
            }
        }
        noteDisciplinesApart(byDiscipline, journal);
        List<Share> pooled = List.of();
        List<Tie> ties = List.of();
        for (Allocation allocation : byDiscipline.values()) {
            pooled = Lists.both(pooled, allocation.shares());
            ties = Lists.both(ties, allocation.ties());
        }
        List<Share> byTotal = pooled;
        var clock = new ServiceClock(request, new MidpointRule(), Rule.A_1, journal);
        List<Share> shares = Lists.map(
                day.services(),
                service -> service.pooled()
                        ? Lists.first(byTotal, share -> share.service().equals(service))
                                .orElseThrow()
                        : clock.count(service));
        return new Allocation(shares, ties);
    }

    private static Allocation perVisit(DayServices day, Journal journal) {
        List<Share> shares = Lists.map(day.services(), service -> {
            if (service.code().timed() && service.minutes() == 0) {
                return Share.none(service, "no minutes are recorded");
            }
            journal.explain(Rule.A_4, service.name() + ": the payer pays the visit, 1 unit of each service");
            return Share.of(service, 1);
        });
        return new Allocation(shares, List.of());
    }

    private static void checkDiscipline(PooledService service, Journal journal) {
        for (var index : service.indices()) {
            if (!service.code().billableBy(service.discipline())) {
                journal.find(
                        FindingCode.CODE_DISCIPLINE_MISMATCH,
                        PooledService.pointerTo(index),
                        Text.of(
                                "%s is a code of %s, not of %s.",
                                service.name(),
                                Words.list(service.code().disciplines().stream()
                                        .sorted()
                                        .toList()),
                                service.discipline()));
            }
        }
    }

    private static void noteDisciplinesApart(Map<Discipline, Allocation> byDiscipline, Journal journal) {
        if (byDiscipline.size() < 2) {
            return;
        }
        var each = byDiscipline.entrySet().stream()
                .map(entry -> Text.of(
                        "%s %s for %s",
                        entry.getKey(),
                        Words.units(entry.getValue().units()),
                        Words.minutes(minutes(entry.getValue()))))
                .toList();
        int together =
                byDiscipline.values().stream().mapToInt(UnitCounter::minutes).sum();
        var text = Text.of(
                "Timed minutes are totalled by discipline: %s; together %s would give %s",
                Words.list(each), Words.minutes(together), Words.units(EightMinuteRule.unitsFor(together)));
        journal.explain(Rule.U_10, text);
        journal.find(
                FindingCode.UNITS_ASSUMPTION,
                "",
                text
                        + ". The manual says only \"a single calendar day\" (U-10): separate plans of care assumed apart.");
    }

    private static void noteAssistantPolicy(UnitRule rule, ClaimSheet sheet, Journal journal) {
        if (rule != UnitRule.CMS_8_MINUTE && Lists.any(sheet.lines(), UnitLine::assistant)) {
            journal.find(
                    FindingCode.UNITS_ASSUMPTION,
                    "",
                    "Units are counted on the minutes of therapist and assistant together; assistant lines are split and"
                            + " marked as Medicare asks. Remove CQ or CO where this payer does not want it.");
        }
    }

    private static void noteAverage(Map<Discipline, DisciplineTotal> totals, Journal journal) {
        totals.forEach((discipline, total) -> {
            if (total.timedUnits() > 0) {
                int tenths = total.timedMinutes() * 10 / total.timedUnits();
                journal.explain(
                        Rule.U_11,
                        Sentence.of(
                                "%s: %s in %s average %d.%d minutes; only a provider's average over time below 15 calls for review",
                                discipline,
                                Words.minutes(total.timedMinutes()),
                                Words.units(total.timedUnits()),
                                tenths / 10,
                                tenths % 10));
            }
        });
    }

    private static Map<Discipline, DisciplineTotal> totals(UnitRequest request, Allocation allocation) {
        var totals = new EnumMap<Discipline, DisciplineTotal>(Discipline.class);
        request.services().forEach(service -> totals.put(service.discipline(), new DisciplineTotal(0, 0)));
        for (Share share : allocation.shares()) {
            if (share.service().pooled()) {
                totals.merge(
                        share.service().discipline(),
                        new DisciplineTotal(share.service().minutes(), share.units()),
                        (one, other) -> new DisciplineTotal(
                                one.timedMinutes() + other.timedMinutes(), one.timedUnits() + other.timedUnits()));
            }
        }
        return totals;
    }

    private static int sum(Map<Discipline, DisciplineTotal> totals, ToIntFunction<DisciplineTotal> figure) {
        int sum = 0;
        for (DisciplineTotal total : totals.values()) {
            sum = Math.addExact(sum, figure.applyAsInt(total));
        }
        return sum;
    }

    private static int minutes(Allocation allocation) {
        return Lists.sum(allocation.shares(), share -> share.service().minutes());
    }

    private static int treatmentMinutes(DayServices day) {
        return Lists.sum(
                        day.services(),
                        service -> service.code().ofTheDay() && !service.code().withinAnother() ? service.minutes() : 0)
                + Lists.sum(day.unknown(), entry -> entry.service().minutes());
    }

    private static List<Coverage> coverageOf(UnitRule rule) {
        var source = switch (rule) {
            case CMS_8_MINUTE -> MANUAL + ".C";
            case AMA_MIDPOINT -> Rule.A_1.citation();
            case FULL_15_ONLY, PER_VISIT -> Rule.A_4.citation();
        };
        return List.of(
                Coverage.checked("UNITS", source),
                Coverage.checked("CODE_CLOCKS", MANUAL + ".B and 20.2.D; therapy code list"),
                new Coverage(
                        "ASSISTANT_MODIFIERS",
                        Rule.CQ_4.citation(),
                        Optional.of(AssistantSplit.MODIFIERS_FROM),
                        Optional.empty(),
                        true,
                        Optional.empty()),
                Coverage.unchecked(
                        "DIRECT_TIME",
                        Rule.U_8.citation(),
                        "Minutes are taken as direct treatment time; only the note can show it."),
                Coverage.unchecked(
                        "AVERAGE_UNIT",
                        Rule.U_11.citation(),
                        "The measure is timed minutes / timed units of a provider's month, over all claims, and this is one day: GET"
                                + " /v1/average-units tells it of archived claims."));
    }
}
