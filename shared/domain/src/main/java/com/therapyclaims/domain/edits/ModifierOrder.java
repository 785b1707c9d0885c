package com.therapyclaims.domain.edits;

import java.util.Comparator;
import java.util.List;

/**
 * The order of modifiers on a claim line: discipline, assistant, KX, 59 or X, telehealth, liability, then any other.
 *
 * <p>This is the common order of therapy claims; no manual prescribes one. Within a group the caller's order stays.
 */
public final class ModifierOrder {
    /** How many modifiers a claim line holds (ASC X12 005010X222A1, SV101-3 to SV101-6; CMS-1500 item 24D). */
    public static final int MOST = 4;

    private ModifierOrder() {}

    /** The modifiers in claim order, each once. None is dropped, even where there are more than {@link #MOST}. */
    public static List<String> claimOrder(List<String> modifiers) {
        if (modifiers.size() < 2) {
            return List.copyOf(modifiers);
        }
        return modifiers.stream()
                .distinct()
                .sorted(Comparator.comparing(ModifierGroup::of))
                .toList();
    }
}
