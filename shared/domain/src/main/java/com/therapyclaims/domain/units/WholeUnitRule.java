package com.therapyclaims.domain.units;

/** Only whole units count: 15 minutes of a 15-minute code, 20 of a month's 20. */
record WholeUnitRule() implements PerCodeRule {
    @Override
    public int attainedAt(int length) {
        return length;
    }
}
