package com.therapyclaims.functions.exportclaim;

/** The systems that codes and identifiers of FHIR resources are of. */
final class FhirSystems {
    static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    static final String CPT = "http://www.ama-assn.org/go/cpt";
    static final String HCPCS = "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";
    static final String NPI = "http://hl7.org/fhir/sid/us-npi";
    static final String TAX_ID = "urn:oid:2.16.840.1.113883.4.4";
    static final String SSN = "http://hl7.org/fhir/sid/us-ssn";
    static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
    static final String PLACE_OF_SERVICE =
            "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set";
    static final String OURS = "urn:therapy-claims:";

    private FhirSystems() {}

    /** The code system of a code or a modifier: those of HCPCS level II begin with a letter; the others are level I, CPT. */
    static String procedures(String code) {
        return Character.isLetter(code.charAt(0)) ? HCPCS : CPT;
    }
}
