package com.therapyclaims.functions.exportclaim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.domain.claims.BillingDetails.Accident;
import com.therapyclaims.domain.claims.BillingDetails.AccidentCause;
import com.therapyclaims.domain.claims.BillingDetails.ServiceFacility;
import com.therapyclaims.domain.claims.OtherInsurance;
import com.therapyclaims.domain.claims.Relationship;
import com.therapyclaims.domain.claims.Visit.Address;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.domain.exports.OutgoingClaim.Insured;
import com.therapyclaims.domain.exports.OutgoingClaim.Line;
import com.therapyclaims.domain.exports.OutgoingClaim.Practitioner;
import com.therapyclaims.domain.exports.OutgoingClaim.Subscriber;
import com.therapyclaims.domain.exports.PersonName;
import com.therapyclaims.domain.money.Money;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A claim as a FHIR R4 {@code Claim}. Whom it names, patient, organizations, practitioners and coverage, is contained in
 * it, so that it can be read by itself.
 */
final class FhirClaim {
    private static final JsonFactory JSON = new JsonFactory();

    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final String CPT = "http://www.ama-assn.org/go/cpt";
    private static final String HCPCS = "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";
    private static final String NPI = "http://hl7.org/fhir/sid/us-npi";
    private static final String TAX_ID = "urn:oid:2.16.840.1.113883.4.4";
    private static final String SSN = "http://hl7.org/fhir/sid/us-ssn";
    private static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
    private static final String PLACE_OF_SERVICE =
            "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set";
    private static final String OURS = "urn:therapy-claims:";

    private final OutgoingClaim claim;
    private final JsonGenerator json;

    private FhirClaim(OutgoingClaim claim, JsonGenerator json) {
        this.claim = claim;
        this.json = json;
    }

    /** The resource in JSON. */
    static String write(OutgoingClaim claim) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            new FhirClaim(claim, json).resource();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void resource() throws IOException {
        json.writeStartObject();
        json.writeStringField("resourceType", "Claim");
        json.writeStringField("id", claim.claimId());
        json.writeObjectFieldStart("meta");
        json.writeStringField("versionId", String.valueOf(claim.revision()));
        json.writeStringField(
                "lastUpdated", claim.recordedAt().truncatedTo(ChronoUnit.MILLIS).toString());
        json.writeEndObject();
        contained();
        json.writeArrayFieldStart("identifier");
        identifier(OURS + "claim-control-number", claim.controlNumber());
        json.writeEndArray();
        json.writeStringField("status", claim.frequencyCode().equals("8") ? "cancelled" : "active");
        concept("type", TERMINOLOGY + "claim-type", "professional");
        json.writeStringField("use", "claim");
        reference("patient", "patient");
        json.writeObjectFieldStart("billablePeriod");
        date("start", claim.dateOfService());
        date("end", claim.dateOfService());
        json.writeEndObject();
        json.writeStringField("created", claim.recordedAt().toString().substring(0, 10));
        reference("insurer", "payer");
        reference("provider", "biller");
        concept("priority", TERMINOLOGY + "processpriority", "normal");
        related();
        referral();
        if (claim.details().serviceFacility().isPresent()) {
            reference("facility", "facility");
        }
        careTeam();
        supportingInfo();
        diagnoses();
        insurance();
        if (claim.details().accident().isPresent()) {
            accident(claim.details().accident().get());
        }
        json.writeArrayFieldStart("item");
        for (int i = 0; i < claim.lines().size(); i++) {
            item(i + 1, claim.lines().get(i));
        }
        json.writeEndArray();
        money("total", claim.total());
        json.writeEndObject();
    }

    private void contained() throws IOException {
        json.writeArrayFieldStart("contained");
        patient(claim.patient());
        begin(claim.billing().person().isPresent() ? "Practitioner" : "Organization", "biller");
        json.writeArrayFieldStart("identifier");
        identifier(NPI, claim.billing().npi());
        identifier(
                switch (claim.billing().taxIdType()) {
                    case EIN -> TAX_ID;
                    case SSN -> SSN;
                },
                claim.billing().taxId());
        json.writeEndArray();
        if (claim.billing().person().isPresent()) {
            name(claim.billing().person().get());
        } else {
            json.writeStringField("name", claim.billing().name());
        }
        json.writeArrayFieldStart("address");
        address(claim.billing().address());
        json.writeEndArray();
        json.writeEndObject();
        begin("Organization", "payer");
        json.writeArrayFieldStart("identifier");
        identifier(OURS + "payer-identifier", claim.payer().identifier());
        json.writeEndArray();
        json.writeStringField("name", claim.payer().name());
        json.writeEndObject();
        coverage();
        for (int i = 0; i < others().size(); i++) {
            otherCoverage(i, others().get(i));
        }
        practitioner("rendering", claim.rendering());
        practitioner("referring", claim.referring());
        if (claim.details().serviceFacility().isPresent()) {
            facility(claim.details().serviceFacility().get());
        }
        json.writeEndArray();
    }

    private void patient(Insured patient) throws IOException {
        begin("Patient", "patient");
        json.writeArrayFieldStart("identifier");
        identifier(OURS + "patient", patient.id());
        json.writeEndArray();
        name(patient.name().last(), patient.name().first().stream().toList());
        gender(patient.sex());
        date("birthDate", patient.birthDate());
        addresses(patient.address());
        json.writeEndObject();
    }

    private void coverage() throws IOException {
        Optional<Subscriber> subscriber = claim.subscriber();
        if (subscriber.isPresent()) {
            begin("RelatedPerson", "subscriber");
            reference("patient", "patient");
            name(
                    subscriber.get().name().last(),
                    subscriber.get().name().first().stream().toList());
            if (subscriber.get().sex().isPresent()) {
                gender(subscriber.get().sex().get());
            }
            if (subscriber.get().birthDate().isPresent()) {
                date("birthDate", subscriber.get().birthDate().get());
            }
            addresses(subscriber.get().address());
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
        begin("Organization", "payer-" + index);
        json.writeArrayFieldStart("identifier");
        identifier(OURS + "payer-identifier", other.payerIdentifier());
        json.writeEndArray();
        json.writeStringField("name", other.payerName());
        json.writeEndObject();
        if (other.holder().isPresent()) {
            begin("RelatedPerson", "subscriber-" + index);
            reference("patient", "patient");
            name(other.holder().get().lastName(), List.of(other.holder().get().firstName()));
            addresses(other.holder().get().address());
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

    private List<OtherInsurance> others() {
        return claim.details().otherInsurance();
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
        begin("Coverage", id);
        json.writeStringField("status", "active");
        reference("subscriber", subscriber);
        json.writeStringField("subscriberId", memberId);
        reference("beneficiary", "patient");
        concept(
                "relationship",
                TERMINOLOGY + "subscriber-relationship",
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
            concept("type", TERMINOLOGY + "coverage-class", "group");
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

    private void gender(String sex) throws IOException {
        json.writeStringField(
                "gender",
                switch (sex) {
                    case "F" -> "female";
                    case "M" -> "male";
                    default -> "unknown";
                });
    }

    private void addresses(Optional<Address> address) throws IOException {
        if (address.isPresent()) {
            json.writeArrayFieldStart("address");
            address(address.get());
            json.writeEndArray();
        }
    }

    private void practitioner(String id, Optional<Practitioner> person) throws IOException {
        if (person.isEmpty()) {
            return;
        }
        Practitioner it = person.get();
        begin("Practitioner", id);
        json.writeArrayFieldStart("identifier");
        identifier(NPI, it.npi());
        json.writeEndArray();
        name(it.name());
        json.writeEndObject();
    }

    private void name(PersonName name) throws IOException {
        name(
                name.last(),
                List.of(name.first(), name.middle()).stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    private void facility(ServiceFacility facility) throws IOException {
        begin("Location", "facility");
        if (facility.npi().isPresent()) {
            json.writeArrayFieldStart("identifier");
            identifier(NPI, facility.npi().get());
            json.writeEndArray();
        }
        json.writeStringField("name", facility.name());
        json.writeFieldName("address");
        address(facility.address());
        json.writeEndObject();
    }

    /** A replacement or a void names the claim before by the payer's number. */
    private void related() throws IOException {
        if (claim.frequencyCode().equals("1") || claim.originalReference().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("related");
        json.writeStartObject();
        concept("relationship", TERMINOLOGY + "ex-relatedclaimrelationship", "prior");
        json.writeObjectFieldStart("reference");
        json.writeStringField("system", OURS + "payer-claim-control-number");
        json.writeStringField("value", claim.originalReference().get());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void referral() throws IOException {
        if (claim.details().referralNumber().isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("referral");
        json.writeFieldName("identifier");
        identifier(OURS + "referral", claim.details().referralNumber().get());
        json.writeEndObject();
    }

    private void careTeam() throws IOException {
        if (claim.rendering().isEmpty() && claim.referring().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("careTeam");
        int sequence = 1;
        if (claim.rendering().isPresent()) {
            member(sequence++, "rendering", "primary");
        }
        if (claim.referring().isPresent()) {
            member(sequence, "referring", "other");
        }
        json.writeEndArray();
    }

    private void member(int sequence, String who, String role) throws IOException {
        json.writeStartObject();
        json.writeNumberField("sequence", sequence);
        reference("provider", who);
        json.writeObjectFieldStart("role");
        coding(TERMINOLOGY + "claimcareteamrole", role);
        json.writeStringField("text", who);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void supportingInfo() throws IOException {
        Optional<LocalDate> onset = claim.details().onsetDate();
        Optional<LocalDate> initial = claim.details().initialTreatmentDate();
        if (onset.isEmpty() && initial.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("supportingInfo");
        int sequence = 1;
        if (onset.isPresent()) {
            info(sequence++, "onset", "Onset of the condition", onset.get());
        }
        if (initial.isPresent()) {
            info(sequence, "other", "Initial treatment of the condition", initial.get());
        }
        json.writeEndArray();
    }

    private void info(int sequence, String category, String text, LocalDate date) throws IOException {
        json.writeStartObject();
        json.writeNumberField("sequence", sequence);
        json.writeObjectFieldStart("category");
        coding(TERMINOLOGY + "claiminformationcategory", category);
        json.writeStringField("text", text);
        json.writeEndObject();
        date("timingDate", date);
        json.writeEndObject();
    }

    private void diagnoses() throws IOException {
        json.writeArrayFieldStart("diagnosis");
        for (int i = 0; i < claim.diagnoses().size(); i++) {
            json.writeStartObject();
            json.writeNumberField("sequence", i + 1);
            concept("diagnosisCodeableConcept", ICD_10_CM, claim.diagnoses().get(i));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void insurance() throws IOException {
        json.writeArrayFieldStart("insurance");
        json.writeStartObject();
        json.writeNumberField("sequence", 1);
        json.writeBooleanField("focal", true);
        reference("coverage", "coverage");
        if (claim.details().priorAuthorization().isPresent()) {
            json.writeArrayFieldStart("preAuthRef");
            json.writeString(claim.details().priorAuthorization().get());
            json.writeEndArray();
        }
        json.writeEndObject();
        for (int i = 0; i < others().size(); i++) {
            json.writeStartObject();
            json.writeNumberField("sequence", i + 2);
            json.writeBooleanField("focal", false);
            reference("coverage", "coverage-" + i);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void accident(Accident accident) throws IOException {
        json.writeObjectFieldStart("accident");
        date("date", accident.date());
        if (accident.cause() == AccidentCause.AUTO) {
            concept("type", TERMINOLOGY + "v3-ActCode", "MVA");
        } else if (accident.cause() == AccidentCause.EMPLOYMENT) {
            concept("type", TERMINOLOGY + "v3-ActCode", "WPA");
        }
        if (accident.state().isPresent()) {
            json.writeObjectFieldStart("locationAddress");
            json.writeStringField("state", accident.state().get());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void item(int sequence, Line line) throws IOException {
        json.writeStartObject();
        json.writeNumberField("sequence", sequence);
        if (claim.rendering().isPresent()) {
            numbers("careTeamSequence", List.of(1));
        }
        numbers("diagnosisSequence", line.diagnosisPointers());
        json.writeObjectFieldStart("productOrService");
        coding(procedures(line.code()), line.code());
        if (line.description().isPresent()) {
            json.writeStringField("text", line.description().get());
        }
        json.writeEndObject();
        if (!line.modifiers().isEmpty()) {
            json.writeArrayFieldStart("modifier");
            for (String modifier : line.modifiers()) {
                json.writeStartObject();
                coding(procedures(modifier), modifier);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        date("servicedDate", claim.dateOfService());
        concept("locationCodeableConcept", PLACE_OF_SERVICE, claim.placeOfService());
        json.writeObjectFieldStart("quantity");
        json.writeNumberField("value", line.units());
        json.writeEndObject();
        Optional<Money> unitPrice = unitPrice(line);
        if (unitPrice.isPresent()) {
            money("unitPrice", unitPrice.get());
        }
        money("net", line.charge());
        json.writeEndObject();
    }

    /** The code system of a code or a modifier: those of HCPCS level II begin with a letter; the others are level I, CPT. */
    private static String procedures(String code) {
        return Character.isLetter(code.charAt(0)) ? HCPCS : CPT;
    }

    /** A charge that does not divide into whole cents has no unit price: quantity times price must be the charge. */
    private static Optional<Money> unitPrice(Line line) {
        BigDecimal[] parts =
                line.charge().amount().movePointRight(2).divideAndRemainder(BigDecimal.valueOf(line.units()));
        return parts[1].signum() == 0 ? Optional.of(new Money(parts[0].movePointLeft(2))) : Optional.empty();
    }

    private void begin(String type, String id) throws IOException {
        json.writeStartObject();
        json.writeStringField("resourceType", type);
        json.writeStringField("id", id);
    }

    private void identifier(String system, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField("system", system);
        json.writeStringField("value", value);
        json.writeEndObject();
    }

    private void name(String family, List<String> given) throws IOException {
        json.writeArrayFieldStart("name");
        json.writeStartObject();
        json.writeStringField("family", family);
        if (!given.isEmpty()) {
            json.writeArrayFieldStart("given");
            for (String name : given) {
                json.writeString(name);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    private void address(Address address) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("line");
        json.writeString(address.line1());
        if (address.line2().filter(line -> !line.isBlank()).isPresent()) {
            json.writeString(address.line2().get());
        }
        json.writeEndArray();
        json.writeStringField("city", address.city());
        json.writeStringField("state", address.state());
        json.writeStringField("postalCode", address.zip());
        json.writeStringField("country", "US");
        json.writeEndObject();
    }

    private void concept(String field, String system, String code) throws IOException {
        json.writeObjectFieldStart(field);
        coding(system, code);
        json.writeEndObject();
    }

    private void coding(String system, String code) throws IOException {
        json.writeArrayFieldStart("coding");
        json.writeStartObject();
        json.writeStringField("system", system);
        json.writeStringField("code", code);
        json.writeEndObject();
        json.writeEndArray();
    }

    private void reference(String field, String id) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("reference", "#" + id);
        json.writeEndObject();
    }

    private void numbers(String field, List<Integer> numbers) throws IOException {
        json.writeArrayFieldStart(field);
        for (int number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    private void date(String field, LocalDate date) throws IOException {
        json.writeStringField(field, date.toString());
    }

    private void money(String field, Money money) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("value", money.amount());
        json.writeStringField("currency", "USD");
        json.writeEndObject();
    }
}
