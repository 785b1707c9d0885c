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

    /** Prices the lines of the day. */
    public PriceOutcome price(PriceRequest request) {
        return switch (request.payer().paymentTerms()) {
            case PaymentTerms.MedicarePartB() -> medicare(request);
            case PaymentTerms.Commercial terms -> new ContractPricer(request, terms, feeSchedules).price();
        };
    }

    private PriceOutcome medicare(PriceRequest request) {
        var journal = new Journal();
        var fees = new MedicareFees(feeSchedules, MedicareFees.Basis.of(request), journal);
        Price price = journal.price(new MedicarePricer(request, fees, journal).price());
        return PriceOutcome.of(price, fees.unknownPlace());
    }
}
