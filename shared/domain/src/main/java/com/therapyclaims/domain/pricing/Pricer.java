package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.payers.PaymentTerms;
import com.therapyclaims.domain.schedules.FeeSchedules;
import java.util.Objects;

/** Prices one patient's one day as its payer pays it, with the reason for every cent. */
public final class Pricer {
    private final FeeSchedules feeSchedules;

    /**
     * Prices with these tables.
     *
     * @param feeSchedules the tables as they were known at the moment the price is asked for
     */
    public Pricer(FeeSchedules feeSchedules) {
        this.feeSchedules = Objects.requireNonNull(feeSchedules);
    }

    /**
     * Prices the lines of the day.
     *
     * @throws UnsupportedOperationException for a commercial contract, for now
     */
    public PriceOutcome price(PriceRequest request) {
        return switch (request.payer().paymentTerms()) {
            case PaymentTerms.MedicarePartB() -> medicare(request);
            case PaymentTerms.Commercial _ -> throw new UnsupportedOperationException("contracts are not priced yet");
        };
    }

    private PriceOutcome medicare(PriceRequest request) {
        var journal = new Journal();
        var fees = new MedicareFees(
                feeSchedules, request.dateOfService(), request.place(), request.qualifyingApmParticipant(), journal);
        Price price = journal.price(new MedicarePricer(request, fees, journal).price());
        return fees.unknownPlace()
                .<PriceOutcome>map(finding -> new PriceOutcome.UnknownPlace(finding, price))
                .orElseGet(() -> new PriceOutcome.Priced(price));
    }
}
