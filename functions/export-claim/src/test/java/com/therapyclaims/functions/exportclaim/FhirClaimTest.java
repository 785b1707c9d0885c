package com.therapyclaims.functions.exportclaim;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.testing.OutgoingClaims;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.Test;

/** A claim in FHIR R4, held against HL7's base profiles by HAPI's validator and read back by its parser. */
class FhirClaimTest {
    private static final String CPT = "http://www.ama-assn.org/go/cpt";
    private static final String HCPCS = "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";
    private static final FhirContext R4 = FhirContext.forR4();
    private static final FhirValidator VALIDATOR = validator();

    @Test
    void aPlainClaimIsOfTheBaseProfiles() {
        assertThat(faults(FhirClaim.write(OutgoingClaims.plain()))).isEmpty();
    }

    @Test
    void aClaimWithEverythingIsOfTheBaseProfiles() {
        assertThat(faults(FhirClaim.write(OutgoingClaims.full()))).isEmpty();
    }

    @Test
    void aClaimOfSomebodyInsuredThroughOthersIsOfTheBaseProfiles() {
        assertThat(faults(FhirClaim.write(OutgoingClaims.ofAChildInsuredTwice())))
                .isEmpty();
        assertThat(faults(FhirClaim.write(OutgoingClaims.forMedicareSecond()))).isEmpty();
    }

    @Test
    void aSoleProprietorIsAPractitionerWithASocialSecurityNumber() {
        assertThat(faults(FhirClaim.write(OutgoingClaims.ofASoleProprietor("1234567893"))))
                .isEmpty();
        Practitioner biller = (Practitioner) read(OutgoingClaims.ofASoleProprietor("1234567893"))
                .getProvider()
                .getResource();

        assertThat(biller.getNameFirstRep().getFamily()).isEqualTo("Smith");
        assertThat(biller.getIdentifier())
                .extracting(it -> it.getSystem() + " " + it.getValue())
                .contains("http://hl7.org/fhir/sid/us-ssn 987654320");
    }

    @Test
    void eachInsuranceIsACoverageInItsOrder() {
        Claim read = read(OutgoingClaims.ofAChildInsuredTwice());

        assertThat(read.getInsurance())
                .extracting(it -> it.getFocal() + " " + coverage(it).getOrder() + " "
                        + coverage(it).getRelationship().getCodingFirstRep().getCode() + " "
                        + coverage(it).getSubscriberId())
                .containsExactly("true 2 child 1EG4-TE5-MK73", "false 1 child Z-77");
        assertThat(((RelatedPerson) coverage(read.getInsuranceFirstRep())
                                .getSubscriber()
                                .getResource())
                        .getNameFirstRep()
                        .getFamily())
                .isEqualTo("Sample");
    }

    private static Coverage coverage(Claim.InsuranceComponent insurance) {
        return (Coverage) insurance.getCoverage().getResource();
    }

    @Test
    void theValidatorFindsWhatIsWrong() {
        String claim = FhirClaim.write(OutgoingClaims.plain());

        assertThat(faults(claim.replace("\"use\":\"claim\",", ""))).isNotEmpty();
        assertThat(faults(claim.replace("\"professional\"", "\"amateur\""))).isNotEmpty();
    }

    @Test
    void itReadsBackToTheSameClaim() {
        OutgoingClaim claim = OutgoingClaims.full();

        Claim read = read(claim);

        assertThat(read.getIdentifierFirstRep().getValue()).isEqualTo(claim.controlNumber());
        assertThat(read.getTotal().getValue())
                .isEqualByComparingTo(claim.total().amount());
        assertThat(read.getDiagnosis())
                .extracting(it ->
                        it.getDiagnosisCodeableConcept().getCodingFirstRep().getCode())
                .isEqualTo(claim.diagnoses());
        assertThat(read.getItem())
                .extracting(it -> it.getProductOrService().getCodingFirstRep().getCode())
                .containsExactly("97110", "97139");
        assertThat(read.getItem().get(1).getModifier())
                .extracting(it -> it.getCodingFirstRep().getCode())
                .containsExactly("GP", "KX", "59");
        assertThat(read.getItem().get(1).getModifier())
                .extracting(it -> it.getCodingFirstRep().getSystem())
                .containsExactly(HCPCS, HCPCS, CPT);
        assertThat(read.getItem().getFirst().getQuantity().getValue()).isEqualByComparingTo("2");
        assertThat(read.getItem().getFirst().getUnitPrice().getValue()).isEqualByComparingTo("75.00");
        assertThat(read.getItem().getFirst().getNet().getValue()).isEqualByComparingTo("150.00");
        assertThat(read.getRelatedFirstRep().getReference().getValue()).isEqualTo("ICN0042");
        assertThat(read.getInsuranceFirstRep().getPreAuthRef().getFirst().getValue())
                .isEqualTo("AUTH-7");
        assertThat(read.getAccident().getType().getCodingFirstRep().getCode()).isEqualTo("MVA");
    }

    @Test
    void whomItNamesIsContained() {
        Claim read = read(OutgoingClaims.plain());

        Patient patient = (Patient) read.getPatient().getResource();
        assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("Example");
        Coverage coverage = (Coverage) read.getInsuranceFirstRep().getCoverage().getResource();
        assertThat(coverage.getSubscriberId()).isEqualTo("1EG4-TE5-MK73");
        assertThat(read.getCareTeam()).hasSize(2);
    }

    private static Claim read(OutgoingClaim claim) {
        return R4.newJsonParser().parseResource(Claim.class, FhirClaim.write(claim));
    }

    private static List<String> faults(String resource) {
        return VALIDATOR.validateWithResult(resource).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(SingleValidationMessage::toString)
                .toList();
    }

    private static FhirValidator validator() {
        FhirInstanceValidator base = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(R4),
                new CommonCodeSystemsTerminologyService(R4),
                new InMemoryTerminologyServerValidationSupport(R4)));
        return R4.newValidator().registerValidatorModule(base);
    }
}
