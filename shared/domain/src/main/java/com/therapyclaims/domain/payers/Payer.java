package com.therapyclaims.domain.payers;

import com.therapyclaims.domain.units.UnitRule;

/**
 * How a payer counts, checks and wants its claim lines. How it pays is its {@link PaymentTerms}.
 *
 * @param id {@code medicare}, {@code commercial} or a payer the practice has a contract for
 */
public record Payer(
        String id,
        String name,
        UnitRule unitRule,
        EditTable editTable,
        ModifierOrder modifierOrder,
        PaymentTerms paymentTerms) {}
