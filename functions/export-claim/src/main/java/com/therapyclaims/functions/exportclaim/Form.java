package com.therapyclaims.functions.exportclaim;

import com.therapyclaims.domain.exports.ExportGap;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.x12.ClaimTexts;
import java.util.List;

/** The forms a claim is written in. */
enum Form {
    /** X12 837P. */
    PROFESSIONAL,
    /** FHIR R4. */
    FHIR,
    /** The paper claim, as a PDF. */
    CMS_1500;

    /** What of the claim does not fit this form. */
    List<ExportGap> gaps(OutgoingClaim claim) {
        return switch (this) {
            // On paper stand the letters that are sent electronically.
            case PROFESSIONAL, CMS_1500 -> ClaimTexts.gaps(claim);
            case FHIR -> List.of();
        };
    }
}
