package com.therapyclaims.domain.pricing;

import static java.util.Map.entry;

import com.therapyclaims.domain.money.Money;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** The Part B deductible of a calendar year (P-9). */
final class PartBDeductible {
    private static final Map<Integer, Money> BY_YEAR = Map.ofEntries(
            entry(2024, Money.of("240.00")), entry(2025, Money.of("257.00")), entry(2026, Money.of("283.00")));

    private PartBDeductible() {}

    /** The year's whole deductible; empty for a year whose figure is not held. */
    static Optional<Money> of(LocalDate dateOfService) {
        return Optional.ofNullable(BY_YEAR.get(dateOfService.getYear()));
    }
}
