package com.therapyclaims.domain.remittances;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.claims.BillingDetails;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.claims.OtherInsurance.Order;
import com.therapyclaims.domain.remittances.ClaimPayment.Step;
import com.therapyclaims.domain.remittances.RemittedClaim.Decision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a payer's decision does with a claim, by all that is said of it when it is booked. */
class BookedDecisionTest {
    private static final BillingDetails BILLED = BillingDetails.NONE;
    private static final ClaimStep PAY = new ClaimStep.Pay();
    private static final PayerDecision PAID =
            PayerDecisionsTest.said("medicare", Decision.PROCESSED, Optional.of(Order.PRIMARY), "38.80", "9.90");
    private static final PayerDecision REVERSED =
            PayerDecisionsTest.said("medicare", Decision.REVERSED, Optional.empty(), "-38.80", "-9.90");
    private static final PayerDecision MEDIGAP =
            PayerDecisionsTest.said("medigap", Decision.PROCESSED, Optional.of(Order.SECONDARY), "9.90", "0.00");

    @Test
    void aPaymentPaysASubmittedClaimAndStandsWithOneThatIsPaid() {
        BookedDecision booked = new BookedDecision(List.of(PAID), 1, PAID, false);

        assertThat(booked.step(BILLED)).contains(PAY);
        assertThat(booked.by(PAY, BILLED, ClaimStatus.SUBMITTED, ClaimStatus.PAID))
                .isEqualTo(Step.PAID);
        assertThat(booked.by(PAY, BILLED, ClaimStatus.PAID, ClaimStatus.PAID)).isEqualTo(Step.STANDS);
    }

    @Test
    void aPaymentOfAClaimThatCannotBePaidIsRefused() {
        assertThat(new BookedDecision(List.of(PAID), 1, PAID, false).refused(PAY, BILLED))
                .isEqualTo(Step.REFUSED);
    }

    @Test
    void whatWasBookedBeforeSaysSoWhereverTheClaimStands() {
        BookedDecision again = new BookedDecision(List.of(PAID), 1, PAID, true);

        assertThat(again.by(PAY, BILLED, ClaimStatus.PAID, ClaimStatus.PAID)).isEqualTo(Step.BOOKED_BEFORE);
        assertThat(again.refused(PAY, BILLED)).isEqualTo(Step.BOOKED_BEFORE);
        assertThat(again.without(BILLED)).isEqualTo(Step.BOOKED_BEFORE);
    }

    @Test
    void anotherPayersDecisionTakesNoStep() {
        BookedDecision booked = new BookedDecision(List.of(PAID, MEDIGAP), 2, MEDIGAP, false);

        assertThat(booked.step(BILLED)).isEmpty();
        assertThat(booked.without(BILLED)).isEqualTo(Step.OTHER_PAYER);
    }

    @Test
    void aReversalTakesAPaidClaimBack() {
        BookedDecision booked = new BookedDecision(List.of(PAID, REVERSED), 2, REVERSED, false);

        assertThat(booked.step(BILLED)).contains(new ClaimStep.TakeBack());
        assertThat(booked.by(new ClaimStep.TakeBack(), BILLED, ClaimStatus.PAID, ClaimStatus.SUBMITTED))
                .isEqualTo(Step.TAKEN_BACK);
    }

    @Test
    void aPaymentThatALaterFileHasTakenBackAlreadyPaysNothingAndIsComparedWithWhatCameBeforeIt() {
        BookedDecision overtaken = new BookedDecision(List.of(PAID, REVERSED), 1, PAID, false);

        assertThat(overtaken.step(BILLED)).isEmpty();
        assertThat(overtaken.without(BILLED)).isEqualTo(Step.NONE);
        assertThat(overtaken.upToHere(BILLED).own()).containsExactly(PAID);
    }
}
