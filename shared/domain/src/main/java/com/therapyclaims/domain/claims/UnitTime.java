package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.payers.StandardPayers;
import java.util.Optional;

/**
 * What a claim adds to the month of the provider who rendered it (U-11): the minutes of its 15-minute codes and the units
 * they came to.
 *
 * <p>The expectation is Medicare's, of what it is billed: claims of Medicare Part B add, as of their latest revision. Nothing
 * is added by a void claim, by one that another replaces, by one that needs correction, whose units are not yet those that will
 * be billed, by one that takes another back at its payer or replaces another, which Medicare does not process (C-2), and by one
 * without minutes of such codes. The minutes are those
 * of the services, of the codes that the 8-minute rule totals: billed or not (U-6), by therapist or assistant. Codes of
 * another clock (once a day, 30 minutes, a month) add neither minutes nor units.
 *
 * @param providerNpi of the rendering provider; of the billing provider where no other is named, as an 837P without loop
 *     2310B says
 * @param minutes 1 or more
 * @param units 0 where the minutes came to none
 */
public record UnitTime(String providerNpi, int minutes, int units) {
    /** What the claim as of this revision adds. */
    public static Optional<UnitTime> of(ClaimRevision claim) {
        Visit visit = claim.visit();
        boolean adds = mayAdd(claim.status(), visit.payerId())
                && claim.counts()
                && visit.isPayable()
                && claim.decision().units().timedMinutes() > 0;
        return adds
                ? Optional.of(new UnitTime(
                        provider(visit),
                        claim.decision().units().timedMinutes(),
                        claim.decision().units().timedUnits()))
                : Optional.empty();
    }

    /** Whether a claim that stands so with this payer may add something; its revision tells what. */
    public static boolean mayAdd(ClaimStatus status, String payerId) {
        return payerId.equals(StandardPayers.MEDICARE)
                && switch (status) {
                    case READY, SUBMITTED, PAID -> true;
                    case NEEDS_CORRECTION, VOID -> false;
                };
    }

    private static String provider(Visit visit) {
        return visit.renderingProvider()
                .flatMap(Visit.Provider::npi)
                .orElse(visit.billingProvider().npi());
    }
}
