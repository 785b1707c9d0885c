package com.therapyclaims.domain.claims;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What only the payer's form asks for, beside what was done: nothing of it changes a unit or a price.
 *
 * @param payerIdentifier the payer's electronic id (837P NM109 of loop 2010BB), where the clearinghouse has one
 * @param taxonomy the billing provider's taxonomy code (PRV*BI), where it is not the discipline's own
 * @param priorAuthorization the payer's authorization (REF*G1, box 23)
 * @param referralNumber the payer's referral number (REF*9F)
 * @param onsetDate when the symptoms or the illness began (DTP*431, box 14)
 * @param initialTreatmentDate first treatment of the condition (DTP*454, box 15)
 * @param accident what the condition comes from, if it was an accident
 * @param serviceFacility where the service was furnished, if not at the billing provider's address
 */
public record BillingDetails(
        Optional<String> payerIdentifier,
        Optional<String> taxonomy,
        Optional<String> priorAuthorization,
        Optional<String> referralNumber,
        Optional<LocalDate> onsetDate,
        Optional<LocalDate> initialTreatmentDate,
        Optional<Accident> accident,
        Optional<ServiceFacility> serviceFacility) {
    /** Nothing beside what was done. */
    public static final BillingDetails NONE = new BillingDetails(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** What an accident was. */
    public enum AccidentCause {
        AUTO,
        EMPLOYMENT,
        OTHER
    }

    /**
     * An accident.
     *
     * @param state where, as payers ask of an automobile accident
     */
    public record Accident(AccidentCause cause, LocalDate date, Optional<String> state) {}

    /** A place of service that is not the billing provider's own. */
    public record ServiceFacility(String name, Optional<String> npi, Visit.Address address) {}
}
