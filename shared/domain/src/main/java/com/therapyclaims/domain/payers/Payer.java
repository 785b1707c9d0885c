package com.therapyclaims.domain.payers;

import com.therapyclaims.domain.units.UnitRule;

/**
 * How a payer counts and checks. How it pays is its {@link PaymentTerms}.
 *
 * @param id {@code medicare}, {@code commercial} or a payer the practice has a contract for
 */
public record Payer(String id, String name, UnitRule unitRule, EditTable editTable, PaymentTerms paymentTerms) {}
