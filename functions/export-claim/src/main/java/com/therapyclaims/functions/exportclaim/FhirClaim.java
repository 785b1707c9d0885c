package com.therapyclaims.functions.exportclaim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.domain.claims.BillingDetails.Accident;
import com.therapyclaims.domain.claims.BillingDetails.AccidentCause;
import com.therapyclaims.domain.claims.OtherInsurance;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.domain.exports.OutgoingClaim.Line;
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

    private final OutgoingClaim claim;
    private final JsonGenerator json;
    private final FhirJson fhir;

    private FhirClaim(OutgoingClaim claim, JsonGenerator json) {
        this.claim = claim;
        this.json = json;
        this.fhir = new FhirJson(json);
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
        json.writeArrayFieldStart("contained");
        FhirContained.write(claim, json);
        json.writeEndArray();
        fhir.identifiedBy(FhirSystems.OURS + "claim-control-number", claim.controlNumber());
        json.writeStringField("status", claim.frequencyCode().equals("8") ? "cancelled" : "active");
        fhir.concept("type", FhirSystems.TERMINOLOGY + "claim-type", "professional");
        json.writeStringField("use", "claim");
        fhir.reference("patient", "patient");
        json.writeObjectFieldStart("billablePeriod");
        fhir.date("start", claim.dateOfService());
        fhir.date("end", claim.dateOfService());
        json.writeEndObject();
        json.writeStringField("created", claim.recordedAt().toString().substring(0, 10));
        fhir.reference("insurer", "payer");
        fhir.reference("provider", "biller");
        fhir.concept("priority", FhirSystems.TERMINOLOGY + "processpriority", "normal");
        related();
        referral();
        if (claim.details().serviceFacility().isPresent()) {
            fhir.reference("facility", "facility");
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
        fhir.money("total", claim.total());
        json.writeEndObject();
    }

    private List<OtherInsurance> others() {
        return claim.details().otherInsurance();
    }

    /** A replacement or a void names the claim before by the payer's number. */
    private void related() throws IOException {
        if (claim.frequencyCode().equals("1") || claim.originalReference().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("related");
        json.writeStartObject();
        fhir.concept("relationship", FhirSystems.TERMINOLOGY + "ex-relatedclaimrelationship", "prior");
        json.writeObjectFieldStart("reference");
        json.writeStringField("system", FhirSystems.OURS + "payer-claim-control-number");
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
        fhir.identifier(
                FhirSystems.OURS + "referral", claim.details().referralNumber().get());
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
        fhir.reference("provider", who);
        json.writeObjectFieldStart("role");
        fhir.coding(FhirSystems.TERMINOLOGY + "claimcareteamrole", role);
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
        fhir.coding(FhirSystems.TERMINOLOGY + "claiminformationcategory", category);
        json.writeStringField("text", text);
        json.writeEndObject();
        fhir.date("timingDate", date);
        json.writeEndObject();
    }

    private void diagnoses() throws IOException {
        json.writeArrayFieldStart("diagnosis");
        for (int i = 0; i < claim.diagnoses().size(); i++) {
            json.writeStartObject();
            json.writeNumberField("sequence", i + 1);
            fhir.concept(
                    "diagnosisCodeableConcept",
                    FhirSystems.ICD_10_CM,
                    claim.diagnoses().get(i));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void insurance() throws IOException {
        json.writeArrayFieldStart("insurance");
        json.writeStartObject();
        json.writeNumberField("sequence", 1);
        json.writeBooleanField("focal", true);
        fhir.reference("coverage", "coverage");
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
            fhir.reference("coverage", "coverage-" + i);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void accident(Accident accident) throws IOException {
        json.writeObjectFieldStart("accident");
        fhir.date("date", accident.date());
        if (accident.cause() == AccidentCause.AUTO) {
            fhir.concept("type", FhirSystems.TERMINOLOGY + "v3-ActCode", "MVA");
        } else if (accident.cause() == AccidentCause.EMPLOYMENT) {
            fhir.concept("type", FhirSystems.TERMINOLOGY + "v3-ActCode", "WPA");
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
            fhir.numbers("careTeamSequence", List.of(1));
        }
        fhir.numbers("diagnosisSequence", line.diagnosisPointers());
        json.writeObjectFieldStart("productOrService");
        fhir.coding(FhirSystems.procedures(line.code()), line.code());
        if (line.description().isPresent()) {
            json.writeStringField("text", line.description().get());
        }
        json.writeEndObject();
        if (!line.modifiers().isEmpty()) {
            json.writeArrayFieldStart("modifier");
            for (String modifier : line.modifiers()) {
                json.writeStartObject();
                fhir.coding(FhirSystems.procedures(modifier), modifier);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        fhir.date("servicedDate", claim.dateOfService());
        fhir.concept("locationCodeableConcept", FhirSystems.PLACE_OF_SERVICE, claim.placeOfService());
        json.writeObjectFieldStart("quantity");
        json.writeNumberField("value", line.units());
        json.writeEndObject();
        Optional<Money> unitPrice = unitPrice(line);
        if (unitPrice.isPresent()) {
            fhir.money("unitPrice", unitPrice.get());
        }
        fhir.money("net", line.charge());
        json.writeEndObject();
    }

    /** A charge that does not divide into whole cents has no unit price: quantity times price must be the charge. */
    private static Optional<Money> unitPrice(Line line) {
        BigDecimal[] parts =
                line.charge().amount().movePointRight(2).divideAndRemainder(BigDecimal.valueOf(line.units()));
        return parts[1].signum() == 0 ? Optional.of(new Money(parts[0].movePointLeft(2))) : Optional.empty();
    }
}
