package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.claims.TherapyYear.AccruedClaim;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the change of one claim makes of its patient's day (P-6, PY-5). Every claim that is paid as one day with it, as it
 * was or as it becomes, is decided twice with the tables of now: within the day as it was and as it becomes. Where
 * that makes a difference the change is what made it, and the claim gets a next revision, or, if it is with its payer
 * already, keeps its price and is reported. A difference the tables make is left to repricing.
 *
 * <p>The year's accrual to the therapy threshold and what is used of authorisations run through the day in the order of
 * its claims.
 *
 * @param decision of the changed claim; empty if the change takes it out of the day, or it never was of it
 * @param revisions the next revisions of the others
 * @param findings one for each of the day's others that changes or should
 */
record DaySettlement(Optional<ClaimDecision> decision, List<ClaimRevision> revisions, List<Finding> findings) {

    /**
     * What is known before the day's claims: before the change, and with it, which may be of another day too.
     *
     * @param was with the claims of other days as they were
     * @param is with them as they become
     */
    record Known(PatientHistory was, PatientHistory is) {}

    /**
     * The day with the change.
     *
     * @param claimId of the claim that changes
     * @param becomes the claim, if it is one of the day with the change
     * @param handovers what changes hands, of other days too
     */
    static DaySettlement of(
            String claimId,
            Optional<ClaimChange.Becoming> becomes,
            List<Handover> handovers,
            PatientDay day,
            Known known,
            ClaimProcessor processor,
            Instant now) {
        Handed handed = Handed.of(handovers, day);
        Optional<Member> changed = becomes.map(claim -> new Member(claim.place(), claim.prepared()::decide));
        Optional<ClaimRevision> before = day.claim(claimId);
        List<ClaimRevision> others = day.claims().stream()
                .filter(claim -> !claim.claimId().equals(claimId))
                .toList();
        List<Visit> changes = Stream.of(
                        before.map(ClaimRevision::visit).stream(), changed.map(Member::visit).stream(), handed.visits())
                .flatMap(Function.identity())
                .toList();
        List<ClaimRevision> touched = others.stream()
                .filter(other -> {
                    DayClaim place = DayClaim.of(other);
                    return changes.stream()
                            .anyMatch(visit -> place.sharesTheDayOf(visit) || place.canBeReplacedBy(visit));
                })
                .toList();
        List<Member> rest = others.stream()
                .map(other -> touched.contains(other) ? Member.again(other, processor) : Member.asItIs(other))
                .toList();
        Map<String, ClaimDecision> was = decide(rest, before.map(Member::asItIs), known.was(), now);
        Map<String, ClaimDecision> is = decide(handed.in(rest), changed, known.is(), now);

        boolean isOfTheClaim = before.isPresent() || changed.isPresent();
        Words words = new Words(isOfTheClaim ? "the day" : day.dateOfService().toString());
        List<ClaimRevision> revisions = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (ClaimRevision other : touched) {
            ClaimDecision decided = is.get(other.claimId());
            Optional<Handover> handover = handed.of(other.claimId());
            if (handover.isEmpty()
                    && (DecisionOutcome.of(decided).equals(DecisionOutcome.of(was.get(other.claimId())))
                            || DecisionOutcome.of(decided).equals(DecisionOutcome.of(other.decision())))) {
                continue;
            }
            boolean replacedOtherwise =
                    handover.isPresent() || Replacement.isReplaced(decided) != Replacement.isReplaced(other.decision());
            if (other.status().isWithItsPayer() && replacedOtherwise) {
                ClaimRevision next =
                        handed.after(other.noted(now, claimId, Replacement.taken(other.decision(), decided)));
                revisions.add(next);
                boolean takenBack = handover.flatMap(Handover::to)
                        .map(Succession.Successor::takesBack)
                        .orElse(changed.filter(member -> member.visit().filing().takesBack())
                                .isPresent());
                findings.add(words.replaced(next, takenBack));
                if (!Replacement.isReplaced(decided)
                        && !other.allowed().equals(decided.pricing().totals().allowed())) {
                    findings.add(words.variance(other, decided));
                }
            } else if (other.status().isWithItsPayer()) {
                findings.add(words.variance(other, decided));
            } else {
                ClaimRevision next = handed.after(other.settled(now, claimId, decided));
                revisions.add(next);
                findings.add(words.changed(other, next));
            }
        }
        return new DaySettlement(Optional.ofNullable(is.get(claimId)), revisions, findings);
    }

    /** This and what becomes of another day of the same patient. */
    DaySettlement plus(DaySettlement other) {
        return new DaySettlement(
                decision,
                Stream.concat(revisions.stream(), other.revisions.stream()).toList(),
                Stream.concat(findings.stream(), other.findings.stream()).toList());
    }

    /** What is archived with the claim, on condition that the day and its authorisations are as they were seen. */
    DayChange change(PatientDay seen, PatientHistory history) {
        return new DayChange(List.of(seen), revisions, history.authorizations().marks());
    }

    /**
     * What the change does to other claims: those whose day feels it, and later ones of the year.
     *
     * @param changed the claim as it becomes
     * @param year as it was
     */
    List<Finding> events(ClaimRevision changed, TherapyYear year) {
        return events(AccruedClaim.of(changed), year);
    }

    /** The same where the claim leaves the year. */
    List<Finding> eventsWithout(ClaimRevision changed, TherapyYear year) {
        return events(AccruedClaim.of(changed).gone(), year);
    }

    private List<Finding> events(AccruedClaim changed, TherapyYear year) {
        List<AccruedClaim> written = Stream.concat(
                        Stream.of(changed), revisions.stream().map(AccruedClaim::of))
                .toList();
        return Stream.concat(findings.stream(), YearEffect.of(year, written).stream())
                .toList();
    }

    /** Decides the day's claims in their order: each finds what those before it leave (KX-1, PY-4). */
    private static Map<String, ClaimDecision> decide(
            List<Member> others, Optional<Member> one, PatientHistory beforeTheDay, Instant now) {
        List<Member> members = Stream.concat(others.stream(), one.stream())
                .sorted((left, right) -> DayClaim.IN_ORDER.compare(left.place(), right.place()))
                .toList();
        List<DayClaim> places = members.stream().map(Member::place).toList();
        Map<String, ClaimDecision> decisions = new LinkedHashMap<>();
        PatientHistory history = beforeTheDay;
        for (Member member : members) {
            DayClaim place = member.place();
            DayNeighbours neighbours = DayNeighbours.of(place, places);
            ClaimDecision decision = member.decision()
                    .apply(new ClaimContext(ClaimIntake.filedOn(place.filedAt(now)), neighbours, Optional.of(history)));
            decisions.put(place.claimId(), decision);
            if (neighbours.replacement().by().isEmpty()) {
                history = history.after(place, decision);
            }
        }
        return decisions;
    }

    /**
     * What is told of a day's claims.
     *
     * @param day as whoever makes the change knows it
     */
    private record Words(String day) {
        Finding changed(ClaimRevision was, ClaimRevision is) {
            return Finding.of(
                    FindingCode.CLM_DAY_CHANGED,
                    "/claim/dateOfService",
                    Text.of(
                            "Claim %s of %s changes with this one (revision %d): allowed %s becomes %s, %s becomes %s.",
                            was.claimId(), day, is.revision(), was.allowed(), is.allowed(), was.status(), is.status()));
        }

        Finding replaced(ClaimRevision is, boolean takenBack) {
            String what;
            if (!Replacement.isReplaced(is.decision())) {
                what = "is replaced no more and counts again";
            } else {
                what = takenBack
                        ? "is taken back by this one and counts no more"
                        : "is replaced by this one and counts no more";
            }
            return Finding.of(
                    FindingCode.CLM_DAY_CHANGED,
                    "/claim/dateOfService",
                    Text.of(
                            "Claim %s of %s (%s) %s (revision %d).",
                            is.claimId(), day, is.status(), what, is.revision()));
        }

        Finding variance(ClaimRevision claim, ClaimDecision decided) {
            return Finding.of(
                    FindingCode.CLM_DAY_VARIANCE,
                    "/claim/dateOfService",
                    Text.of(
                            "Claim %s of %s is %s and keeps its allowed amount %s; with this claim it would be %s.",
                            claim.claimId(),
                            day,
                            claim.status(),
                            claim.allowed(),
                            decided.pricing().totals().allowed()));
        }
    }

    /** The day's claims that change hands. */
    private record Handed(Map<String, Handover> handovers) {
        static Handed of(List<Handover> handovers, PatientDay day) {
            Map<String, Handover> ofDay = new LinkedHashMap<>();
            handovers.stream()
                    .filter(handover -> day.isOf(handover.original().visit()))
                    .forEach(handover -> ofDay.put(handover.original().claimId(), handover));
            return new Handed(ofDay);
        }

        Stream<Visit> visits() {
            return handovers.values().stream()
                    .map(handover -> handover.original().visit());
        }

        Optional<Handover> of(String claimId) {
            return Optional.ofNullable(handovers.get(claimId));
        }

        List<Member> in(List<Member> members) {
            return members.stream()
                    .map(member -> of(member.place().claimId())
                            .map(handover -> member.followedBy(handover.to()))
                            .orElse(member))
                    .toList();
        }

        ClaimRevision after(ClaimRevision next) {
            return of(next.claimId())
                    .map(handover -> next.succeeding(next.succession().followedBy(handover.to())))
                    .orElse(next);
        }
    }

    /** A claim of the day and how it is decided there. */
    private record Member(DayClaim place, Function<ClaimContext, ClaimDecision> decision) {
        static Member again(ClaimRevision claim, ClaimProcessor processor) {
            return new Member(
                    DayClaim.of(claim),
                    context -> processor.again(claim, context).orElse(claim.decision()));
        }

        Member followedBy(Optional<Succession.Successor> successor) {
            return new Member(place.followedBy(successor), decision);
        }

        Visit visit() {
            return place.visit();
        }

        static Member asItIs(ClaimRevision claim) {
            return new Member(DayClaim.of(claim), _ -> claim.decision());
        }
    }
}
