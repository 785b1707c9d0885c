package com.therapyclaims.domain.schedules;

/**
 * A medically unlikely edit.
 *
 * @param units the most units of the code that are likely
 * @param adjudicationIndicator 1 by line, 2 by day and absolute, 3 by day and reviewable
 */
public record MueLimit(String code, int units, int adjudicationIndicator) {}
