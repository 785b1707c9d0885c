package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.remittances.Difference.Cause;
import com.therapyclaims.domain.rules.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Divides what a payment differs by from what is expected into its parts, which add up to it to the cent. The payer's own
 * deductible and coinsurance are put in place of the expected ones, one after the other: what that changes is explained.
 * What is left is sequestration beyond its percentage, a refusal, what payers before it decided, or another allowed amount.
 */
final class Comparison {
    private static final Predicate<Adjustment> DEDUCTIBLE = of("PR", "1");
    private static final Predicate<Adjustment> COINSURANCE = of("PR", "2", "3");
    /**
     * The impact of the prior payers' adjudication: what they paid and what they took off the charge, in one amount. That
     * care may be another payer's (22) is no such impact but a refusal: nobody has paid for it.
     */
    private static final Predicate<Adjustment> PRIOR_PAYERS = of("", "23");

    private static final Predicate<Adjustment> SEQUESTRATION = of("", "253");
    /** The fee schedule or contract, MPPR: what an allowed amount lies below the charge by. */
    private static final Predicate<Adjustment> FEE = of("", "45", "59", "131");

    private static final Predicate<Adjustment> REFUSAL = DEDUCTIBLE
            .or(COINSURANCE)
            .or(PRIOR_PAYERS)
            .or(SEQUESTRATION)
            .or(FEE)
            .negate();

    private static final Money CENT = Money.ofCents(1);

    private final Expected expected;
    private final Terms terms;
    private final Money paid;
    private final List<Adjustment> adjustments;
    private final List<Difference> found = new ArrayList<>();

    /**
     * A comparison of one line, or of a claim as a whole.
     *
     * @param paid what was paid for it in all
     * @param adjustments every adjustment of it in all
     */
    Comparison(Expected expected, Terms terms, Money paid, List<Adjustment> adjustments) {
        this.expected = expected;
        this.terms = terms;
        this.paid = paid;
        this.adjustments = adjustments;
    }

    /**
     * The parts of the difference; none if there is no difference.
     *
     * @param foreseen whether the claim's own checks told of the payer's reasons for refusing it
     */
    List<Difference> differences(Predicate<List<Adjustment>> foreseen) {
        List<Adjustment> refusals = adjustments.stream().filter(REFUSAL).toList();
        Money refused = Balance.sum(refusals);
        if (paid.isZero() && adjustments.isEmpty()) {
            find(
                    Cause.TAKEN_BACK,
                    expected.payerPayment(),
                    false,
                    FEE,
                    "The payer has taken back what it paid, and decided nothing in its place.");
            return List.copyOf(found);
        }
        if (paid.isZero() && !refused.isZero() && patientOwesNothing() && !decidedBefore()) {
            deny(expected.payerPayment(), refusals, foreseen);
            return List.copyOf(found);
        }
        Money left = expected.payerPayment();
        left = left.minus(costSharing(left));
        left = left.minus(sequestration());
        Money rest = left.minus(paid);
        if (refused.isMoreThan(Money.ZERO) && rest.isMoreThan(CENT)) {
            Money denied = rest.min(refused);
            deny(denied, refusals, foreseen);
            rest = rest.minus(denied);
        }
        allowed(rest.minus(priorPayers(rest)));
        return List.copyOf(found);
    }

    private boolean patientOwesNothing() {
        return amount(DEDUCTIBLE.or(COINSURANCE)).isZero();
    }

    /** Whether payers before this one decided, so that its own allowed amount cannot be told from its figures. */
    private boolean decidedBefore() {
        return !amount(PRIOR_PAYERS).isZero();
    }

    /** What the patient owes otherwise than expected changes the payment by this. */
    private Money costSharing(Money before) {
        Money deductible = amount(DEDUCTIBLE);
        Money owed = amount(COINSURANCE);
        Money withDeductible = before;
        if (!deductible.equals(expected.deductible())) {
            Money share = expected.allowed().minus(deductible);
            withDeductible = terms.payment(share.minus(terms.coinsurance(share)));
            find(
                    Cause.DEDUCTIBLE,
                    before.minus(withDeductible),
                    true,
                    DEDUCTIBLE,
                    Text.of("The payer takes %s as deductible; %s was expected.", deductible, expected.deductible()));
        }
        Money usual = usualCoinsurance(deductible);
        Money further = beyond(owed, usual, CENT.plus(CENT));
        if (decidedBefore() && further.isNegative()) {
            // The payers before it have paid of the patient's share too.
            further = Money.ZERO;
        }
        if (!further.isZero()) {
            Money lower = paymentChange(further);
            find(
                    Cause.COINSURANCE,
                    lower,
                    true,
                    COINSURANCE,
                    Text.of(
                            "The patient owes %s as coinsurance or copayment; %s was expected%s.",
                            owed, usual, decidedBefore() ? "" : " of what the payer allows"));
            withDeductible = withDeductible.minus(lower);
        }
        return before.minus(withDeductible);
    }

    /**
     * The coinsurance of what the payer allowed, or else each other allowed amount would change it too. Where payers before
     * it decided, that is not known, and it is the expected one.
     */
    private Money usualCoinsurance(Money deductible) {
        return terms.coinsurance((decidedBefore() ? expected.allowed() : payerAllowed()).minus(deductible));
    }

    /**
     * What the payer pays less because of what payers before it decided: not more than their impact on the charge. It holds
     * their reductions beside their payments, so that it is no amount this payer's share is lower by.
     */
    private Money priorPayers(Money rest) {
        Money impact = amount(PRIOR_PAYERS);
        if (!impact.isMoreThan(Money.ZERO) || !rest.isMoreThan(CENT)) {
            return Money.ZERO;
        }
        Money lower = rest.min(paymentChange(impact));
        find(
                Cause.OTHER_PAYER,
                lower,
                true,
                PRIOR_PAYERS,
                Text.of("Payers before this one account for %s of the charge, in payments and reductions.", impact));
        return lower;
    }

    /** What a payment is lower by where its share is lower by this. */
    private Money paymentChange(Money share) {
        return share.isNegative() ? Money.ZERO.minus(terms.payment(Money.ZERO.minus(share))) : terms.payment(share);
    }

    private Money sequestration() {
        Money taken = amount(SEQUESTRATION);
        Money usual = paid.plus(taken).percent(terms.sequestrationPercent());
        Money further = beyond(taken, usual, CENT);
        if (!further.isZero()) {
            find(
                    Cause.SEQUESTRATION,
                    further,
                    false,
                    SEQUESTRATION,
                    Text.of(
                            "Sequestration took %s; %s%% of the payment before it are %s.",
                            taken, terms.sequestrationPercent().toPlainString(), usual));
        }
        return further;
    }

    private void deny(Money amount, List<Adjustment> refusals, Predicate<List<Adjustment>> foreseen) {
        if (amount.isZero()) {
            return;
        }
        boolean told = foreseen.test(refusals);
        found.add(new Difference(
                Cause.DENIAL,
                amount,
                told,
                codes(refusals),
                told
                        ? "The payer refuses it, as the claim's own checks told."
                        : "The payer refuses it: its reasons say why."));
    }

    private void allowed(Money rest) {
        if (rest.isZero()) {
            return;
        }
        if (!rest.isMoreThan(CENT) && !Money.ZERO.minus(rest).isMoreThan(CENT)) {
            find(Cause.ROUNDING, rest, true, FEE, "The payer rounds a cent otherwise.");
            return;
        }
        find(
                Cause.ALLOWED,
                rest,
                false,
                FEE,
                decidedBefore()
                        ? "What payers before this one decided does not account for it."
                        : Text.of("The payer allows %s; %s was expected.", payerAllowed(), expected.allowed()));
    }

    /** The allowed amount behind the payer's own figures, where no payer decided before it. */
    private Money payerAllowed() {
        return terms.shareBefore(paid.plus(amount(SEQUESTRATION)))
                .plus(amount(DEDUCTIBLE))
                .plus(amount(COINSURANCE));
    }

    private void find(Cause cause, Money amount, boolean explained, Predicate<Adjustment> which, String text) {
        if (!amount.isZero()) {
            found.add(new Difference(
                    cause,
                    amount,
                    explained,
                    codes(adjustments.stream().filter(which).toList()),
                    text));
        }
    }

    /** How much an amount lies beyond another, where it is more than rounding. */
    private static Money beyond(Money amount, Money usual, Money rounding) {
        Money beyond = amount.minus(usual);
        return beyond.isMoreThan(rounding) || Money.ZERO.minus(beyond).isMoreThan(rounding) ? beyond : Money.ZERO;
    }

    private Money amount(Predicate<Adjustment> which) {
        return Balance.sum(adjustments.stream().filter(which).toList());
    }

    private static List<String> codes(List<Adjustment> adjustments) {
        return adjustments.stream().map(Adjustment::code).distinct().toList();
    }

    /** Adjustments of these reasons, of one group or of any. */
    private static Predicate<Adjustment> of(String group, String... reasons) {
        Set<String> known = Set.of(reasons);
        return adjustment ->
                (group.isEmpty() || adjustment.group().equals(group)) && known.contains(adjustment.reason());
    }
}
