package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.notes.NoteValidation;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.pricing.LineToPrice;
import com.therapyclaims.domain.pricing.Price;
import com.therapyclaims.domain.pricing.PriceRequest;
import com.therapyclaims.domain.pricing.Pricer;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.schedules.FeeSchedules;
import java.util.List;
import java.util.stream.Stream;

/** Prices archived claims again (PY-5): the visit and the units of the archive, other tables. */
public final class ArchivedPricing {
    private ArchivedPricing() {}

    /**
     * Prices the archived units of a claim within its patient's day: the day's claims with the same payer share one MPPR
     * ranking, whichever was filed first (P-1, P-6).
     *
     * @param day the latest revisions of the patient's claims of the day, oldest claim first
     */
    public static Price price(ClaimRevision claim, List<ClaimRevision> day, Payer payer, FeeSchedules feeSchedules) {
        Visit visit = claim.visit();
        Price price = new Pricer(feeSchedules)
                .price(new PriceRequest(
                        visit.dateOfService(),
                        payer,
                        visit.place(),
                        visit.placeOfService(),
                        lines(claim),
                        lines(claim, day.stream().takeWhile(other -> !isSame(claim, other))),
                        lines(
                                claim,
                                day.stream()
                                        .dropWhile(other -> !isSame(claim, other))
                                        .skip(1)),
                        visit.deductibleRemaining(),
                        visit.participating(),
                        visit.qualifyingApmParticipant()))
                .price();
        return price.withFindings(ClaimPointers.of(price.findings(), "pricing"));
    }

    /** The same decision with another price. */
    public static ClaimDecision repriced(ClaimDecision decision, Price price) {
        boolean error = Stream.of(
                        decision.units().findings(),
                        decision.validation().map(NoteValidation::findings).orElse(List.of()),
                        decision.edits().findings(),
                        price.findings(),
                        decision.findings())
                .flatMap(List::stream)
                .map(Finding::severity)
                .anyMatch(Severity.ERROR::equals);
        return new ClaimDecision(
                error ? ClaimStatus.NEEDS_CORRECTION : ClaimStatus.READY,
                decision.units(),
                decision.validation(),
                decision.edits(),
                price,
                decision.findings(),
                decision.coverage());
    }

    private static boolean isSame(ClaimRevision claim, ClaimRevision other) {
        return other.claimId().equals(claim.claimId());
    }

    private static List<LineToPrice> lines(ClaimRevision claim, Stream<ClaimRevision> others) {
        return others.filter(other -> other.status() != ClaimStatus.VOID)
                .filter(other -> other.visit().payerId().equals(claim.visit().payerId()))
                .flatMap(other -> lines(other).stream())
                .toList();
    }

    private static List<LineToPrice> lines(ClaimRevision claim) {
        return ClaimLines.of(claim.visit(), claim.decision().units()).toPrice();
    }
}
