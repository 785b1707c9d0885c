package com.therapyclaims.testing;

import com.therapyclaims.domain.claims.BillingDetails;
import com.therapyclaims.domain.claims.BillingDetails.Accident;
import com.therapyclaims.domain.claims.BillingDetails.ServiceFacility;
import com.therapyclaims.domain.claims.OtherInsurance;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Billing details like others but for what is said. */
final class BillingDetailsBuilder {
    private final BillingDetails like;
    private Optional<String> priorAuthorization;
    private Optional<LocalDate> onsetDate;
    private Optional<LocalDate> initialTreatmentDate;
    private Optional<Accident> accident;
    private Optional<ServiceFacility> serviceFacility;
    private List<OtherInsurance> otherInsurance;
    private Optional<String> medicareSecondaryReason;
    private Optional<String> filingIndicator;

    BillingDetailsBuilder(BillingDetails like) {
        this.like = like;
        this.priorAuthorization = like.priorAuthorization();
        this.onsetDate = like.onsetDate();
        this.initialTreatmentDate = like.initialTreatmentDate();
        this.accident = like.accident();
        this.serviceFacility = like.serviceFacility();
        this.otherInsurance = like.otherInsurance();
        this.medicareSecondaryReason = like.medicareSecondaryReason();
        this.filingIndicator = like.filingIndicator();
    }

    BillingDetailsBuilder priorAuthorization(Optional<String> other) {
        this.priorAuthorization = other;
        return this;
    }

    BillingDetailsBuilder onsetDate(Optional<LocalDate> other) {
        this.onsetDate = other;
        return this;
    }

    BillingDetailsBuilder initialTreatmentDate(Optional<LocalDate> other) {
        this.initialTreatmentDate = other;
        return this;
    }

    BillingDetailsBuilder accident(Optional<Accident> other) {
        this.accident = other;
        return this;
    }

    BillingDetailsBuilder serviceFacility(Optional<ServiceFacility> other) {
        this.serviceFacility = other;
        return this;
    }

    BillingDetailsBuilder otherInsurance(List<OtherInsurance> other) {
        this.otherInsurance = other;
        return this;
    }

    BillingDetailsBuilder medicareSecondaryReason(Optional<String> other) {
        this.medicareSecondaryReason = other;
        return this;
    }

    BillingDetailsBuilder filingIndicator(Optional<String> other) {
        this.filingIndicator = other;
        return this;
    }

    BillingDetails build() {
        return new BillingDetails(
                like.payerIdentifier(),
                like.taxonomy(),
                priorAuthorization,
                like.referralNumber(),
                onsetDate,
                initialTreatmentDate,
                accident,
                serviceFacility,
                like.subscriber(),
                like.groupNumber(),
                otherInsurance,
                medicareSecondaryReason,
                filingIndicator);
    }
}
