package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Payer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One patient's one day, to be priced.
 *
 * @param lines the lines to price
 * @param earlier the patient's other claims of the day with this practice, filed before: their lines take part in the MPPR
 *     ranking and what else the day shares, and are not priced again (P-1, P-6)
 * @param later those filed after, where they are known: a day that is priced again is ranked as a whole (PY-5)
 * @param deductibleRemaining the part of the Part B deductible still open (P-9)
 * @param participating whether the provider accepts assignment
 * @param qualifyingApmParticipant whether the QP conversion factor applies (R-4, from 2026)
 */
public record PriceRequest(
        LocalDate dateOfService,
        Payer payer,
        PricingPlace place,
        String placeOfService,
        List<LineToPrice> lines,
        List<OtherClaim> earlier,
        List<OtherClaim> later,
        Money deductibleRemaining,
        boolean participating,
        boolean qualifyingApmParticipant) {
    public PriceRequest {
        lines = List.copyOf(lines);
        earlier = List.copyOf(earlier);
        later = List.copyOf(later);
    }

    /** A claim that is the day's last so far. */
    public PriceRequest(
            LocalDate dateOfService,
            Payer payer,
            PricingPlace place,
            String placeOfService,
            List<LineToPrice> lines,
            List<OtherClaim> earlier,
            Money deductibleRemaining,
            boolean participating,
            boolean qualifyingApmParticipant) {
        this(
                dateOfService,
                payer,
                place,
                placeOfService,
                lines,
                earlier,
                List.of(),
                deductibleRemaining,
                participating,
                qualifyingApmParticipant);
    }

    /** How many claims of the day are known, this one among them. */
    int claims() {
        return earlier.size() + 1 + later.size();
    }

    /**
     * Another claim of the day in this one's place.
     *
     * @param claim counted from 0 over the claims of the day
     * @param among how many of them are there
     * @param open what is open of the deductible for it
     */
    PriceRequest ofClaim(int claim, int among, Money open) {
        List<OtherClaim> all = Stream.of(
                        earlier,
                        List.of(new OtherClaim(place, placeOfService, lines, deductibleRemaining, Optional.empty())),
                        later)
                .flatMap(List::stream)
                .limit(among)
                .toList();
        OtherClaim own = all.get(claim);
        return new PriceRequest(
                dateOfService,
                payer,
                own.place(),
                own.placeOfService(),
                own.lines(),
                all.subList(0, claim),
                all.subList(claim + 1, among),
                open,
                participating,
                qualifyingApmParticipant);
    }
}
