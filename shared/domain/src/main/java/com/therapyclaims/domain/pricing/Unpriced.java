package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Text;

/** Gives a line no price, says why in the explanation, and tells the biller what to do. */
final class Unpriced {
    private Unpriced() {}

    static LinePrice line(DayLine day, MedicareFee.NotPayable refusal, Rule rule, Journal journal) {
        String why = Text.of("%sno price, %s.", day.label(), refusal.why());
        journal.explain(rule, why);
        journal.find(finding(refusal.reason()), day.pointer(), why);
        LineToPrice line = day.line();
        return new LinePrice.NotPriced(line.code(), line.units(), line.modifiers(), refusal.reason());
    }

    private static FindingCode finding(NotPricedReason reason) {
        return switch (reason) {
            case BUNDLED -> FindingCode.CODE_BUNDLED;
            case NOT_VALID_FOR_PAYER -> FindingCode.CODE_NOT_VALID_FOR_PAYER;
            case CONTRACTOR_PRICED -> FindingCode.PRICE_CONTRACTOR_PRICED;
            case NOT_COVERED -> FindingCode.PRICE_NOT_COVERED;
            case UNKNOWN_CODE -> FindingCode.PRICE_CODE_UNKNOWN;
            case NO_FEE_SCHEDULE_FOR_DATE -> FindingCode.PRICE_NO_FEE_SCHEDULE;
            case UNKNOWN_PLACE -> FindingCode.PRICE_PLACE_UNKNOWN;
            case CHARGE_MISSING -> FindingCode.PRICE_CHARGE_MISSING;
        };
    }
}
