package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.claims.DaySettlement.Known;
import com.therapyclaims.domain.rules.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A correction on its way into the archive: what it makes of its patient's day, and of both days where it moves the claim
 * from one to another. What the claim took and accrued on the day it leaves is not held against it on the day it comes to
 * (KX-1, PY-4).
 *
 * @param latest the revision that is corrected
 * @param visit the corrected visit
 * @param prepared the same with its units
 * @param replaces whether it takes the place of another claim (C-2)
 * @param sentAt when the claim was first sent; empty if it never was (C-3)
 */
record CorrectedClaim(
        ClaimRevision latest,
        Visit visit,
        String sent,
        ClaimProcessor.Prepared prepared,
        boolean replaces,
        Optional<Instant> sentAt,
        ClaimProcessor processor,
        Instant now) {
    /** The claim's next revision with what it does to other claims. */
    record Settled(ClaimRevision next, List<Finding> events, DayChange change) {}

    /** The claim stays in its day. */
    Settled within(PatientDay day, PatientHistory history) {
        DaySettlement settlement = comesTo(day, Known.both(history));
        ClaimRevision next = next(settlement);
        return new Settled(next, settlement.events(next, history.year()), settlement.change(day, history));
    }

    /**
     * The claim goes to another day, of another patient too. The earlier of the two days is settled first: what becomes
     * of it counts before the later one (KX-1).
     *
     * @param left what was known before the day it leaves
     * @param met the same of the day it comes to
     */
    Settled moved(PatientDay from, PatientHistory left, PatientDay to, PatientHistory met) {
        DaySettlement leaving;
        DaySettlement coming;
        if (to.dateOfService().isAfter(from.dateOfService())) {
            leaving = leaves(from, Known.both(left));
            coming = comesTo(to, withoutItsFormerSelf(to, met, leaving.revisions()));
        } else {
            coming = comesTo(to, withoutItsFormerSelf(to, met, List.of()));
            List<ClaimRevision> become = Stream.concat(Stream.of(next(coming)), coming.revisions().stream())
                    .toList();
            leaving = leaves(from, new Known(left, left.with(ofPatient(from, become), from.dateOfService())));
        }
        ClaimRevision next = next(coming);
        // The marks are the patient's whom the corrected claim is of.
        DayChange leavingChange = from.patientId().equals(to.patientId())
                ? leaving.change(from, left)
                : new DayChange(List.of(from), leaving.revisions());
        DayChange change = coming.change(to, met).plus(leavingChange);
        List<Finding> events = isOfOneYear(from, to)
                ? coming.plus(leaving).events(next, met.year())
                : Stream.concat(
                                coming.events(next, met.year()).stream(),
                                leaving.eventsWithout(next, left.year()).stream())
                        .toList();
        return new Settled(next, events, change);
    }

    private static boolean isOfOneYear(PatientDay one, PatientDay other) {
        return one.patientId().equals(other.patientId())
                && one.dateOfService().getYear() == other.dateOfService().getYear();
    }

    /** The claim is not held against itself, and those of the day it leaves are as they become. */
    private Known withoutItsFormerSelf(PatientDay to, PatientHistory met, List<ClaimRevision> become) {
        LocalDate day = to.dateOfService();
        return new Known(met, met.with(ofPatient(to, become), day).without(latest, day));
    }

    private DaySettlement comesTo(PatientDay day, Known known) {
        return DaySettlement.with(
                prepared.as(
                        latest.claimId(),
                        latest.createdAt(),
                        DayClaim.of(latest).filed().replacing(replaces).corrected(sentAt)),
                prepared,
                day,
                known,
                processor,
                now);
    }

    private DaySettlement leaves(PatientDay day, Known known) {
        return DaySettlement.without(latest.claimId(), day, known, processor, now);
    }

    private ClaimRevision next(DaySettlement settlement) {
        ClaimDecision decision = settlement.decision().orElseThrow();
        return latest.corrected(now, latest.standing().withStatus(decision.status()), visit, sent, decision);
    }

    private static List<ClaimRevision> ofPatient(PatientDay day, List<ClaimRevision> claims) {
        return claims.stream()
                .filter(claim -> claim.visit().patient().id().equals(day.patientId()))
                .toList();
    }
}
