package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.ClaimRevision;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the new tables make of one archived claim. */
public sealed interface RepricedClaim {
    /** The latest revision so far. */
    ClaimRevision claim();

    /**
     * The same where the claim is with its payer and earlier repricings told what it differs by: what is told now begins where
     * they ended.
     *
     * @param earlier what they told together, from the price that the claim has
     */
    RepricedClaim goingOnFrom(Variance earlier);

    /**
     * Every amount stays as it is, or the claim is void or replaced.
     *
     * @param told what earlier repricings told of a claim with its payer, and is so still
     */
    record Unchanged(ClaimRevision claim, Optional<Variance> told) implements RepricedClaim {
        Unchanged(ClaimRevision claim) {
            this(claim, Optional.empty());
        }

        @Override
        public RepricedClaim goingOnFrom(Variance earlier) {
            if (!claim.status().isWithItsPayer() || !claim.counts()) {
                return this;
            }
            Variance further = Variance.none(claim).since(earlier);
            return further.isNothing()
                    ? new Unchanged(claim, Optional.of(earlier))
                    : new Changed(
                            claim,
                            claim.decision(),
                            new ClaimChange(
                                    claim.claimId(),
                                    claim.revision(),
                                    Optional.empty(),
                                    claim.visit().payerId(),
                                    claim.visit().dateOfService(),
                                    further.amounts().before(),
                                    further.amounts().after(),
                                    further.amounts().delta(),
                                    further.causes()),
                            further.byCode());
        }

        /** The allowed amounts by code, before as after; none of a void or replaced claim. */
        SortedMap<String, AmountChange> byCode() {
            return !claim.counts() ? new TreeMap<>() : standing().byCode();
        }

        /** The allowed amount, before as after; nothing for a void or replaced claim. */
        AmountChange amounts() {
            return !claim.counts() ? AmountChange.NONE : standing().amounts();
        }

        private Variance standing() {
            return told.map(Variance::standing).orElseGet(() -> Variance.none(claim));
        }
    }

    /**
     * An amount changes.
     *
     * @param decision the decision with the new price
     * @param byCode the allowed amounts by code
     */
    record Changed(
            ClaimRevision claim, ClaimDecision decision, ClaimChange change, SortedMap<String, AmountChange> byCode)
            implements RepricedClaim {
        public Changed {
            byCode = Collections.unmodifiableSortedMap(new TreeMap<>(byCode));
        }

        @Override
        public RepricedClaim goingOnFrom(Variance earlier) {
            if (!change.isVariance()) {
                return this;
            }
            Variance further = Variance.of(this).since(earlier);
            return further.isNothing()
                    ? new Unchanged(claim, Optional.of(earlier))
                    : new Changed(claim, decision, change.telling(further), further.byCode());
        }
    }
}
