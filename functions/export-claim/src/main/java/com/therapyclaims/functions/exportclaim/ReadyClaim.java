package com.therapyclaims.functions.exportclaim;

import com.therapyclaims.domain.exports.ExportGap;
import com.therapyclaims.domain.exports.OutgoingClaim;
import java.util.List;

/** A claim that is written, with what payers often ask for beside the form. */
record ReadyClaim(OutgoingClaim claim, List<ExportGap> advice) {
    ReadyClaim {
        advice = List.copyOf(advice);
    }
}
