package com.therapyclaims.domain.units;

/** Timed minutes and timed units of one discipline's day (U-10). */
public record DisciplineTotal(int timedMinutes, int timedUnits) {}
