package com.therapyclaims.domain.exports;

import com.therapyclaims.domain.claims.BillingDetails;
import com.therapyclaims.domain.claims.Visit;
import com.therapyclaims.domain.claims.Visit.Address;
import com.therapyclaims.domain.claims.Visit.EntityType;
import com.therapyclaims.domain.claims.Visit.TaxIdType;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.exports.OutgoingClaim.Biller;
import com.therapyclaims.domain.exports.OutgoingClaim.Insured;
import com.therapyclaims.domain.exports.OutgoingClaim.Practitioner;
import com.therapyclaims.domain.exports.OutgoingClaim.Subscriber;
import java.util.Optional;

/** Who stands on a claim in the making: the patient, who insures them, who bills, who treated and who referred. */
final class ExportParties {
    // What stands for something missing while the rest is looked at; it never leaves.
    private static final Address NOWHERE = new Address("", Optional.empty(), "", "", "");
    private static final PersonName NAMELESS = PersonName.of("", Optional.empty());

    private final Visit visit;
    private final boolean medicare;
    private final Gaps gaps;

    ExportParties(Visit visit, boolean medicare, Gaps gaps) {
        this.visit = visit;
        this.medicare = medicare;
        this.gaps = gaps;
    }

    /** The patient, as whom the payer knows by the member id. */
    Insured patient() {
        Visit.Patient patient = visit.patient();
        String first = gaps.requireText(
                patient.firstName(), "/claim/patient/firstName", "The form asks for the patient's first name.");
        String last = gaps.requireText(
                patient.lastName(), "/claim/patient/lastName", "The form asks for the patient's last name.");
        return new Insured(
                patient.id(),
                gaps.requireText(
                        visit.memberId(), "/claim/memberId", "The form asks for the member id on the patient's card."),
                PersonName.of(last, Optional.of(first)),
                patient.birthDate(),
                gaps.require(patient.sex(), "/claim/patient/sex", "The form asks for the patient's sex: F, M or U."),
                patient.address());
    }

    /** Who holds the insurance, where it is not the patient. */
    Optional<Subscriber> subscriber() {
        Optional<BillingDetails.Subscriber> holder = visit.billing().subscriber();
        if (holder.isPresent() && medicare) {
            gaps.unusable("/claim/subscriber", "Medicare insures each person: leave the subscriber out.");
        }
        // The form names a patient who is not the insured with an address (loop 2010CA).
        if (holder.isPresent()) {
            gaps.require(
                    visit.patient().address(),
                    "/claim/patient/address",
                    "The form asks for the address of a patient who is not the insured.",
                    NOWHERE);
        }
        return holder.map(person -> new Subscriber(
                person.relationship(),
                PersonName.of(
                        gaps.requireText(
                                person.lastName(),
                                "/claim/subscriber/lastName",
                                "The form asks for the insured's last name."),
                        Optional.of(gaps.requireText(
                                person.firstName(),
                                "/claim/subscriber/firstName",
                                "The form asks for the insured's first name."))),
                person.birthDate(),
                person.sex(),
                person.address()));
    }

    /** Who bills, for lines of this discipline. */
    Biller biller(Discipline discipline) {
        Visit.BillingProvider biller = visit.billingProvider();
        return new Biller(
                biller.npi(),
                biller.taxId(),
                biller.taxIdType().orElse(TaxIdType.EIN),
                biller.name(),
                biller.entityType()
                        .filter(EntityType.PERSON::equals)
                        .map(_ -> gaps.require(
                                PersonName.parse(biller.name()),
                                "/claim/billingProvider/name",
                                "The form asks for the name of the person who bills.",
                                NAMELESS)),
                gaps.require(
                        biller.address(),
                        "/claim/billingProvider/address",
                        "The form asks for the billing provider's street address.",
                        NOWHERE),
                visit.billing().taxonomy().orElse(Taxonomy.of(discipline)));
    }

    /** Somebody who treats or refers, sent in the named field. */
    Optional<Practitioner> practitioner(Optional<Visit.Provider> provider, String field) {
        return provider.map(person -> new Practitioner(
                gaps.require(
                        person.name().flatMap(PersonName::parse),
                        "/claim/" + field + "/name",
                        "The form asks for the name of whom it names.",
                        NAMELESS),
                gaps.require(person.npi(), "/claim/" + field + "/npi", "The form asks for the NPI of whom it names.")));
    }
}
