package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.edits.EditResult.Bucket;
import com.therapyclaims.domain.money.Money;

/**
 * Allowed amounts of a calendar year by bucket (KX-1, KX-2).
 *
 * @param ptSlp physical therapy and speech-language pathology together
 * @param ot occupational therapy
 */
public record TherapyAccrual(Money ptSlp, Money ot) {
    /** Nothing. */
    public static final TherapyAccrual ZERO = new TherapyAccrual(Money.ZERO, Money.ZERO);

    /** This amount in one bucket. */
    public static TherapyAccrual of(Bucket bucket, Money amount) {
        return switch (bucket) {
            case PT_SLP -> new TherapyAccrual(amount, Money.ZERO);
            case OT -> new TherapyAccrual(Money.ZERO, amount);
        };
    }

    /** Both together. */
    public TherapyAccrual plus(TherapyAccrual other) {
        return new TherapyAccrual(ptSlp.plus(other.ptSlp), ot.plus(other.ot));
    }

    /** The amount in a bucket. */
    public Money in(Bucket bucket) {
        return switch (bucket) {
            case PT_SLP -> ptSlp;
            case OT -> ot;
        };
    }
}
