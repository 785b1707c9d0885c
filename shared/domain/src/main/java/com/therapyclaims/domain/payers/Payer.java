package com.therapyclaims.domain.payers;

import com.therapyclaims.domain.units.UnitRule;
import java.util.Set;

/**
 * How a payer counts, checks and wants its claim lines. How it pays is its {@link PaymentTerms}.
 *
 * @param id {@code medicare}, {@code commercial} or a payer the practice has a contract for
 * @param requiredElements what a note may not lack
 */
public record Payer(
        String id,
        String name,
        UnitRule unitRule,
        EditTable editTable,
        ModifierOrder modifierOrder,
        Set<NoteElement> requiredElements,
        PaymentTerms paymentTerms) {
    public Payer {
        requiredElements = Set.copyOf(requiredElements);
    }
}
