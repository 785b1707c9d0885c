package com.therapyclaims.domain.exports;

import java.util.List;

/** Whether a claim can be sent. */
public sealed interface ClaimExport {
    /**
     * It can.
     *
     * @param advice what the form can do without and payers often ask for
     */
    record Ready(OutgoingClaim claim, List<ExportGap> advice) implements ClaimExport {
        public Ready {
            advice = List.copyOf(advice);
        }
    }

    /**
     * Something the form must have is missing.
     *
     * @param soFar the claim with nothing in place of what is missing: to look at the rest of it, never to be sent
     * @param advice what the form can do without and payers often ask for
     */
    record Incomplete(OutgoingClaim soFar, List<ExportGap> missing, List<ExportGap> advice) implements ClaimExport {
        public Incomplete {
            missing = List.copyOf(missing);
            advice = List.copyOf(advice);
        }
    }

    /** It is none to be sent, whatever is filled in. */
    record Refused(Reason reason) implements ClaimExport {}

    /** Why a claim is not to be sent. */
    enum Reason {
        /** The claim has findings of severity ERROR. */
        NEEDS_CORRECTION,
        /** The practice holds the claim back. */
        HELD,
        /** The claim is void, and Medicare Part B takes no void claims: a reopening or an appeal does that (C-2). */
        VOID_FOR_MEDICARE,
        /** No service of the visit reached a unit. */
        NOTHING_TO_BILL
    }
}
