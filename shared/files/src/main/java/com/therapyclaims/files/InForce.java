package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.CommercialFeesSnapshot;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.GpciSnapshot;
import com.therapyclaims.domain.schedules.PaymentSnapshot;
import com.therapyclaims.domain.schedules.RvuSnapshot;
import com.therapyclaims.domain.schedules.ZipSnapshot;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The versions in force on an upload's effective date, which the new file is compared with: a fee that moves far, codes
 * that vanish or a locality where no ZIP code lies tell a wrong file from a right one.
 */
public record InForce(
        Optional<RvuSnapshot> relativeValues,
        Optional<GpciSnapshot> indices,
        Optional<ZipSnapshot> zipCodes,
        Optional<PaymentSnapshot> paymentAmounts,
        Optional<CommercialFeesSnapshot> commercialFees) {
    /** Nothing to compare with. */
    public static final InForce NOTHING = ofPractice(Optional.empty());

    /** Medicare's tables on the date. */
    public static InForce ofMedicare(FeeSchedules tables, LocalDate date) {
        return new InForce(
                cast(tables.relativeValues(date), RvuSnapshot.class),
                cast(tables.gpcis(date), GpciSnapshot.class),
                cast(tables.zipLocalities(date), ZipSnapshot.class),
                cast(tables.paymentAmounts(date), PaymentSnapshot.class),
                Optional.empty());
    }

    /** A practice's own fees of a payer. */
    public static InForce ofPractice(Optional<CommercialFeesSnapshot> fees) {
        return new InForce(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), fees);
    }

    private static <T> Optional<T> cast(Optional<?> table, Class<T> type) {
        return table.filter(type::isInstance).map(type::cast);
    }
}
