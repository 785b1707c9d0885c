package com.therapyclaims.x12;

import com.therapyclaims.domain.claims.OtherInsurance;
import com.therapyclaims.domain.exports.OutgoingClaim;
import java.util.Set;

/** Members' ids as they are sent: Medicare's are printed on the card with dashes and sent without. */
public final class MemberIds {
    /** Medicare Part A and Part B (SBR09). */
    private static final Set<String> MEDICARE = Set.of("MA", "MB");

    private MemberIds() {}

    /** The id at the insurance that is billed. */
    public static String of(OutgoingClaim claim) {
        return sent(claim.patient().memberId(), claim.payer().medicare());
    }

    /** The id at another insurance. */
    public static String of(OtherInsurance other) {
        return sent(other.memberId(), MEDICARE.contains(other.filingIndicator()));
    }

    private static String sent(String id, boolean medicare) {
        String carried = X12Text.of(id);
        return medicare ? carried.replaceAll("[^A-Z0-9]", "") : carried;
    }
}
