package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.codes.Segment;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.notes.PlanOfCare;
import com.therapyclaims.domain.notes.Progress;
import com.therapyclaims.domain.notes.TreatmentNote;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.PricingPlace;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A visit as the caller sent it: everything a claim is made from. Units and prices are never taken from a caller.
 *
 * @param filing whether it is an original claim, a replacement or a void, and the total the caller expects
 * @param providerType who bills, for example {@code PTPP} for a physical therapist in private practice (C-6); where it is empty a
 *     rendering therapist's credential tells
 * @param deductibleRemaining the part of the Part B deductible still open (P-9); 0.00 where the caller did not say
 * @param billing what the payer's form asks for beside what was done
 * @param note the treatment note, if it was sent
 */
public record Visit(
        Patient patient,
        String payerId,
        ClaimFiling filing,
        Optional<String> memberId,
        LocalDate dateOfService,
        Optional<Discipline> discipline,
        String placeOfService,
        Optional<String> providerType,
        PricingPlace place,
        BillingProvider billingProvider,
        Optional<Provider> renderingProvider,
        Optional<Provider> referringProvider,
        List<String> diagnoses,
        List<Service> services,
        List<String> tieChoice,
        Money deductibleRemaining,
        boolean participating,
        boolean qualifyingApmParticipant,
        BillingDetails billing,
        Optional<TreatmentNote> note,
        Optional<PlanOfCare> planOfCare,
        Optional<Progress> progress) {
    public Visit {
        diagnoses = List.copyOf(diagnoses);
        services = List.copyOf(services);
        tieChoice = List.copyOf(tieChoice);
    }

    /**
     * Whether it takes the place of a claim that its payer has, or takes that one back; Medicare Part B processes neither
     * (C-2).
     */
    boolean takesAPlace() {
        return filing.replacesAnother() && !payerId.equals(StandardPayers.MEDICARE);
    }

    /** Whether the same provider bills it to the same payer as the other. */
    boolean isBilledAs(Visit other) {
        return payerId.equals(other.payerId) && billingProvider.npi().equals(other.billingProvider.npi());
    }

    /** Whether its payer takes it for payment: no void, and no replacement sent to Medicare (C-2). */
    boolean isPayable() {
        return filing.asksForPayment() && filing.replacesAnother() == takesAPlace();
    }

    /** The patient. Only the id, the practice's own, is ever used as a key. */
    public record Patient(
            String id,
            LocalDate birthDate,
            Optional<String> firstName,
            Optional<String> lastName,
            Optional<String> sex,
            Optional<Address> address) {}

    /** A postal address. */
    public record Address(String line1, Optional<String> line2, String city, String state, String zip) {}

    /**
     * Who bills.
     *
     * @param taxIdType what the tax id is; an employer's where it is not said
     * @param entityType what has the name; an organization where it is not said
     */
    public record BillingProvider(
            String npi,
            String taxId,
            Optional<TaxIdType> taxIdType,
            String name,
            Optional<EntityType> entityType,
            Optional<Address> address) {}

    /** Whose number a tax id is. */
    public enum TaxIdType {
        /** An employer identification number. */
        EIN,
        /** The social security number of a person. */
        SSN
    }

    /** What an NPI was given to (45 CFR 162.408). */
    public enum EntityType {
        /** A practice, NPI type 2. */
        ORGANIZATION,
        /** A person who bills under the own name, a sole proprietor, NPI type 1. */
        PERSON
    }

    /** A person who treats, refers or certifies. */
    public record Provider(Optional<String> npi, Optional<String> name, Optional<String> credential) {}

    /**
     * One service of the visit.
     *
     * @param discipline where it differs from the visit's
     * @param modifiers those only the caller can know: 59 or X, KX, liability, telehealth
     * @param diagnosisPointers 1-based places in the claim's diagnoses
     * @param description what was done, as payers ask of an unlisted code
     */
    public record Service(
            String code,
            int minutes,
            FurnishedBy furnishedBy,
            Optional<Discipline> discipline,
            List<String> modifiers,
            List<Segment> segments,
            Optional<Money> charge,
            List<Integer> diagnosisPointers,
            Optional<String> description) {
        public Service {
            modifiers = List.copyOf(modifiers);
            segments = List.copyOf(segments);
            diagnosisPointers = List.copyOf(diagnosisPointers);
        }
    }
}
