package com.therapyclaims.testing;

import com.therapyclaims.domain.schedules.RelativeValue;

/** Relative values under codes nobody bills, where a test or a measurement wants more rows than CMS publishes. */
public final class MadeUpValue {
    private MadeUpValue() {}

    /** The same figures under another code, reduced as this indicator says. */
    public static RelativeValue like(RelativeValue row, String code, char multipleProcedure) {
        return new RelativeValue(
                code,
                row.modifier(),
                row.status(),
                row.work(),
                row.nonFacilityPracticeExpense(),
                row.facilityPracticeExpense(),
                row.malpractice(),
                row.pcTc(),
                multipleProcedure,
                row.conversionFactor());
    }
}
