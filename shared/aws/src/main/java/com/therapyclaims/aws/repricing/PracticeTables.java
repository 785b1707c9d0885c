package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.schedules.PublishedFeeSchedules;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.repricing.RepricingTables;
import com.therapyclaims.domain.schedules.FeeSchedules;

/** The published tables of one practice, in one state of the catalogue. */
record PracticeTables(PublishedFeeSchedules published) implements RepricingTables {
    @Override
    public FeeSchedules now() {
        return published;
    }

    @Override
    public Payers payersNow() {
        return published.payers();
    }

    @Override
    public FeeSchedules thenOf(ClaimRevision revision) {
        return published.of(revision.decision().pricing().feeSchedules());
    }

    @Override
    public Payers payersThenOf(ClaimRevision revision) {
        return published.of(revision.decision().pricing().feeSchedules()).payers();
    }
}
