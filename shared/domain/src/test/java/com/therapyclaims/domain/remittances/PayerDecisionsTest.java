package com.therapyclaims.domain.remittances;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.claims.BillingDetails;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.claims.OtherInsurance;
import com.therapyclaims.domain.claims.OtherInsurance.Order;
import com.therapyclaims.domain.claims.Relationship;
import com.therapyclaims.domain.claims.TestBilling;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.remittances.RemittedClaim.Decision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which payer said what of a claim, and what its own payer's word does with it. */
class PayerDecisionsTest {
    private static final Optional<Order> PRIMARY = Optional.of(Order.PRIMARY);
    private static final Optional<Order> SECONDARY = Optional.of(Order.SECONDARY);
    private static final Optional<Order> NO_ORDER = Optional.empty();
    private static final PayerDecision PAID = said("medicare", Decision.PROCESSED, PRIMARY, "38.80", "9.90");
    private static final PayerDecision REVERSED = said("medicare", Decision.REVERSED, NO_ORDER, "-38.80", "-9.90");
    private static final PayerDecision MEDIGAP = said("medigap", Decision.PROCESSED, SECONDARY, "9.90", "0.00");

    @Test
    void aSecondaryPayersDecisionIsAnothersWhereThePrimaryOneIsBilled() {
        PayerDecisions decisions = billedToThePrimary(PAID, MEDIGAP);

        assertThat(decisions.own()).containsExactly(PAID);
        assertThat(decisions.others()).containsExactly(MEDIGAP);
        assertThat(decisions.step(MEDIGAP, false)).isEmpty();
    }

    @Test
    void aSecondaryPayersDecisionIsItsOwnWhereTheVisitNamesAPrimaryInsurance() {
        PayerDecisions decisions = PayerDecisions.of(secondary(), List.of(PAID, MEDIGAP));

        assertThat(decisions.own()).containsExactly(MEDIGAP);
        assertThat(decisions.others()).containsExactly(PAID);
        assertThat(decisions.step(MEDIGAP, false)).contains(new ClaimStep.Pay());
    }

    @Test
    void aReversalIsOfThePayerThatDecidedBefore() {
        PayerDecision back = said("medigap", Decision.REVERSED, NO_ORDER, "-9.90", "0.00");

        assertThat(billedToThePrimary(PAID, MEDIGAP, back).others()).containsExactly(MEDIGAP, back);
        assertThat(billedToThePrimary(PAID, MEDIGAP, REVERSED).own()).containsExactly(PAID, REVERSED);
    }

    @Test
    void aReversalOfAPayerThatHasSaidNothingYetIsOfTheClaimsOwn() {
        PayerDecision back = said("successor", Decision.REVERSED, NO_ORDER, "-38.80", "-9.90");

        assertThat(billedToThePrimary(PAID, back).own()).containsExactly(PAID, back);
    }

    @Test
    void aDenialOfAPayerThatHasSaidNothingYetIsOfTheClaimsOwnUntilThatIsKnown() {
        PayerDecision denial = said("medigap", Decision.DENIED, NO_ORDER, "0.00", "0.00");

        assertThat(billedToThePrimary(denial).own()).containsExactly(denial);
        assertThat(billedToThePrimary(PAID, denial).others()).containsExactly(denial);
    }

    @Test
    void aPayerThatTookItsDecisionBackDecidesAnewInAnotherOrder() {
        PayerDecision asSecondary = said("medicare", Decision.PROCESSED, SECONDARY, "15.68", "0.00");

        assertThat(billedToThePrimary(PAID, REVERSED, asSecondary).own()).containsExactly(PAID, REVERSED, asSecondary);
        assertThat(billedToThePrimary(PAID, asSecondary).others()).containsExactly(asSecondary);
    }

    @Test
    void aFullReversalTakesThePaymentBack() {
        assertThat(billedToThePrimary(PAID, REVERSED).step(REVERSED, false)).contains(new ClaimStep.TakeBack());
    }

    @Test
    void aReversalThatLeavesSomethingPaidTakesNoStep() {
        PayerDecision more = said("medicare", Decision.PROCESSED, PRIMARY, "16.19", "4.13");

        assertThat(billedToThePrimary(PAID, more, REVERSED).step(REVERSED, false))
                .isEmpty();
    }

    @Test
    void aReversalThatLeavesThePatientSomethingToPayTakesNoStep() {
        PayerDecision deductible = said("medicare", Decision.PROCESSED, PRIMARY, "0.00", "49.49");

        assertThat(billedToThePrimary(PAID, deductible, REVERSED).step(REVERSED, false))
                .isEmpty();
    }

    @Test
    void aPaymentBookedBeforeDoesNotUndoALaterReversal() {
        assertThat(billedToThePrimary(PAID, REVERSED).step(PAID, true)).isEmpty();
        assertThat(billedToThePrimary(PAID).step(PAID, true)).contains(new ClaimStep.Pay());
    }

    @Test
    void aPaymentThatComesAfterTheReversalThatTookItBackPaysNothing() {
        assertThat(billedToThePrimary(REVERSED, PAID).step(PAID, false)).isEmpty();
    }

    @Test
    void aNewDecisionAfterTheReversalPaysAgain() {
        PayerDecision anew = said("medicare", Decision.PROCESSED, PRIMARY, "35.28", "9.00");

        assertThat(billedToThePrimary(PAID, REVERSED, anew).step(anew, false)).contains(new ClaimStep.Pay());
    }

    private static PayerDecisions billedToThePrimary(PayerDecision... said) {
        return PayerDecisions.of(BillingDetails.NONE, List.of(said));
    }

    private static BillingDetails secondary() {
        OtherInsurance primary = new OtherInsurance(
                Order.PRIMARY,
                Relationship.SELF,
                Optional.empty(),
                "Other Insurance",
                "12345",
                "M-1",
                Optional.empty(),
                "CI",
                Optional.empty());
        return TestBilling.beside(primary);
    }

    static PayerDecision said(String payer, Decision decision, Optional<Order> order, String paid, String patient) {
        return new PayerDecision(
                Optional.of(payer),
                new RemittedClaim(
                        1,
                        "A",
                        Optional.empty(),
                        decision,
                        order,
                        Money.of("120.00"),
                        Money.of(paid),
                        Money.of(patient),
                        List.of(),
                        List.of(new Adjustment("PR", "2", Money.of(patient))),
                        List.of(),
                        List.of()));
    }
}
