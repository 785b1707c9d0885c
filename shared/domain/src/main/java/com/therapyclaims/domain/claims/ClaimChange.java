package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.claims.DaySettlement.Known;
import com.therapyclaims.domain.rules.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The change of one claim, and what it makes of every day that feels it: its own, the one it leaves where a correction moves it,
 * and those of the claims that it takes the place of, or does so no more, on other days (C-2). The days are settled in the order
 * of their dates: what becomes of an earlier one counts before a later one (KX-1, PY-4). What a claim took and accrued on the
 * day it leaves is not held against it on the day it comes to.
 *
 * @param before the claim as it stands; empty if it is new
 * @param becomes the claim in the place it comes to; empty if it is made void
 * @param handovers what changes hands with it
 */
record ClaimChange(
        Optional<ClaimRevision> before,
        Optional<Becoming> becomes,
        List<Handover> handovers,
        ClaimProcessor processor,
        Instant now) {
    /** A claim in its place of a day, and the same to be decided. */
    record Becoming(DayClaim place, ClaimProcessor.Prepared prepared) {}

    /** The claim's next revision, what it does to other claims, and what is archived with it. */
    record Settled(ClaimRevision next, List<Finding> events, DayChange change) {}

    /**
     * Settles the days.
     *
     * @param own the day the claim comes to, or is of and leaves for good
     * @param left the day a correction takes it from, of another patient too
     * @param ofHandovers the days of the claims that change hands
     * @param next the claim's next revision, of what becomes of its own day
     */
    Settled settle(
            SeenDay own,
            Optional<SeenDay> left,
            List<SeenDay> ofHandovers,
            Function<DaySettlement, ClaimRevision> next) {
        List<SeenDay> others = ofHandovers.stream()
                .filter(seen -> !seen.isDayOf(own) && left.filter(seen::isDayOf).isEmpty())
                .toList();
        Work work = new Work(own, left.flatMap(_ -> before), next);
        Stream.of(Stream.of(own), left.stream(), others.stream())
                .flatMap(Function.identity())
                .sorted(Comparator.comparing(SeenDay::date).thenComparing(seen -> !seen.isDayOf(own)))
                .forEach(work::settle);
        ClaimRevision changed = work.changed.orElseThrow();
        DaySettlement ownSettled = work.of(own);
        DaySettlement ofYear = left.filter(own::isOfOneYearWith)
                .map(from -> ownSettled.plus(work.of(from)))
                .orElse(ownSettled);
        Stream<Finding> events = Stream.concat(
                ofYear.events(changed, own.history().year()).stream(),
                left.filter(from -> !own.isOfOneYearWith(from)).stream()
                        .flatMap(from -> work
                                .of(from)
                                .eventsWithout(changed, from.history().year())
                                .stream()));
        DayChange change = ownSettled.change(own.day(), own.history());
        for (SeenDay other : Stream.concat(left.stream(), others.stream()).toList()) {
            // The marks are the patient's whom the changed claim is of.
            change = change.plus(
                    other.isOfPatientOf(own)
                            ? work.of(other).change(other.day(), other.history())
                            : new DayChange(List.of(other.day()), work.of(other).revisions()));
        }
        return new Settled(
                changed,
                Stream.concat(events, others.stream().flatMap(seen -> work.of(seen).findings().stream()))
                        .toList(),
                change);
    }

    private String claimId() {
        return becomes.map(claim -> claim.place().claimId())
                .or(() -> before.map(ClaimRevision::claimId))
                .orElseThrow();
    }

    private record SettledDay(SeenDay seen, DaySettlement settlement) {}

    /** The days one after the other. */
    private final class Work {
        private final SeenDay own;
        private final Optional<ClaimRevision> former;
        private final Function<DaySettlement, ClaimRevision> next;
        private final List<SettledDay> settled = new ArrayList<>();
        private final List<ClaimRevision> become = new ArrayList<>();
        private Optional<ClaimRevision> changed = Optional.empty();

        /**
         * Nothing is settled yet.
         *
         * @param former the claim on the day it leaves, if it leaves one
         */
        private Work(SeenDay own, Optional<ClaimRevision> former, Function<DaySettlement, ClaimRevision> next) {
            this.own = own;
            this.former = former;
            this.next = next;
        }

        private DaySettlement of(SeenDay seen) {
            return settled.stream()
                    .filter(day -> day.seen().isDayOf(seen))
                    .map(SettledDay::settlement)
                    .findFirst()
                    .orElseThrow();
        }

        private void settle(SeenDay seen) {
            DaySettlement settlement = DaySettlement.of(
                    claimId(),
                    becomes.filter(_ -> seen.isDayOf(own)),
                    handovers,
                    seen.day(),
                    new Known(seen.history(), with(seen)),
                    processor,
                    now);
            settled.add(new SettledDay(seen, settlement));
            become.addAll(settlement.revisions());
            if (seen.isDayOf(own)) {
                changed = Optional.of(next.apply(settlement));
                become.add(changed.get());
            }
        }

        /** What is known before a day with the claims of other days as they become. */
        private PatientHistory with(SeenDay seen) {
            List<ClaimRevision> ofPatient = become.stream()
                    .filter(claim ->
                            claim.visit().patient().id().equals(seen.day().patientId()))
                    .toList();
            PatientHistory history =
                    ofPatient.isEmpty() ? seen.history() : seen.history().with(ofPatient, seen.date());
            if (former.isPresent() && seen.isDayOf(own)) {
                history = history.without(former.get(), seen.date());
            }
            for (Handover handover : handovers) {
                ClaimRevision original = handover.original();
                boolean stillToCome = !seen.day().isOf(original.visit())
                        && original.visit().patient().id().equals(seen.day().patientId())
                        && become.stream().noneMatch(claim -> claim.claimId().equals(original.claimId()));
                history = stillToCome ? handover.before(seen.date(), history) : history;
            }
            return history;
        }
    }
}
