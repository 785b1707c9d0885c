package com.therapyclaims.domain.claims;

import java.time.LocalDate;
import java.util.List;
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
 * @param subscriber who holds the insurance that is billed, where that is not the patient (2000C, boxes 4 and 6)
 * @param groupNumber the group or policy of that insurance (SBR03, box 11)
 * @param otherInsurance the patient's other insurances, each in an order of its own
 * @param medicareSecondaryReason why Medicare does not pay first, where it is billed and does not (SBR05)
 * @param filingIndicator what kind of insurance is billed (SBR09, box 1), where that is known and it is not Medicare
 */
public record BillingDetails(
        Optional<String> payerIdentifier,
        Optional<String> taxonomy,
        Optional<String> priorAuthorization,
        Optional<String> referralNumber,
        Optional<LocalDate> onsetDate,
        Optional<LocalDate> initialTreatmentDate,
        Optional<Accident> accident,
        Optional<ServiceFacility> serviceFacility,
        Optional<Subscriber> subscriber,
        Optional<String> groupNumber,
        List<OtherInsurance> otherInsurance,
        Optional<String> medicareSecondaryReason,
        Optional<String> filingIndicator) {
    public BillingDetails {
        otherInsurance = List.copyOf(otherInsurance);
    }

    /** Nothing beside what was done. */
    public static final BillingDetails NONE = new BillingDetails(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());

    /** In which order the insurance that is billed pays: the first that no other insurance of the patient has. */
    public OtherInsurance.Order order() {
        for (OtherInsurance.Order order : OtherInsurance.Order.values()) {
            if (otherInsurance.stream().noneMatch(other -> other.order() == order)) {
                return order;
            }
        }
        throw new IllegalStateException("the other insurances leave no place in the order");
    }

    /**
     * Who holds the insurance, where that is not the patient.
     *
     * @param relationship what the patient is to them, never {@code SELF}
     */
    public record Subscriber(
            Relationship relationship,
            Optional<String> firstName,
            Optional<String> lastName,
            Optional<LocalDate> birthDate,
            Optional<String> sex,
            Optional<Visit.Address> address) {}

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
