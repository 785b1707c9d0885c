package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.units.UnitCount;
import com.therapyclaims.domain.units.UnitLine;
import java.util.Comparator;

/** A code as one discipline furnishes it: each discipline's units are its own (U-10). */
record FurnishedService(String code, Discipline discipline) implements Comparable<FurnishedService> {
    private static final Comparator<FurnishedService> ORDER =
            Comparator.comparing(FurnishedService::code).thenComparing(FurnishedService::discipline);

    static FurnishedService of(UnitLine line) {
        return new FurnishedService(line.code(), line.discipline());
    }

    /** Whether the line counts units of it. */
    boolean isOn(UnitLine line) {
        return line.code().equals(code) && line.discipline() == discipline;
    }

    /** How many units of it are counted. */
    int unitsIn(UnitCount count) {
        int units = 0;
        for (UnitLine line : count.lines()) {
            units += isOn(line) ? line.units() : 0;
        }
        return units;
    }

    @Override
    public int compareTo(FurnishedService other) {
        return ORDER.compare(this, other);
    }
}
