package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.codes.DenialModifiers;
import com.therapyclaims.domain.edits.EditResult;
import com.therapyclaims.domain.edits.EditResult.Status;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.pricing.LinePrice.Priced;
import com.therapyclaims.domain.pricing.Price;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a claim's price is worth where the edits deny lines of it. A price says what a line is paid if it is paid; the
 * totals hold denied lines too, so that a correction that lifts the denial changes nothing in them.
 */
final class DeniedLines {
    private DeniedLines() {}

    static boolean isOf(Finding finding) {
        return finding.code().equals(FindingCode.PRICE_LINE_DENIED.code());
    }

    /**
     * What payment to expect without the denied lines; empty where no priced line is denied. A denied line that took the
     * day's full unit or some of the deductible leaves both to the others: what they are paid then is another price, which
     * is not made up here.
     */
    static Optional<Finding> check(EditResult edits, Price price) {
        List<String> denied = new ArrayList<>();
        List<Priced> paid = new ArrayList<>();
        boolean shared = false;
        for (int i = 0; i < edits.lines().size(); i++) {
            if (price.lines().get(i) instanceof Priced line) {
                if (edits.lines().get(i).status() == Status.DENIED) {
                    denied.add(Text.of("%s (line %d)", line.code(), i + 1));
                    shared |= tookOfTheDay(line);
                } else {
                    paid.add(line);
                }
            }
        }
        if (denied.isEmpty()) {
            return Optional.empty();
        }
        String others = shared && !paid.isEmpty()
                ? "the other lines, priced without them, are paid otherwise than here"
                : "without what is denied it is "
                        + paid.stream().map(Priced::payerPayment).reduce(Money.ZERO, Money::plus);
        return Optional.of(Finding.of(
                FindingCode.PRICE_LINE_DENIED,
                "/pricing/totals",
                Text.of(
                        "The totals hold %s as if paid, in all a payment of %s; %s.",
                        String.join(", ", denied), price.totals().payerPayment(), others)));
    }

    /** A line that its own modifiers deny had no part in either (C-8). */
    private static boolean tookOfTheDay(Priced line) {
        return !DenialModifiers.on(line.modifiers())
                && (line.fullUnits() > 0 || line.deductible().isMoreThan(Money.ZERO));
    }
}
