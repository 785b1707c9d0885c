package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.units.DisciplineTotal;
import com.therapyclaims.domain.units.EightMinuteRule;
import com.therapyclaims.domain.units.UnitCount;
import com.therapyclaims.domain.units.UnitRule;
import java.util.ArrayList;
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

    private DayChecks() {}

    static ClaimCheckResult check(Visit visit, UnitCount units, List<DayClaim> earlier) {
        List<Finding> findings = new ArrayList<>();
        earlier.forEach(claim -> duplicate(visit, claim).ifPresent(findings::add));
        if (units.unitRule() == UnitRule.CMS_8_MINUTE) {
            units.byDiscipline()
                    .forEach(
                            (discipline, own) -> split(discipline, own, earlier).ifPresent(findings::add));
        }
        List<Coverage> coverage = new ArrayList<>(List.of(Coverage.checked(CHECK, SOURCE)));
        ClockTimes.check(visit, earlier, findings, coverage);
        return new ClaimCheckResult(findings, coverage);
    }

    /** Every code of the visit stands on the earlier claim, by the same rendering provider. */
    private static Optional<Finding> duplicate(Visit visit, DayClaim earlier) {
        Set<String> codes = codes(visit);
        if (!codes(earlier.visit()).containsAll(codes) || !rendering(visit).equals(rendering(earlier.visit()))) {
            return Optional.empty();
        }
        boolean same = services(visit).equals(services(earlier.visit()));
        return Optional.of(Finding.of(
                FindingCode.CLM_DUPLICATE_VISIT,
                "/claim/services",
                Text.of(
                        "Claim %s of the day holds %s by the same provider already, %s.",
                        earlier.claimId(),
                        codes.stream().sorted().collect(Collectors.joining(", ")),
                        same ? "with the same minutes" : "with other minutes")));
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
        List<DayClaim> sharing = earlier.stream()
                .filter(claim -> totalOf(discipline, claim).isPresent())
                .toList();
        List<DisciplineTotal> totals = Stream.concat(
                        sharing.stream().flatMap(claim -> totalOf(discipline, claim).stream()), Stream.of(own))
                .toList();
        int minutes = totals.stream().mapToInt(DisciplineTotal::timedMinutes).sum();
        int apart = totals.stream().mapToInt(DisciplineTotal::timedUnits).sum();
        int together = EightMinuteRule.unitsFor(minutes);
        return sharing.isEmpty() || own.timedMinutes() == 0 || together == apart
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
