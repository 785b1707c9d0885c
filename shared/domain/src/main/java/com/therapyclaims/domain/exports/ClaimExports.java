package com.therapyclaims.domain.exports;

import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.edits.EditResult.CheckedLine;
import com.therapyclaims.domain.exports.ClaimExport.Reason;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.remittances.PayerDecision;
import com.therapyclaims.domain.schedules.FeeSchedules;
import java.util.List;
import java.util.function.Function;

/** Makes outgoing claims from archived ones. Nothing is made up: what a form must have and the claim lacks is a gap. */
public final class ClaimExports {
    private final FeeSchedules feeSchedules;
    private final Function<String, List<PayerDecision>> decisions;

    /**
     * Exports of a practice's claims.
     *
     * @param feeSchedules where Medicare's contractor is looked up by ZIP code
     * @param decisions what payers have said of a claim of the practice, by its id, oldest first
     */
    public ClaimExports(FeeSchedules feeSchedules, Function<String, List<PayerDecision>> decisions) {
        this.feeSchedules = feeSchedules;
        this.decisions = decisions;
    }

    /** The claim as it is sent to the payer, or why it is not. */
    public ClaimExport of(ClaimRevision claim, Payer payer) {
        boolean medicare = payer.id().equals(StandardPayers.MEDICARE);
        List<CheckedLine> checked = claim.decision().edits().lines();
        if (claim.status() == ClaimStatus.NEEDS_CORRECTION) {
            return new ClaimExport.Refused(Reason.NEEDS_CORRECTION);
        }
        if (claim.standing().held()) {
            return new ClaimExport.Refused(Reason.HELD);
        }
        if (claim.status() == ClaimStatus.VOID && medicare) {
            return new ClaimExport.Refused(Reason.VOID_FOR_MEDICARE);
        }
        if (checked.isEmpty()) {
            return new ClaimExport.Refused(Reason.NOTHING_TO_BILL);
        }
        return new ExportDraft(claim, payer, feeSchedules, decisions).finished();
    }
}
