package com.therapyclaims.functions.exportclaim;

import com.therapyclaims.domain.exports.ExportGap;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.x12.ClaimTexts;
import java.util.List;

/** The forms a claim is written in. */
enum Form {
    /** X12 837P. */
    PROFESSIONAL;

    /** What of the claim does not fit this form. */
    List<ExportGap> gaps(OutgoingClaim claim) {
        return switch (this) {
            case PROFESSIONAL -> ClaimTexts.gaps(claim);
        };
    }
}
