package com.therapyclaims.functions.exportclaim;

import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.domain.claims.BillingDetails.ServiceFacility;
import com.therapyclaims.domain.claims.OtherInsurance;
import com.therapyclaims.domain.claims.Relationship;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.domain.exports.OutgoingClaim.Insured;
import com.therapyclaims.domain.exports.OutgoingClaim.Practitioner;
import com.therapyclaims.domain.exports.OutgoingClaim.Subscriber;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The resources a claim contains: its patient, the organizations and practitioners it names, and its coverages. */
final class FhirContained {
    private final OutgoingClaim claim;
    private final JsonGenerator json;
    private final FhirJson fhir;

    private FhirContained(OutgoingClaim claim, JsonGenerator json) {
        this.claim = claim;
        this.json = json;
        this.fhir = new FhirJson(json);
    }

    /** Writes them, one after the other. */
    static void write(OutgoingClaim claim, JsonGenerator json) throws IOException {
        new FhirContained(claim, json).resources();
    }

    private void resources() throws IOException {
        patient(claim.patient());
        biller();
        payer("payer", claim.payer().identifier(), claim.payer().name());
        coverage();
        for (int i = 0; i < claim.details().otherInsurance().size(); i++) {
            otherCoverage(i, claim.details().otherInsurance().get(i));
        }
        practitioner("rendering", claim.rendering());
        practitioner("referring", claim.referring());
        if (claim.details().serviceFacility().isPresent()) {
            facility(claim.details().serviceFacility().get());
        }
    }

    private void patient(Insured patient) throws IOException {
        fhir.begin("Patient", "patient");
        fhir.identifiedBy(FhirSystems.OURS + "patient", patient.id());
        fhir.name(patient.name().last(), patient.name().first().stream().toList());
        fhir.gender(patient.sex());
        fhir.date("birthDate", patient.birthDate());
        fhir.addresses(patient.address());
        json.writeEndObject();
    }

    private void biller() throws IOException {
        fhir.begin(claim.billing().person().isPresent() ? "Practitioner" : "Organization", "biller");
        json.writeArrayFieldStart("identifier");
        fhir.identifier(FhirSystems.NPI, claim.billing().npi());
        fhir.identifier(
                switch (claim.billing().taxIdType()) {
                    case EIN -> FhirSystems.TAX_ID;
                    case SSN -> FhirSystems.SSN;
                },
                claim.billing().taxId());
        json.writeEndArray();
        if (claim.billing().person().isPresent()) {
            fhir.name(claim.billing().person().get());
        } else {
            json.writeStringField("name", claim.billing().name());
        }
        json.writeArrayFieldStart("address");
        fhir.address(claim.billing().address());
        json.writeEndArray();
        json.writeEndObject();
    }

    private void payer(String id, String identifier, String name) throws IOException {
        fhir.begin("Organization", id);
        fhir.identifiedBy(FhirSystems.OURS + "payer-identifier", identifier);
        json.writeStringField("name", name);
        json.writeEndObject();
    }

    private void coverage() throws IOException {
        Optional<Subscriber> subscriber = claim.subscriber();
        if (subscriber.isPresent()) {
            fhir.begin("RelatedPerson", "subscriber");
            fhir.reference("patient", "patient");
            fhir.name(
                    subscriber.get().name().last(),
                    subscriber.get().name().first().stream().toList());
            if (subscriber.get().sex().isPresent()) {
                fhir.gender(subscriber.get().sex().get());
            }
            if (subscriber.get().birthDate().isPresent()) {
                fhir.date("birthDate", subscriber.get().birthDate().get());
            }
            fhir.addresses(subscriber.get().address());
            json.writeEndObject();
        }
        coverage(
                "coverage",
                claim.patient().memberId(),
                subscriber.isPresent() ? "subscriber" : "patient",
                subscriber.map(Subscriber::relationship).orElse(Relationship.SELF),
                "payer",
                claim.details().order(),
                claim.details().groupNumber());
    }

    private void otherCoverage(int index, OtherInsurance other) throws IOException {
        payer("payer-" + index, other.payerIdentifier(), other.payerName());
        if (other.holder().isPresent()) {
            fhir.begin("RelatedPerson", "subscriber-" + index);
            fhir.reference("patient", "patient");
            fhir.name(
                    other.holder().get().lastName(),
                    List.of(other.holder().get().firstName()));
            fhir.addresses(other.holder().get().address());
            json.writeEndObject();
        }
        coverage(
                "coverage-" + index,
                other.memberId(),
                other.holder().isPresent() ? "subscriber-" + index : "patient",
                other.relationship(),
                "payer-" + index,
                other.order(),
                other.groupNumber());
    }

    private void coverage(
            String id,
            String memberId,
            String subscriber,
            Relationship relationship,
            String payer,
            OtherInsurance.Order order,
            Optional<String> groupNumber)
            throws IOException {
        fhir.begin("Coverage", id);
        json.writeStringField("status", "active");
        fhir.reference("subscriber", subscriber);
        json.writeStringField("subscriberId", memberId);
        fhir.reference("beneficiary", "patient");
        fhir.concept(
                "relationship",
                FhirSystems.TERMINOLOGY + "subscriber-relationship",
                switch (relationship) {
                    case SELF -> "self";
                    case SPOUSE -> "spouse";
                    case CHILD -> "child";
                    case LIFE_PARTNER -> "common";
                    case EMPLOYEE, OTHER -> "other";
                });
        json.writeArrayFieldStart("payor");
        json.writeStartObject();
        json.writeStringField("reference", "#" + payer);
        json.writeEndObject();
        json.writeEndArray();
        if (groupNumber.isPresent()) {
            json.writeArrayFieldStart("class");
            json.writeStartObject();
            fhir.concept("type", FhirSystems.TERMINOLOGY + "coverage-class", "group");
            json.writeStringField("value", groupNumber.get());
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeNumberField(
                "order",
                switch (order) {
                    case PRIMARY -> 1;
                    case SECONDARY -> 2;
                    case TERTIARY -> 3;
                });
        json.writeEndObject();
    }

    private void practitioner(String id, Optional<Practitioner> person) throws IOException {
        if (person.isEmpty()) {
            return;
        }
        Practitioner it = person.get();
        fhir.begin("Practitioner", id);
        fhir.identifiedBy(FhirSystems.NPI, it.npi());
        fhir.name(it.name());
        json.writeEndObject();
    }

    private void facility(ServiceFacility facility) throws IOException {
        fhir.begin("Location", "facility");
        if (facility.npi().isPresent()) {
            fhir.identifiedBy(FhirSystems.NPI, facility.npi().get());
        }
        json.writeStringField("name", facility.name());
        json.writeFieldName("address");
        fhir.address(facility.address());
        json.writeEndObject();
    }
}
