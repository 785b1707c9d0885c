package com.therapyclaims.domain.pricing;

/** Why a line has no price. It is never priced at 0.00. */
public enum NotPricedReason {
    /** Paid within another service, never alone (status B or P). */
    BUNDLED,
    /** The payer does not take the code (status I and the like). */
    NOT_VALID_FOR_PAYER,
    /** The code has no national value: the contractor sets its price. */
    CONTRACTOR_PRICED,
    /** The payer does not cover the code, or no term of the contract does. */
    NOT_COVERED,
    /** No table of the date lists the code. */
    UNKNOWN_CODE,
    /** No table holds for the date of service. */
    NO_FEE_SCHEDULE_FOR_DATE,
    /** The place of the service is in no table: see {@link PriceOutcome.UnknownPlace}. */
    UNKNOWN_PLACE,
    /** The contract pays a percentage of the charge and the line has none. */
    CHARGE_MISSING
}
