package com.therapyclaims.domain.exports;

import com.therapyclaims.domain.claims.BillingDetails;
import com.therapyclaims.domain.claims.OtherInsurance.Adjudication;
import com.therapyclaims.domain.claims.OtherInsurance.LineDecision;
import com.therapyclaims.domain.claims.Relationship;
import com.therapyclaims.domain.claims.Visit.Address;
import com.therapyclaims.domain.claims.Visit.TaxIdType;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.ServiceKind;
import com.therapyclaims.domain.codes.TherapyCodes;
import com.therapyclaims.domain.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A claim as it goes to the payer, whatever the form: everything a form must have is there.
 *
 * @param revision the revision of the archive it was made from
 * @param recordedAt when that revision was archived
 * @param controlNumber what the payer's remittance gives back (CLM01, box 26)
 * @param frequencyCode 1 original, 7 replacement, 8 void (C-2)
 * @param originalReference the payer's control number of the claim that is replaced or voided
 * @param subscriber who holds the insurance, where that is not the patient
 * @param rendering who rendered the services, where it is not the billing provider itself
 * @param referring who referred the patient or certified the plan
 * @param diagnoses ICD-10-CM, with their dots, in order
 */
public record OutgoingClaim(
        String claimId,
        int revision,
        Instant recordedAt,
        String controlNumber,
        String frequencyCode,
        Optional<String> originalReference,
        PayerOnClaim payer,
        Insured patient,
        Optional<Subscriber> subscriber,
        Biller billing,
        Optional<Practitioner> rendering,
        Optional<Practitioner> referring,
        BillingDetails details,
        LocalDate dateOfService,
        String placeOfService,
        List<String> diagnoses,
        List<Line> lines) {
    public OutgoingClaim {
        diagnoses = List.copyOf(diagnoses);
        lines = List.copyOf(lines);
    }

    /** What kind of insurance is billed (SBR09): Medicare Part B, or what was said, or commercial. */
    public String filingIndicator() {
        return payer.medicare() ? "MB" : details.filingIndicator().orElse("CI");
    }

    /** The charge of the whole claim: its lines add up to it. */
    public Money total() {
        return lines.stream().map(Line::charge).reduce(Money.ZERO, Money::plus);
    }

    /**
     * The line that another insurance decided so: the one of its code, or where the code stands on several lines the one that
     * has its modifiers besides.
     */
    public Optional<Line> lineOf(LineDecision decision) {
        List<Line> ofCode = lines.stream()
                .filter(line -> line.code().equals(decision.code()))
                .toList();
        List<Line> candidates = ofCode.size() == 1
                ? ofCode
                : ofCode.stream()
                        .filter(line -> Set.copyOf(line.modifiers()).equals(Set.copyOf(decision.modifiers())))
                        .toList();
        return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
    }

    /** What another insurance decided of a line, in the order it was told. */
    public List<LineDecision> decisions(Adjudication adjudication, Line line) {
        return adjudication.lines().stream()
                .filter(decision -> lineOf(decision).filter(line::equals).isPresent())
                .toList();
    }

    /** Whether the line's code says nothing of what was done, so that a description must. */
    public boolean isUnlisted(Line line) {
        return TherapyCodes.find(line.code(), dateOfService)
                .filter(code -> code.kind() == ServiceKind.UNLISTED)
                .isPresent();
    }

    /** The discipline of the claim's first line, which its providers' taxonomy follows. */
    public Discipline discipline() {
        return lines.getFirst().discipline();
    }

    /**
     * Who pays.
     *
     * @param identifier its electronic id (NM109 of loop 2010BB)
     */
    public record PayerOnClaim(String name, String identifier, boolean medicare) {}

    /**
     * The patient.
     *
     * @param memberId of the subscriber, where that is somebody else
     */
    public record Insured(
            String id, String memberId, PersonName name, LocalDate birthDate, String sex, Optional<Address> address) {}

    /**
     * Who holds the insurance.
     *
     * @param relationship what the patient is to them
     */
    public record Subscriber(
            Relationship relationship,
            PersonName name,
            Optional<LocalDate> birthDate,
            Optional<String> sex,
            Optional<Address> address) {}

    /**
     * Who bills.
     *
     * @param person the name in its parts where a person bills under it; empty for an organization
     */
    public record Biller(
            String npi,
            String taxId,
            TaxIdType taxIdType,
            String name,
            Optional<PersonName> person,
            Address address,
            String taxonomy) {}

    /** Who treats, where that is not the person who bills: forms that tell of both name one person once (loop 2310B). */
    public Optional<Practitioner> renderingBesideBiller() {
        return rendering.filter(it -> billing.person().isEmpty() || !it.npi().equals(billing.npi()));
    }

    /** A person who treats, refers or certifies. */
    public record Practitioner(PersonName name, String npi) {}

    /**
     * A line.
     *
     * @param controlNumber what the payer's remittance gives back for the line (REF*6R)
     * @param modifiers in claim order, at most 4
     * @param diagnosisPointers 1-based, 1 to 4
     * @param description what was done, for an unlisted code
     * @param service the place of the first service that is billed in it among the visit's, from 0
     */
    public record Line(
            String controlNumber,
            String code,
            Discipline discipline,
            List<String> modifiers,
            Money charge,
            int units,
            List<Integer> diagnosisPointers,
            Optional<String> description,
            int service) {
        /** Where its description stands in the request the claim was made from. */
        public String descriptionPointer() {
            return "/claim/services/" + service + "/description";
        }

        public Line {
            modifiers = List.copyOf(modifiers);
            diagnosisPointers = List.copyOf(diagnosisPointers);
        }
    }
}
