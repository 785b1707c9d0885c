package com.therapyclaims.domain.units;

import java.util.List;

/**
 * Equal remainders that compete for fewer units than there are codes (U-5).
 *
 * @param codes all that are equal, in note order
 * @param chosen those that got a unit
 */
public record Tie(List<String> codes, List<String> chosen) {
    public Tie {
        codes = List.copyOf(codes);
        chosen = List.copyOf(chosen);
    }
}
