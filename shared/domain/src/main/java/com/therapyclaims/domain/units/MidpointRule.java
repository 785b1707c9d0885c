package com.therapyclaims.domain.units;

/**
 * The AMA's midpoint rule: a unit is attained when more than half of it has passed. 8 minutes of 15, 16 of 30, 31
 * of 60; the second 15-minute unit at 23, not at 16. Codes are never pooled.
 */
record MidpointRule() implements PerCodeRule {
    @Override
    public int attainedAt(int length) {
        return length / 2 + 1;
    }
}
