package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The Part B deductible of a calendar year (P-9), and what a price says of it. */
final class PartBDeductible {
    private static final String CHECK = "DEDUCTIBLE";

    /** A year's deductible, and what a price says of it. */
    private record OfYear(int year, Optional<Money> whole, Coverage coverage) {
        static OfYear of(int year, String amount) {
            Money whole = Money.of(amount);
            return new OfYear(
                    year,
                    Optional.of(whole),
                    new Coverage(
                            CHECK,
                            Rule.P_9.citation(),
                            Optional.empty(),
                            Optional.empty(),
                            true,
                            Optional.of(Text.of(
                                    "What is open of the %s of %d is the caller's figure; Medicare applies it in the order it receives claims.",
                                    whole, year))));
        }

        static OfYear unknown(int year) {
            return new OfYear(
                    year,
                    Optional.empty(),
                    Coverage.unchecked(
                            CHECK,
                            Rule.P_9.citation(),
                            Text.of(
                                    "The deductible of %d is not held: the open amount is taken as it was sent.",
                                    year)));
        }
    }

    private static final List<OfYear> YEARS =
            List.of(OfYear.of(2024, "240.00"), OfYear.of(2025, "257.00"), OfYear.of(2026, "283.00"));

    private PartBDeductible() {}

    /** The year's whole deductible; empty for a year whose figure is not held. */
    static Optional<Money> of(LocalDate dateOfService) {
        return in(dateOfService.getYear()).whole();
    }

    /** What a price on the date says of it: against what the open amount is held, or that it is taken as it was sent. */
    static Coverage coverage(LocalDate dateOfService) {
        return in(dateOfService.getYear()).coverage();
    }

    private static OfYear in(int year) {
        return Lists.first(YEARS, each -> each.year() == year).orElseGet(() -> OfYear.unknown(year));
    }
}
