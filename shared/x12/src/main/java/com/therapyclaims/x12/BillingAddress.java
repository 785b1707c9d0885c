package com.therapyclaims.x12;

import com.therapyclaims.domain.exports.ExportGap;
import com.therapyclaims.domain.exports.OutgoingClaim;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the billing provider is (005010X222A1, loop 2010AA): a street; mail goes to a box by loop 2010AB. */
public final class BillingAddress {
    private static final Pattern POST_OFFICE_BOX = Pattern.compile(
            "\\s*(?:p\\.?\\s*o\\.?\\s*box|post\\s+office\\s+box|lock\\s*box)\\b", Pattern.CASE_INSENSITIVE);

    private BillingAddress() {}

    /** What keeps the claim's from being written. */
    public static Optional<ExportGap> gap(OutgoingClaim claim) {
        return POST_OFFICE_BOX.matcher(claim.billing().address().line1()).lookingAt()
                ? Optional.of(new ExportGap(
                        "/claim/billingProvider/address/line1",
                        ExportGap.Kind.UNUSABLE,
                        "Payers refuse a post office box here: the billing provider's street (2010AA)."))
                : Optional.empty();
    }
}
