package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.Segment;
import com.therapyclaims.domain.units.ServiceMinutes;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which claims of a day take the place of which, or take it back (C-2). A replacement and a void bear the payer's number of the
 * claim they are about, which the archive knows once a remittance has told it: the claim that bears the number, or whose own
 * number it is ({@link Originals}), may be of another day; where there is none it is looked for in the day by what it holds. It
 * is an earlier claim with the same payer and billing provider, and at least a code of theirs or their
 * discipline: of several the one found before, else one of their discipline, that the payer has, that shares their times, or
 * most of its codes, and the last of equals.
 */
final class Replacements {
    /** The replacement of each claim that has one. */
    private final Map<String, DayClaim> byReplaced = new LinkedHashMap<>();

    private Replacements() {}

    /** Those of a day. */
    static Replacements of(Collection<DayClaim> day) {
        Replacements found = new Replacements();
        day.stream()
                .filter(Replacements::looksInItsDay)
                .sorted(DayClaim.IN_ORDER)
                .forEach(claim -> found.add(claim, day));
        return found;
    }

    private static boolean looksInItsDay(DayClaim claim) {
        return switch (claim.filed().about()) {
            case SOUGHT, FOUND -> claim.originalOfAnotherDay().isEmpty();
            case NO_OTHER, UNKNOWN -> false;
        };
    }

    private void add(DayClaim replacement, Collection<DayClaim> day) {
        List<DayClaim> earlier = day.stream()
                .filter(other -> DayClaim.IN_ORDER.compare(other, replacement) < 0)
                .filter(other -> other.canBeReplacedBy(replacement.visit()))
                .filter(other -> !byReplaced.containsKey(other.claimId()))
                .filter(other -> isFollowedByNone(other, replacement))
                .toList();
        earlier.stream()
                .filter(other -> isNamed(other, replacement))
                .findFirst()
                .or(() -> likest(replacement.visit(), earlier))
                .ifPresent(replaced -> byReplaced.put(replaced.claimId(), replacement));
    }

    /** One that was replaced by a claim of another day, which was moved to this one since, is. */
    private static boolean isFollowedByNone(DayClaim claim, DayClaim but) {
        return claim.filed()
                .succession()
                .by()
                .filter(by -> !by.claimId().equals(but.claimId()))
                .isEmpty();
    }

    private static boolean isNamed(DayClaim claim, DayClaim replacement) {
        Optional<String> found = replacement.filed().succession().of().map(Succession.Original::claimId);
        return found.filter(claim.claimId()::equals).isPresent()
                || replacement
                        .visit()
                        .filing()
                        .originalReference()
                        .filter(reference -> reference.equals(claim.claimId())
                                || ControlNumbers.claimIdPrefix(reference)
                                        .filter(claim.claimId()::startsWith)
                                        .isPresent())
                        .isPresent();
    }

    private static Optional<DayClaim> likest(Visit replacement, List<DayClaim> earlier) {
        return earlier.stream()
                .filter(other ->
                        sharedCodes(other.visit(), replacement) > 0 || sharesDiscipline(other.visit(), replacement))
                .max(Comparator.<DayClaim, Boolean>comparing(
                                other -> other.filed().replaced())
                        .thenComparing(other -> sharesDiscipline(other.visit(), replacement))
                        .thenComparing(other -> other.filed().withItsPayer())
                        .thenComparing(other -> sharesTimes(other.visit(), replacement))
                        .thenComparingInt(other -> sharedCodes(other.visit(), replacement))
                        .thenComparing(DayClaim.IN_ORDER));
    }

    private static boolean sharesDiscipline(Visit one, Visit other) {
        return !Collections.disjoint(disciplines(one), disciplines(other));
    }

    private static Set<Discipline> disciplines(Visit visit) {
        return VisitDiscipline.of(visit).serviceMinutes(visit).stream()
                .map(ServiceMinutes::discipline)
                .collect(Collectors.toSet());
    }

    private static boolean sharesTimes(Visit one, Visit other) {
        return segments(one).anyMatch(segment -> segments(other).anyMatch(segment::overlaps));
    }

    private static Stream<Segment> segments(Visit visit) {
        return visit.services().stream().flatMap(service -> service.segments().stream());
    }

    private static int sharedCodes(Visit one, Visit other) {
        Set<String> codes = codes(one);
        codes.retainAll(codes(other));
        return codes.size();
    }

    private static Set<String> codes(Visit visit) {
        return visit.services().stream().map(Visit.Service::code).collect(Collectors.toCollection(HashSet::new));
    }

    /** What becomes of a claim. */
    Replacement of(DayClaim claim) {
        return new Replacement(
                claim.filed().about(),
                claim.originalOfAnotherDay()
                        .map(Replacement.Other::of)
                        .or(() -> byReplaced.entrySet().stream()
                                .filter(pair -> pair.getValue().claimId().equals(claim.claimId()))
                                .map(pair -> Replacement.Other.ofTheDay(pair.getKey()))
                                .findFirst()),
                Optional.ofNullable(byReplaced.get(claim.claimId()))
                        .map(Replacement.By::of)
                        .or(() -> claim.filed().succession().by().map(Replacement.By::of)));
    }

    /**
     * Whether a claim counts beside another: one that is replaced counts beside none, and a replaced one still stands as it
     * did before its replacement came.
     */
    boolean countsBeside(DayClaim neighbour, DayClaim counted) {
        if (byReplaced.containsKey(neighbour.claimId())
                || neighbour.filed().succession().by().isPresent()) {
            return false;
        }
        Optional<DayClaim> next = Optional.ofNullable(byReplaced.get(counted.claimId()));
        while (next.isPresent()) {
            if (next.get().claimId().equals(neighbour.claimId())) {
                return false;
            }
            next = Optional.ofNullable(byReplaced.get(next.get().claimId()));
        }
        return true;
    }
}
