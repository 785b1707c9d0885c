package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStatus;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the new tables make of one archived claim. */
public sealed interface RepricedClaim {
    /** The latest revision so far. */
    ClaimRevision claim();

    /** The allowed amounts by code. */
    SortedMap<String, AmountChange> byCode();

    /** Every amount stays as it is, or the claim is void. */
    record Unchanged(ClaimRevision claim, SortedMap<String, AmountChange> byCode) implements RepricedClaim {
        public Unchanged {
            byCode = copy(byCode);
        }

        /** The allowed amount, before as after; nothing for a void claim. */
        AmountChange amounts() {
            return claim.status() == ClaimStatus.VOID
                    ? AmountChange.NONE
                    : new AmountChange(claim.allowed(), claim.allowed());
        }
    }

    /**
     * An amount changes.
     *
     * @param decision the decision with the new price
     */
    record Changed(
            ClaimRevision claim, ClaimDecision decision, ClaimChange change, SortedMap<String, AmountChange> byCode)
            implements RepricedClaim {
        public Changed {
            byCode = copy(byCode);
        }
    }

    private static SortedMap<String, AmountChange> copy(Map<String, AmountChange> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
