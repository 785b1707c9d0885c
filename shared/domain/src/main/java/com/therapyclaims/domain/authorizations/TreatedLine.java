package com.therapyclaims.domain.authorizations;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.units.UnitLine;
import java.util.Optional;

/**
 * Units of a code that a day of treatment takes from an authorisation.
 *
 * @param discipline empty where the line does not say it
 */
public record TreatedLine(String code, Optional<Discipline> discipline, int units) {
    /** The line as its units were counted. */
    public static TreatedLine of(UnitLine line) {
        return new TreatedLine(line.code(), Optional.of(line.discipline()), line.units());
    }
}
