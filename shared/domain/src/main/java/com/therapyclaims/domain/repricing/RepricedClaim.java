package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.pricing.Price;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the new tables make of one archived claim. */
public sealed interface RepricedClaim {
    /** The latest revision so far. */
    ClaimRevision claim();

    /** Every amount stays as it is, or the claim is void or replaced. */
    record Unchanged(ClaimRevision claim) implements RepricedClaim {
        /** The allowed amounts by code, before as after; none of a void or replaced claim. */
        SortedMap<String, AmountChange> byCode() {
            Price price = claim.decision().pricing();
            return !claim.counts() ? new TreeMap<>() : AmountChange.byCode(price, price);
        }

        /** The allowed amount, before as after; nothing for a void or replaced claim. */
        AmountChange amounts() {
            return !claim.counts() ? AmountChange.NONE : new AmountChange(claim.allowed(), claim.allowed());
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
    }
}
