package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.claims.BillingDetails;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.claims.OtherInsurance.Order;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.remittances.RemittedClaim.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was said of a claim, by the payer it is billed to and by other payers of the patient, such as a Medigap insurer that
 * the claim crossed over to. The order a payer decided in tells which it is (CLP02), held against the order in which the
 * billed insurance pays among those the visit names.
 */
public final class PayerDecisions {
    private final Order order;
    private final List<PayerDecision> own = new ArrayList<>();
    private final List<PayerDecision> others = new ArrayList<>();

    private PayerDecisions(Order order) {
        this.order = order;
    }

    /**
     * Tells them apart.
     *
     * @param billed with the patient's other insurances
     * @param said oldest first
     */
    public static PayerDecisions of(BillingDetails billed, List<PayerDecision> said) {
        PayerDecisions decisions = new PayerDecisions(billed.order());
        said.forEach(decisions::add);
        return decisions;
    }

    private void add(PayerDecision decision) {
        (saysOwnPayer(decision) ? own : others).add(decision);
    }

    private boolean saysOwnPayer(PayerDecision decision) {
        Optional<Order> decidedIn = decision.claim().order();
        if (decidedIn.isPresent()) {
            return decidedIn.get() == order || decidesAnew(decision);
        }
        // A denial or a reversal tells no order: it is of whoever decided before.
        boolean amongOwn = amongOwn(decision);
        boolean amongOthers = others.stream().anyMatch(it -> it.isOf(decision.payerId()));
        if (amongOwn && amongOthers) {
            return others.stream().noneMatch(it -> sameNumber(it, decision));
        }
        if (amongOwn || amongOthers) {
            return amongOwn;
        }
        // Of a payer that has said nothing yet: what it takes back lowers what is known as paid.
        return decision.claim().decision() == Decision.REVERSED || !ownPayerIsKnown();
    }

    /** A payer that took back what it decided as the claim's own, and now decides in another order. */
    private boolean decidesAnew(PayerDecision decision) {
        return own.stream()
                .filter(it -> it.claim().decision() == Decision.REVERSED)
                .anyMatch(it -> it.isOf(decision.payerId()));
    }

    private boolean amongOwn(PayerDecision decision) {
        return own.stream().anyMatch(it -> it.isOf(decision.payerId()));
    }

    private boolean ownPayerIsKnown() {
        return own.stream()
                .anyMatch(it -> it.payerId().isPresent() && it.claim().order().isPresent());
    }

    private static boolean sameNumber(PayerDecision one, PayerDecision other) {
        Optional<String> number = other.claim().payerControlNumber();
        return one.isOf(other.payerId())
                && number.isPresent()
                && one.claim().payerControlNumber().equals(number);
    }

    /**
     * The step that a decision takes with the claim; none if it leaves it where it stands, or is another payer's.
     *
     * @param overtaken whether it was booked before, or something was that came after it: then a reversal may have undone it
     */
    public Optional<ClaimStep> step(PayerDecision decision, boolean overtaken) {
        RemittedClaim claim = decision.claim();
        if (!own.contains(decision)) {
            return Optional.empty();
        }
        if (claim.decision() == Decision.REVERSED) {
            return takenBack() ? Optional.of(new ClaimStep.TakeBack()) : Optional.empty();
        }
        return ClaimPayment.settles(claim) && !(takenBack() && (overtaken || isUndone(claim)))
                ? Optional.of(new ClaimStep.Pay())
                : Optional.empty();
    }

    /** Whether a reversal that is booked already takes back just this: the files came in the other order. */
    private boolean isUndone(RemittedClaim paid) {
        return own.stream()
                .map(PayerDecision::claim)
                .filter(other -> other.decision() == Decision.REVERSED)
                .anyMatch(reversal -> reversal.paid().plus(paid.paid()).equals(Money.ZERO));
    }

    /** Whether the claim's own payer took back all that it, or the patient by its word, had to pay. */
    public boolean takenBack() {
        Money paid = Money.ZERO;
        Money patient = Money.ZERO;
        boolean reversed = false;
        for (PayerDecision decision : own) {
            RemittedClaim claim = decision.claim();
            boolean reversal = claim.decision() == Decision.REVERSED;
            if (reversal || claim.decision() == Decision.PROCESSED) {
                paid = paid.plus(claim.paid());
                patient = patient.plus(Balance.sum(claim.allAdjustments().stream()
                        .filter(it -> it.group().equals("PR"))
                        .toList()));
            }
            reversed |= reversal;
        }
        return reversed && !paid.isMoreThan(Money.ZERO) && !patient.isMoreThan(Money.ZERO);
    }

    /** Those of the payer the claim is billed to, oldest first. */
    public List<PayerDecision> own() {
        return List.copyOf(own);
    }

    /** Those of other payers, oldest first. */
    public List<PayerDecision> others() {
        return List.copyOf(others);
    }
}
