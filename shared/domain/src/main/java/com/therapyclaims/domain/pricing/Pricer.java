package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
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
        return price(request, DayDeductible.of(request, this::deductible));
    }

    /** What a claim takes of the deductible that its request says to be open. */
    private Money deductible(PriceRequest request) {
        return price(request, DayDeductible.asSent(request)).price().totals().deductible();
    }

    private PriceOutcome price(PriceRequest request, DayDeductible deductible) {
        return switch (request.payer().paymentTerms()) {
            case PaymentTerms.MedicarePartB() -> medicare(request, deductible);
            case PaymentTerms.Commercial terms -> new ContractPricer(request, terms, feeSchedules).price(deductible);
        };
    }

    private PriceOutcome medicare(PriceRequest request, DayDeductible deductible) {
        var journal = new Journal();
        var fees = new MedicareFees(feeSchedules, MedicareFees.Basis.of(request), journal);
        Price price = journal.price(new MedicarePricer(request, fees, journal).price(deductible));
        return PriceOutcome.of(price, fees.unknownPlace());
    }
}
