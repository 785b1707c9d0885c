package com.therapyclaims.domain.payers;

/** How a payer pays. */
public sealed interface PaymentTerms {
    /** Medicare Part B: the physician fee schedule with MPPR, coinsurance, assistant cut and sequestration. */
    record MedicarePartB() implements PaymentTerms {}

    /** A commercial contract. */
    record Commercial(Contract contract) implements PaymentTerms {}
}
