package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.ModifierGroup;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.units.DisciplineTotal;
import com.therapyclaims.domain.units.EightMinuteRule;
import com.therapyclaims.domain.units.UnitCount;
import com.therapyclaims.domain.units.UnitRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a visit is beside the earlier claims of its day: the same visit once more, or a part of a day whose minutes count
 * together (U-1, U-9), and whether any minute of the day is counted twice (U-8, U-10).
 */
final class DayChecks {
    private static final String CHECK = "EARLIER_CLAIMS_OF_THE_DAY";
    private static final String SOURCE = "Medicare Claims Processing Manual (Pub. 100-04) ch. 1 s. 120, ch. 5 s. 20.2";

    /** A service repeated by the same or by another provider. */
    private static final Set<String> REPEATED = Set.of("76", "77");

    private DayChecks() {}

    static ClaimCheckResult check(Visit visit, ClaimLines lines, UnitCount units, List<DayClaim> earlier) {
        List<Finding> findings = new ArrayList<>();
        Lists.where(earlier, claim -> !isOfOtherDisciplines(units, claim.units()))
                .forEach(claim -> duplicate(visit, lines, claim).ifPresent(findings::add));
        if (units.unitRule() == UnitRule.CMS_8_MINUTE) {
            units.byDiscipline()
                    .forEach(
                            (discipline, own) -> split(discipline, own, earlier).ifPresent(findings::add));
        }
        List<Coverage> coverage = new ArrayList<>();
        coverage.add(Coverage.checked(CHECK, SOURCE));
        ClockTimes.check(visit, earlier, findings, coverage);
        return new ClaimCheckResult(findings, coverage);
    }

    /**
     * Every code of the visit stands on the earlier claim, by the same rendering provider, or a line of it does as the payer
     * would see it.
     */
    private static Optional<Finding> duplicate(Visit visit, ClaimLines lines, DayClaim earlier) {
        if (!rendering(visit).equals(rendering(earlier.visit()))) {
            return Optional.empty();
        }
        Set<String> codes = codes(visit);
        if (codes(earlier.visit()).containsAll(codes)) {
            boolean same = services(visit).equals(services(earlier.visit()));
            return Optional.of(duplicate(earlier, codes, same ? "with the same minutes" : "with other minutes"));
        }
        Set<String> again = linesAgain(visit, lines, earlier);
        return again.isEmpty()
                ? Optional.empty()
                : Optional.of(duplicate(earlier, again, "on a line that looks the same"));
    }

    /** PT and OT of one day go by plans of their own and are two services, whoever bills them (U-10). */
    private static boolean isOfOtherDisciplines(UnitCount units, UnitCount earlier) {
        Set<Discipline> own = units.byDiscipline().keySet();
        Set<Discipline> others = earlier.byDiscipline().keySet();
        return !own.isEmpty() && !others.isEmpty() && Collections.disjoint(own, others);
    }

    private static Finding duplicate(DayClaim earlier, Set<String> codes, String how) {
        return Finding.of(
                FindingCode.CLM_DUPLICATE_VISIT,
                "/claim/services",
                Text.of(
                        "Claim %s of the day holds %s by the same provider already, %s.",
                        earlier.claimId(), codes.stream().sorted().collect(Collectors.joining(", ")), how));
    }

    /** The codes of lines that are exact duplicates: place, code and what is billed are the same, and no modifier says more. */
    private static Set<String> linesAgain(Visit visit, ClaimLines lines, DayClaim earlier) {
        if (!visit.placeOfService().equals(earlier.visit().placeOfService())) {
            return Set.of();
        }
        List<ClaimLines.Line> before =
                ClaimLines.of(earlier.visit(), earlier.units()).lines();
        return lines.lines().stream()
                .filter(line -> line.modifiers().stream().noneMatch(DayChecks::tellsApart))
                .filter(line -> before.stream().anyMatch(other -> looksTheSame(line, other)))
                .map(ClaimLines.Line::code)
                .collect(Collectors.toSet());
    }

    private static boolean looksTheSame(ClaimLines.Line line, ClaimLines.Line other) {
        boolean billedOtherwise = line.charge().isPresent()
                && other.charge().isPresent()
                && !line.charge().equals(other.charge());
        return line.code().equals(other.code()) && line.units() == other.units() && !billedOtherwise;
    }

    private static boolean tellsApart(String modifier) {
        return ModifierGroup.of(modifier) == ModifierGroup.DISTINCT || REPEATED.contains(modifier);
    }

    private static Set<String> codes(Visit visit) {
        return visit.services().stream().map(Visit.Service::code).collect(Collectors.toSet());
    }

    private static Optional<String> rendering(Visit visit) {
        return visit.renderingProvider().flatMap(Visit.Provider::npi);
    }

    private static List<String> services(Visit visit) {
        return visit.services().stream()
                .map(service -> service.code() + " " + service.minutes())
                .sorted()
                .toList();
    }

    /** Medicare counts the day's timed minutes together; claim by claim they can come to more or fewer units. */
    private static Optional<Finding> split(Discipline discipline, DisciplineTotal own, List<DayClaim> earlier) {
        List<DayClaim> sharing =
                Lists.where(earlier, claim -> totalOf(discipline, claim).isPresent());
        if (sharing.isEmpty()) {
            return Optional.empty();
        }
        List<DisciplineTotal> totals = Stream.concat(
                        sharing.stream().flatMap(claim -> totalOf(discipline, claim).stream()), Stream.of(own))
                .toList();
        int minutes = totals.stream().mapToInt(DisciplineTotal::timedMinutes).sum();
        int apart = totals.stream().mapToInt(DisciplineTotal::timedUnits).sum();
        int together = EightMinuteRule.unitsFor(minutes);
        return own.timedMinutes() == 0 || together == apart
                ? Optional.empty()
                : Optional.of(Finding.of(
                        FindingCode.UNITS_DAY_SPLIT,
                        "/claim/services",
                        Text.of(
                                "With claim %s the day has %d timed minutes of %s: together they are %d units, counted claim by claim %d.",
                                sharing.stream().map(DayClaim::claimId).collect(Collectors.joining(", ")),
                                minutes,
                                discipline,
                                together,
                                apart)));
    }

    private static Optional<DisciplineTotal> totalOf(Discipline discipline, DayClaim claim) {
        return Optional.ofNullable(claim.units().byDiscipline().get(discipline))
                .filter(total -> total.timedMinutes() > 0);
    }
}
