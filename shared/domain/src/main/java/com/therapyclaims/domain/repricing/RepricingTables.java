package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.schedules.FeeSchedules;

/** The tables and payers of one practice: those of now, and those an archived revision was priced with. */
public interface RepricingTables {
    FeeSchedules now();

    Payers payersNow();

    /** Exactly the versions that took part in the revision's price. */
    FeeSchedules thenOf(ClaimRevision revision);

    /** The payers with exactly the contract versions that took part in the revision's price. */
    Payers payersThenOf(ClaimRevision revision);
}
