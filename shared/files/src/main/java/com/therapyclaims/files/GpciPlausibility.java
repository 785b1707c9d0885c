package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.Gpci;
import com.therapyclaims.domain.schedules.GpciSnapshot;
import com.therapyclaims.domain.schedules.RelativeValue;
import java.math.BigDecimal;

/** Whether geographic indices can be what they say: what they make of one fee is not too far from those in force. */
final class GpciPlausibility {
    /** Therapeutic exercise, in the proportions that therapy codes have; the figures of one year serve to compare. */
    private static final RelativeValue EXERCISE = new RelativeValue(
            "97110",
            "",
            'A',
            new BigDecimal("0.45"),
            new BigDecimal("0.41"),
            new BigDecimal("0.41"),
            new BigDecimal("0.01"),
            '7',
            '5',
            new BigDecimal("33.4009"));

    private final InForce inForce;

    GpciPlausibility(InForce inForce) {
        this.inForce = inForce;
    }

    void check(GpciSnapshot.Writer found, Problems problems) {
        inForce.indices().ifPresent(previous -> {
            Moves moves = new Moves();
            previous.localities()
                    .forEach(locality -> found.find(locality)
                            .ifPresent(now -> moves.compare(
                                    locality.toString(),
                                    " (" + EXERCISE.code() + ")",
                                    fee(previous.find(locality).orElseThrow()),
                                    fee(now))));
            moves.report(problems);
        });
    }

    private static BigDecimal fee(Gpci gpci) {
        return EXERCISE.nonFacilityAmount(gpci);
    }
}
