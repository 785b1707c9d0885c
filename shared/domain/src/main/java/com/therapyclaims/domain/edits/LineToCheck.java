package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.codes.Segment;
import com.therapyclaims.domain.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * A claim line to be checked.
 *
 * @param modifiers in any order
 * @param segments the recorded clock times of the service, if any (N-3)
 * @param allowed the allowed amount, for the therapy threshold (KX-1)
 */
public record LineToCheck(
        String code,
        int units,
        List<String> modifiers,
        List<Segment> segments,
        Optional<Money> charge,
        Optional<Money> allowed) {
    public LineToCheck {
        modifiers = List.copyOf(modifiers);
        segments = List.copyOf(segments);
    }
}
