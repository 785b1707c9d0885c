package com.therapyclaims.domain.pricing;

/** Why a line has no price. It is never priced at 0.00. */
public enum NotPricedReason {
    BUNDLED,
    NOT_VALID_FOR_PAYER,
    CONTRACTOR_PRICED,
    NOT_COVERED,
    UNKNOWN_CODE,
    NO_FEE_SCHEDULE_FOR_DATE
}
