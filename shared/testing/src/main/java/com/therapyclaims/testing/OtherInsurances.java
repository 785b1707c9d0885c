package com.therapyclaims.testing;

import com.therapyclaims.domain.claims.OtherInsurance;
import com.therapyclaims.domain.claims.Relationship;
import com.therapyclaims.domain.claims.Visit.Address;
import com.therapyclaims.domain.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Other insurances of the patients of outgoing claims, as they decided or before they do. */
final class OtherInsurances {
    private OtherInsurances() {}

    /** That of a child's other parent, which pays first and has paid a part of the claim as a whole. */
    static OtherInsurance ofTheOtherParent() {
        return new OtherInsurance(
                OtherInsurance.Order.PRIMARY,
                Relationship.CHILD,
                Optional.of(new OtherInsurance.Holder(
                        "Example",
                        "Kim",
                        Optional.of(new Address("5 Oak St", Optional.empty(), "Columbus", "OH", "43215")))),
                "Zenith Health",
                "ZEN01",
                "Z-77",
                Optional.of("GRP-9"),
                "BL",
                Optional.of(new OtherInsurance.Adjudication(
                        LocalDate.of(2026, 8, 20),
                        Money.of("120.00"),
                        Optional.of(Money.of("30.50")),
                        List.of(
                                new OtherInsurance.Reduction("CO", "45", Money.of("70.00")),
                                new OtherInsurance.Reduction("PR", "2", Money.of("30.50")),
                                new OtherInsurance.Reduction("CO", "59", Money.of("5.00"))),
                        List.of())));
    }

    /** That of an employer, which pays before Medicare and decided so. */
    static OtherInsurance ofTheEmployer(OtherInsurance.Adjudication decided) {
        return new OtherInsurance(
                OtherInsurance.Order.PRIMARY,
                Relationship.SELF,
                Optional.empty(),
                "Acme PPO",
                "99726",
                "A-1",
                Optional.empty(),
                "CI",
                Optional.of(decided));
    }

    /** What paid 100.00 of a claim and says no more. */
    static OtherInsurance.Adjudication paid() {
        return new OtherInsurance.Adjudication(
                LocalDate.of(2026, 8, 20), Money.of("100.00"), Optional.empty(), List.of(), List.of());
    }

    /** What paid line by line: 40.00 and 20.00 of 97110 without and with CQ, and nothing of 97140. */
    static OtherInsurance.Adjudication decidedLineByLine() {
        return new OtherInsurance.Adjudication(
                LocalDate.of(2026, 8, 20),
                Money.of("55.00"),
                Optional.empty(),
                List.of(new OtherInsurance.Reduction("OA", "23", Money.of("5.00"))),
                List.of(
                        decision("97110", List.of("GP", "CQ"), 1, "20.00", "CO 45 30.00"),
                        decision("97110", List.of("GP"), 2, "40.00", "CO 45 50.00", "PR 2 10.00"),
                        decision("97140", List.of(), 0, "0.00", "CO 97 75.50")));
    }

    private static OtherInsurance.LineDecision decision(
            String code, List<String> modifiers, int units, String paid, String... adjustments) {
        return new OtherInsurance.LineDecision(
                code,
                modifiers,
                Optional.of(units),
                Money.of(paid),
                Stream.of(adjustments)
                        .map(text -> text.split(" "))
                        .map(parts -> new OtherInsurance.Reduction(parts[0], parts[1], Money.of(parts[2])))
                        .toList());
    }

    /** Medicare after the payer that is billed. */
    static OtherInsurance medicareAfterwards() {
        return undecided(OtherInsurance.Order.SECONDARY, "Medicare Part B", "15202", "1EG4-TE5-MK73", "MB");
    }

    /** A commercial one that pays after the payer that is billed. */
    static OtherInsurance afterwards(OtherInsurance.Order order, String payerName, String memberId) {
        return undecided(order, payerName, "99726", memberId, "CI");
    }

    private static OtherInsurance undecided(
            OtherInsurance.Order order, String payerName, String identifier, String memberId, String filingIndicator) {
        return new OtherInsurance(
                order,
                Relationship.SELF,
                Optional.empty(),
                payerName,
                identifier,
                memberId,
                Optional.empty(),
                filingIndicator,
                Optional.empty());
    }
}
