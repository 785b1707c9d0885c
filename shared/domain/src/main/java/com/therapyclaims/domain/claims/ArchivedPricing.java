package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.edits.EditChecker;
import com.therapyclaims.domain.edits.EditResult;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.pricing.Price;
import com.therapyclaims.domain.pricing.PriceRequest;
import com.therapyclaims.domain.pricing.Pricer;
import com.therapyclaims.domain.schedules.FeeSchedules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /**
     * What is decided of a claim that has another price: the tables that price it may be the first that say whether it is
     * paid for in its place of service at all (C-6).
     */
    public static ClaimDecision repriced(ClaimRevision claim, Payer payer, Price price, FeeSchedules feeSchedules) {
        return claim.decision().with(placesAgain(claim, payer, price, feeSchedules), price);
    }

    private static EditResult placesAgain(ClaimRevision claim, Payer payer, Price price, FeeSchedules feeSchedules) {
        Visit visit = claim.visit();
        EditResult was = claim.decision().edits();
        if (!EditChecker.leftPlacesUnchecked(was)) {
            return was;
        }
        EditResult is = new EditChecker(feeSchedules)
                .placesAgain(
                        ClaimProcessor.editRequest(
                                visit,
                                payer,
                                ClaimLines.of(visit, claim.decision().units()).toCheck(price),
                                List.of(),
                                Optional.empty()),
                        was.withFindings(List.of()));
        return is.withFindings(Stream.concat(was.findings().stream(), ClaimPointers.of(is.findings(), "edits").stream())
                .toList());
    }
}
