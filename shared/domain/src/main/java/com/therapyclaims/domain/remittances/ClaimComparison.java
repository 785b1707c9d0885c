package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.AssistantCut;
import com.therapyclaims.domain.pricing.Sequestration;
import com.therapyclaims.domain.remittances.Difference.Cause;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares an archived claim with everything its payer has said of it. */
public final class ClaimComparison {
    private static final BigDecimal MEDICARE_COINSURANCE = new BigDecimal("0.2");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final boolean medicare;
    private final LocalDate dateOfService;
    private final List<ExpectedLine> expected;
    private final boolean sequestered;

    private ClaimComparison(ClaimRevision claim) {
        this.medicare = claim.visit().payerId().equals(StandardPayers.MEDICARE);
        this.dateOfService = claim.visit().dateOfService();
        this.expected = ExpectedLine.of(claim);
        this.sequestered =
                medicare || !claim.decision().pricing().totals().sequestration().isZero();
    }

    /**
     * Compares a claim with what its own payer said; what other payers of the patient paid stands beside it.
     *
     * @param claim the revision its payer decides
     * @param decisions what was said of it; a reversal is one of them
     */
    public static ComparedClaim of(ClaimRevision claim, PayerDecisions decisions) {
        Optional<Money> others =
                decisions.others().isEmpty() ? Optional.empty() : Optional.of(paid(meant(decisions.others())));
        return new ClaimComparison(claim).compare(meant(decisions.own()), others);
    }

    /** What was decided; what only would be paid is not. */
    private static List<RemittedClaim> meant(List<PayerDecision> decisions) {
        return decisions.stream()
                .map(PayerDecision::claim)
                .filter(it -> it.decision() != RemittedClaim.Decision.PREDETERMINED)
                .toList();
    }

    private static Money paid(List<RemittedClaim> remitted) {
        return remitted.stream().map(RemittedClaim::paid).reduce(Money.ZERO, Money::plus);
    }

    private ComparedClaim compare(List<RemittedClaim> remitted, Optional<Money> paidByOthers) {
        Map<Integer, List<RemittedLine>> byLine = new HashMap<>();
        List<RemittedLine> unknown = new ArrayList<>();
        for (RemittedClaim claim : remitted) {
            LineMatch match = LineMatch.of(expected, claim.lines());
            match.lines()
                    .forEach((number, line) -> byLine.computeIfAbsent(number, _ -> new ArrayList<>())
                            .addAll(line));
            unknown.addAll(match.unknown());
        }
        List<Adjustment> ofClaims =
                remitted.stream().flatMap(claim -> claim.adjustments().stream()).toList();
        boolean asAWhole = !ofClaims.isEmpty()
                || remitted.stream().anyMatch(claim -> claim.lines().isEmpty());
        List<ComparedLine> lines = expected.stream()
                .map(line -> line(line, byLine.getOrDefault(line.number(), List.of()), asAWhole))
                .toList();
        boolean complete = expected.stream().allMatch(line -> line.expected().isPresent());
        List<Difference> differences = new ArrayList<>();
        Money paid;
        if (asAWhole) {
            paid = paid(remitted);
            if (complete) {
                differences.addAll(whole(remitted, paid));
            }
        } else {
            lines.forEach(line -> differences.addAll(line.differences()));
            unknown.forEach(line -> unknown(line).ifPresent(differences::add));
            paid = Stream.concat(
                            lines.stream()
                                    .filter(line -> line.expected().isPresent())
                                    .map(ComparedLine::paid),
                            unknown.stream().map(RemittedLine::paid))
                    .reduce(Money.ZERO, Money::plus);
        }
        Money total = asAWhole && !complete ? paid : expectedInAll().payerPayment();
        return new ComparedClaim(
                RemittedAmounts.of(total, paid, differences), differences, lines, complete, paidByOthers);
    }

    private ComparedLine line(ExpectedLine line, List<RemittedLine> remitted, boolean asAWhole) {
        Money paid = remitted.stream().map(RemittedLine::paid).reduce(Money.ZERO, Money::plus);
        List<Adjustment> adjustments =
                inAll(remitted.stream().flatMap(it -> it.adjustments().stream()).toList());
        List<Difference> differences = asAWhole
                ? List.of()
                : line.expected()
                        .map(it -> remitted.isEmpty()
                                ? notRemitted(it)
                                : new Comparison(it, terms(it, line.modifiers()), paid, adjustments)
                                        .differences(line::foresees))
                        .orElse(List.of());
        return new ComparedLine(
                line.number(),
                line.code(),
                line.modifiers(),
                line.expected(),
                paid,
                adjustments,
                remitted.stream()
                        .flatMap(it -> it.remarks().stream())
                        .distinct()
                        .toList(),
                differences);
    }

    private static List<Difference> notRemitted(Expected expected) {
        return expected.payerPayment().isZero()
                ? List.of()
                : List.of(new Difference(
                        Cause.NOT_REMITTED,
                        expected.payerPayment(),
                        false,
                        List.of(),
                        "The payer says nothing of this line."));
    }

    private static Optional<Difference> unknown(RemittedLine line) {
        return line.paid().isZero()
                ? Optional.empty()
                : Optional.of(new Difference(
                        Cause.UNKNOWN_LINE,
                        Money.ZERO.minus(line.paid()),
                        false,
                        line.adjustments().stream().map(Adjustment::code).toList(),
                        "The payer decides a line that the claim does not have."));
    }

    private List<Difference> whole(List<RemittedClaim> remitted, Money paid) {
        Expected all = expectedInAll();
        List<Adjustment> adjustments = inAll(remitted.stream()
                .flatMap(claim -> claim.allAdjustments().stream())
                .toList());
        return new Comparison(all, terms(all, List.of()), paid, adjustments)
                .differences(refusals -> expected.stream().allMatch(line -> line.foresees(refusals)));
    }

    private Expected expectedInAll() {
        return expected.stream().flatMap(line -> line.expected().stream()).reduce(Expected.NOTHING, Expected::plus);
    }

    private Terms terms(Expected of, List<String> modifiers) {
        BigDecimal cut = medicare ? AssistantCut.percent(modifiers, dateOfService) : BigDecimal.ZERO;
        Terms usual = new Terms(
                medicare ? MEDICARE_COINSURANCE : BigDecimal.ZERO,
                HUNDRED.subtract(cut).divide(HUNDRED),
                BigDecimal.ZERO);
        return Terms.of(of, usual, sequestered ? Sequestration.percent(dateOfService) : BigDecimal.ZERO);
    }

    /** The adjustments by reason; what was taken back is gone. */
    private static List<Adjustment> inAll(List<Adjustment> adjustments) {
        Map<String, Adjustment> sums = new LinkedHashMap<>();
        adjustments.forEach(adjustment -> sums.merge(
                adjustment.code(),
                adjustment,
                (one, other) ->
                        new Adjustment(one.group(), one.reason(), one.amount().plus(other.amount()))));
        return sums.values().stream()
                .filter(adjustment -> !adjustment.amount().isZero())
                .toList();
    }
}
