package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.claims.Visit.Service;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.Segment;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.codes.TherapyCodes;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a patient's minutes of the day are counted once (U-8, U-10): the clock times of one-on-one services do not
 * overlap, within the claim and beside the earlier claims of the day. Two disciplines may treat together where they
 * split the minutes between them.
 */
final class ClockTimes {
    static final String CHECK = "CLOCK_TIMES";

    private ClockTimes() {}

    /** A one-on-one service with where it stands; without a claim's id it is one of the visit that is checked. */
    private record Treated(Optional<String> claimId, int index, Service service, Discipline discipline) {
        List<Segment> segments() {
            return service.segments();
        }

        boolean overlaps(Treated other) {
            return Lists.any(segments(), one -> Lists.any(other.segments(), one::overlaps));
        }

        String named() {
            return claimId.map(id -> Text.of("%s (claim %s)", service.code(), id))
                    .orElseGet(() -> Text.of("%s (service %d)", service.code(), index + 1));
        }
    }

    static void check(Visit visit, List<DayClaim> earlier, List<Finding> findings, List<Coverage> coverage) {
        List<Treated> before = new ArrayList<>();
        Lists.where(earlier, claim -> claim.visit().filing().asksForPayment())
                .forEach(claim -> before.addAll(oneOnOne(claim.visit(), Optional.of(claim.claimId()))));
        for (Treated service : oneOnOne(visit, Optional.empty())) {
            overlap(service, before).ifPresent(findings::add);
            before.add(service);
        }
        int without =
                Lists.where(before, service -> service.segments().isEmpty()).size();
        coverage.add(
                before.size() < 2 || without == 0
                        ? Coverage.checked(CHECK, Rule.U_8.citation())
                        : Coverage.unchecked(
                                CHECK,
                                Rule.U_8.citation(),
                                Text.of(
                                        "%d of the day's %d one-on-one services have no segments: whether they overlap is not known.",
                                        without, before.size())));
    }

    private static List<Treated> oneOnOne(Visit visit, Optional<String> claimId) {
        Discipline usual = VisitDiscipline.of(visit).discipline();
        List<Treated> services = new ArrayList<>();
        for (int index = 0; index < visit.services().size(); index++) {
            Service service = visit.services().get(index);
            if (isOneOnOne(service.code(), visit.dateOfService())) {
                services.add(new Treated(
                        claimId, index, service, service.discipline().orElse(usual)));
            }
        }
        return services;
    }

    private static boolean isOneOnOne(String code, LocalDate date) {
        return TherapyCodes.find(code, date).filter(TherapyCode::oneOnOne).isPresent();
    }

    private static Optional<Finding> overlap(Treated service, List<Treated> before) {
        List<Treated> others = Lists.where(before, service::overlaps);
        Optional<Treated> sameDiscipline = Lists.first(others, other -> other.discipline() == service.discipline());
        if (others.isEmpty() || (sameDiscipline.isEmpty() && minutesAreSplit(service, others))) {
            return Optional.empty();
        }
        Treated other = sameDiscipline.orElse(others.getFirst());
        Segment segment = firstOverlapping(service, other);
        Finding finding = Finding.of(
                FindingCode.TIME_SEGMENT_OVERLAP,
                Text.of(
                        "/claim/services/%d/segments/%d",
                        service.index(), service.segments().indexOf(segment)),
                Text.of("%s from %s to %s overlaps %s", service.named(), segment.start(), segment.stop(), other.named())
                        + (sameDiscipline.isPresent() ? "." : counted(service, others)));
        return Optional.of(
                sameDiscipline.isPresent()
                        ? finding
                        : finding.fixedBy("Correct the segments, or split the minutes of the co-treatment between the"
                                + " disciplines: no minute counts twice."));
    }

    private static Segment firstOverlapping(Treated service, Treated other) {
        return service.segments().stream()
                .filter(one -> other.segments().stream().anyMatch(one::overlaps))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the services claim no more minutes than the clock had for them together. */
    private static boolean minutesAreSplit(Treated service, List<Treated> others) {
        return minutesClaimed(service, others) <= minutesOfTheClock(service, others);
    }

    private static long minutesClaimed(Treated service, List<Treated> others) {
        return Stream.concat(Stream.of(service), others.stream())
                .mapToLong(treated -> treated.service().minutes())
                .sum();
    }

    private static long minutesOfTheClock(Treated service, List<Treated> others) {
        return Segment.minutesHeld(Stream.concat(Stream.of(service), others.stream())
                .flatMap(treated -> treated.segments().stream())
                .toList());
    }

    private static String counted(Treated service, List<Treated> others) {
        return Text.of(
                " of another discipline: %d minutes are counted of %d of the clock.",
                minutesClaimed(service, others), minutesOfTheClock(service, others));
    }
}
