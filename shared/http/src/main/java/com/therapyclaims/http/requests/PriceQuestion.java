package com.therapyclaims.http.requests;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.pricing.LineToPrice;
import com.therapyclaims.domain.pricing.PriceRequest;
import com.therapyclaims.domain.pricing.PricingPlace;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A day to be priced, as it was asked for.
 *
 * @param asOf the moment whose knowledge counts, if it is not now
 */
public record PriceQuestion(
        LocalDate dateOfService,
        String payerId,
        PricingPlace place,
        String placeOfService,
        List<LineToPrice> lines,
        Money deductibleRemaining,
        boolean participating,
        boolean qualifyingApmParticipant,
        Optional<Instant> asOf) {
    public PriceQuestion {
        lines = List.copyOf(lines);
    }

    /** The day, paid by this payer. */
    public PriceRequest by(Payer payer) {
        return new PriceRequest(
                dateOfService,
                payer,
                place,
                placeOfService,
                lines,
                List.of(),
                List.of(),
                deductibleRemaining,
                participating,
                qualifyingApmParticipant);
    }
}
