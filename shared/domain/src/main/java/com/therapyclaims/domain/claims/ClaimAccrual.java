package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.edits.EditResult.Bucket;
import com.therapyclaims.domain.edits.EditResult.CheckedLine;
import com.therapyclaims.domain.edits.EditResult.Status;
import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.LinePrice;
import java.util.List;

/**
 * What a claim accrues to the therapy threshold of its year (KX-1): the allowed amount of each of its lines after MPPR, with
 * deductible and coinsurance, before the assistant's cut. A line that is denied accrues nothing, unless KX is all that it
 * lacks. Nothing accrue a void claim, one that another replaces, one of another payer, and one that takes another back or
 * replaces another, which Medicare does not process (C-2).
 */
public final class ClaimAccrual {
    private ClaimAccrual() {}

    /** What the claim as of this revision accrues. */
    public static TherapyAccrual of(ClaimRevision claim) {
        return !claim.counts() ? TherapyAccrual.ZERO : of(claim.visit(), claim.decision());
    }

    static TherapyAccrual of(Visit visit, ClaimDecision decision) {
        TherapyAccrual accrual = TherapyAccrual.ZERO;
        if (!visit.payerId().equals(StandardPayers.MEDICARE)
                || !visit.isPayable()
                || Replacement.isReplaced(decision)) {
            return accrual;
        }
        List<CheckedLine> checked = decision.edits().lines();
        for (int i = 0; i < checked.size(); i++) {
            CheckedLine line = checked.get(i);
            if ((line.status() != Status.DENIED || line.kxRequired())
                    && decision.pricing().lines().get(i) instanceof LinePrice.Priced priced) {
                accrual = Bucket.of(line.code(), line.modifiers(), visit.dateOfService())
                        .map(bucket -> TherapyAccrual.of(bucket, priced.allowed()))
                        .map(accrual::plus)
                        .orElse(accrual);
            }
        }
        return accrual;
    }
}
