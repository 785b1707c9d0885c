package com.therapyclaims.functions.exportclaim;

import com.therapyclaims.domain.exports.ExportGap;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.x12.BillingAddress;
import com.therapyclaims.x12.ClaimTexts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            case PROFESSIONAL ->
                Stream.concat(ClaimTexts.gaps(claim).stream(), BillingAddress.gap(claim).stream())
                        .toList();
            case CMS_1500 -> onPaper(claim);
            case FHIR -> List.of();
        };
    }

    /** On paper stand the letters that are sent electronically, and no more of them than a box holds. */
    private static List<ExportGap> onPaper(OutgoingClaim claim) {
        List<ExportGap> texts = ClaimTexts.gaps(claim);
        Set<String> named = texts.stream().map(ExportGap::pointer).collect(Collectors.toSet());
        return Stream.concat(texts.stream(), Cms1500.gaps(claim).stream().filter(gap -> !named.contains(gap.pointer())))
                .toList();
    }
}
