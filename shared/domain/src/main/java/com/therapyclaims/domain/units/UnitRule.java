package com.therapyclaims.domain.units;

/** How minutes become units. The payer decides. */
public enum UnitRule {
    /** Medicare's 8-minute rule with its allocation across codes (U-1 to U-6). */
    CMS_8_MINUTE,
    /** The AMA's midpoint rule: each code alone, more than half of the unit. */
    AMA_MIDPOINT,
    /** Whole units only, each code alone: 15 minutes of a 15-minute code, no midpoint. */
    FULL_15_ONLY,
    /** The payer pays the visit: one unit of each service a day, whatever its minutes. */
    PER_VISIT
}
