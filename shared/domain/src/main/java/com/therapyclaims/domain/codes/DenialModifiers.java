package com.therapyclaims.domain.codes;

import java.util.List;

/** Modifiers by which the biller itself says that the payer will not pay a line (C-8). */
public final class DenialModifiers {
    /** Excluded by statute. */
    public static final String EXCLUDED = "GY";

    /** Expected to be denied as not necessary, without an ABN. */
    public static final String EXPECTED = "GZ";

    private DenialModifiers() {}

    /** Whether the line is denied whatever else is on the claim. */
    public static boolean on(List<String> modifiers) {
        return modifiers.contains(EXCLUDED) || modifiers.contains(EXPECTED);
    }
}
