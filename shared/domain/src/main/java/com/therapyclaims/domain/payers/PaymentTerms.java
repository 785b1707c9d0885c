package com.therapyclaims.domain.payers;

import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.util.Optional;

/** How a payer pays. */
public sealed interface PaymentTerms {
    /** Medicare Part B: the physician fee schedule with MPPR, coinsurance, assistant cut and sequestration. */
    record MedicarePartB() implements PaymentTerms {}

    /**
     * A commercial contract.
     *
     * @param publishedAs the published version it came from; empty for a preset
     */
    record Commercial(Contract contract, Optional<ScheduleVersion> publishedAs) implements PaymentTerms {}
}
