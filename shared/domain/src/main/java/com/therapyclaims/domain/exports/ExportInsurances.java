package com.therapyclaims.domain.exports;

import com.therapyclaims.domain.claims.BillingDetails;
import com.therapyclaims.domain.claims.OtherInsurance;
import com.therapyclaims.domain.claims.Relationship;
import com.therapyclaims.domain.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a form asks of the insurances of one patient beside each other: in which order they pay, and what those decided that paid before. */
final class ExportInsurances {
    // What stands for something missing while the rest is looked at; it never leaves.
    private static final OtherInsurance.Holder NOBODY = new OtherInsurance.Holder("", "", Optional.empty());
    private static final OtherInsurance.Adjudication UNDECIDED =
            new OtherInsurance.Adjudication(LocalDate.EPOCH, Money.ZERO, Optional.empty(), List.of(), List.of());

    private final BillingDetails details;
    private final boolean medicare;
    private final Gaps gaps;

    ExportInsurances(BillingDetails details, boolean medicare, Gaps gaps) {
        this.details = details;
        this.medicare = medicare;
        this.gaps = gaps;
    }

    /** Requires what their order asks for. */
    void require() {
        if (medicare && details.order() != OtherInsurance.Order.PRIMARY) {
            gaps.requireText(
                    details.medicareSecondaryReason(),
                    "/claim/medicareSecondaryReason",
                    "Medicare asks why another insurance pays before it.");
        }
        if (!medicare && details.otherInsurance().stream().anyMatch(OtherInsurance::isMedicareAfterAnother)) {
            gaps.requireText(
                    details.medicareSecondaryReason(),
                    "/claim/medicareSecondaryReason",
                    "Where Medicare pays after another insurance, the form asks why.");
        }
        for (int i = 0; i < details.otherInsurance().size(); i++) {
            OtherInsurance other = details.otherInsurance().get(i);
            if (other.order().compareTo(details.order()) < 0) {
                gaps.require(
                        other.adjudication(),
                        "/claim/otherInsurance/" + i + "/adjudication",
                        "A payer asks what those decided that pay before it.",
                        UNDECIDED);
            }
            if (other.relationship() != Relationship.SELF) {
                gaps.require(
                        other.holder(),
                        "/claim/otherInsurance/" + i + "/holder",
                        "The form asks for who holds an insurance that is not the patient's own.",
                        NOBODY);
            } else if (other.holder().isPresent()) {
                gaps.unusable(
                        "/claim/otherInsurance/" + i + "/relationship",
                        "Say what the patient is to the holder; an insurance of the patient's own has no other holder.");
            }
        }
    }
}
