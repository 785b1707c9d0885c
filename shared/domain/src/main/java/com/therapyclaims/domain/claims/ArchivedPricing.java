package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.pricing.Price;
import com.therapyclaims.domain.pricing.PriceRequest;
import com.therapyclaims.domain.pricing.Pricer;
import com.therapyclaims.domain.schedules.FeeSchedules;
import java.util.List;

/** Prices archived claims again (PY-5): the visit and the units of the archive, other tables. */
public final class ArchivedPricing {
    private ArchivedPricing() {}

    /**
     * Prices the archived units of a claim within its patient's day: the day's claims with the same
     * payer and billing provider share one MPPR
     * ranking, whichever was filed first (P-1, P-6).
     *
     * @param day the latest revisions of the patient's claims of the day, oldest claim first
     */
    public static Price price(ClaimRevision claim, List<ClaimRevision> day, Payer payer, FeeSchedules feeSchedules) {
        Visit visit = claim.visit();
        DayNeighbours neighbours = DayNeighbours.of(claim, day);
        Price price = new Pricer(feeSchedules)
                .price(new PriceRequest(
                        visit.dateOfService(),
                        payer,
                        visit.place(),
                        visit.placeOfService(),
                        ClaimLines.of(visit, claim.decision().units()).toPrice(),
                        neighbours.earlierToPrice(),
                        neighbours.laterToPrice(),
                        visit.deductibleRemaining(),
                        visit.participating(),
                        visit.qualifyingApmParticipant()))
                .price();
        return price.withFindings(ClaimPointers.of(price.findings(), "pricing"));
    }

    /** The same decision with another price. */
    public static ClaimDecision repriced(ClaimDecision decision, Price price) {
        return decision.with(decision.edits(), price);
    }
}
