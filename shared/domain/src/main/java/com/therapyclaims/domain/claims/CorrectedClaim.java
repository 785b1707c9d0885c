package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.claims.Succession.Original;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A correction on its way into the archive.
 *
 * @param latest the revision that is corrected
 * @param visit the corrected visit
 * @param prepared the same with its units
 * @param replaces whether it takes the place of another claim (C-2)
 * @param original the claim it names as the one it is about
 * @param sentAt when the claim was first sent; empty if it never was (C-3)
 */
record CorrectedClaim(
        ClaimRevision latest,
        Visit visit,
        String sent,
        ClaimProcessor.Prepared prepared,
        boolean replaces,
        Optional<Original> original,
        Optional<Instant> sentAt,
        ClaimProcessor processor,
        Instant now) {
    /**
     * What it makes of its day, and of others.
     *
     * @param left the day it leaves where it goes to another, of another patient too
     */
    ClaimChange.Settled settle(
            SeenDay own, Optional<SeenDay> left, List<Handover> handovers, List<SeenDay> ofHandovers) {
        return new ClaimChange(
                        Optional.of(latest),
                        Optional.of(new ClaimChange.Becoming(place(), prepared)),
                        handovers,
                        processor,
                        now)
                .settle(own, left, ofHandovers, this::next);
    }

    private DayClaim place() {
        return prepared.as(
                latest.claimId(),
                latest.createdAt(),
                DayClaim.of(latest).filed().corrected(replaces, sentAt, succession()));
    }

    /** What took its place did so with the payer and the provider it was billed to and by. */
    private Succession succession() {
        Succession known = visit.isBilledAs(latest.visit())
                ? latest.succession()
                : latest.succession().followedBy(Optional.empty());
        return known.about(original);
    }

    private ClaimRevision next(DaySettlement settlement) {
        ClaimDecision decision = settlement.decision().orElseThrow();
        return latest.corrected(now, latest.standing().withStatus(decision.status()), visit, sent, decision)
                .succeeding(succession());
    }
}
