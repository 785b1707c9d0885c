package com.therapyclaims.http.requests;

import com.therapyclaims.domain.claims.ClaimFiling;
import com.therapyclaims.domain.claims.ClaimLimits;
import com.therapyclaims.domain.claims.Visit;
import com.therapyclaims.domain.claims.Visit.Address;
import com.therapyclaims.domain.claims.Visit.BillingProvider;
import com.therapyclaims.domain.claims.Visit.EntityType;
import com.therapyclaims.domain.claims.Visit.Patient;
import com.therapyclaims.domain.claims.Visit.TaxIdType;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.notes.PlanOfCare;
import com.therapyclaims.domain.notes.Progress;
import com.therapyclaims.domain.notes.TreatmentNote;
import com.therapyclaims.http.json.Fields;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.Kinds;
import java.util.List;
import java.util.Optional;

/** The request of {@code POST /v1/claims} and {@code PUT /v1/claims/{id}}: a visit with its note. */
public final class VisitJson {
    /** The whole body. */
    public static final Kind<Visit> REQUEST = Kinds.object(VisitJson::visit);

    private static final Kind<String> NPI = Kinds.formed("[0-9]{10}", "must be an NPI: ten digits", "0000000000");
    private static final Kind<String> NAME = Kinds.anyText(200);
    private static final Kind<String> SHORT_NAME = Kinds.anyText(100);

    private static final Kind<String> FREQUENCY =
            Kinds.formed("[178]", "must be 1 (original), 7 (replacement) or 8 (void)", "1");

    private static final Kind<List<String>> DIAGNOSES = Kinds.list(
            Kinds.formed("[A-Z][0-9][0-9A-Z](\\.?[0-9A-Z]{1,4})?", "must be an ICD-10-CM code such as M25.561", "A00"),
            ClaimLimits.MOST_DIAGNOSES);

    private VisitJson() {}

    private static Visit visit(Fields body) {
        Optional<TreatmentNote> note = body.optional("note", NoteJson.NOTE);
        Optional<PlanOfCare> planOfCare = body.optional("planOfCare", PlanJson.PLAN_OF_CARE);
        Optional<Progress> progress = body.optional("progress", PlanJson.PROGRESS);
        return body.required("claim", Kinds.object(claim -> visit(claim, note, planOfCare, progress)));
    }

    private static Visit visit(
            Fields claim, Optional<TreatmentNote> note, Optional<PlanOfCare> planOfCare, Optional<Progress> progress) {
        return new Visit(
                claim.required("patient", Kinds.object(VisitJson::patient)),
                claim.required("payerId", Words.PAYER_ID),
                filing(claim),
                claim.optional("memberId", Kinds.text(80)),
                claim.required("dateOfService", Kinds.DATE),
                claim.optional("discipline", Words.DISCIPLINE),
                claim.required("placeOfService", Words.PLACE_OF_SERVICE),
                claim.optional("providerType", Words.PROVIDER_TYPE),
                Words.place(claim, "serviceLocationZip"),
                claim.required("billingProvider", Kinds.object(VisitJson::billingProvider)),
                claim.optional("renderingProvider", Kinds.object(VisitJson::provider)),
                claim.optional("referringProvider", Kinds.object(VisitJson::provider)),
                claim.listOrEmpty("diagnoses", DIAGNOSES),
                claim.required("services", Kinds.list(Kinds.object(VisitJson::service), 1, ClaimLimits.MOST_LINES)),
                claim.listOrEmpty("tieChoice", Words.CODES),
                claim.optional("deductibleRemaining", Words.AMOUNT).orElse(Money.ZERO),
                claim.optional("participating", Kinds.BOOLEAN).orElse(true),
                claim.optional("qualifyingApmParticipant", Kinds.BOOLEAN).orElse(false),
                BillingDetailsJson.read(claim, NPI, VisitJson::address),
                note,
                planOfCare,
                progress);
    }

    private static ClaimFiling filing(Fields claim) {
        return new ClaimFiling(
                claim.optional("frequencyCode", FREQUENCY).orElse(ClaimFiling.ORIGINAL.frequencyCode()),
                claim.optional("originalReference", Kinds.text(50)),
                claim.optional("totalCharge", Words.AMOUNT),
                claim.optional("filedOn", Kinds.DATE));
    }

    private static Patient patient(Fields fields) {
        return new Patient(
                fields.required("id", Kinds.text(64)),
                fields.required("birthDate", Kinds.DATE),
                fields.optional("firstName", SHORT_NAME),
                fields.optional("lastName", SHORT_NAME),
                fields.optional("sex", Words.SEX),
                fields.optional("address", Kinds.object(VisitJson::address)));
    }

    private static Address address(Fields fields) {
        return new Address(
                fields.required("line1", Kinds.text(100)),
                fields.optional("line2", SHORT_NAME),
                fields.required("city", Kinds.text(100)),
                fields.required("state", Kinds.formed("[A-Z]{2}", "must be a state: two capital letters", "OH")),
                fields.required(
                        "zip",
                        Kinds.formed("[0-9]{5}(-?[0-9]{4})?", "must be a ZIP code of five or nine digits", "00000")));
    }

    private static BillingProvider billingProvider(Fields fields) {
        return new BillingProvider(
                fields.required("npi", NPI),
                fields.required("taxId", Kinds.formed("[0-9]{9}", "must be a tax id: nine digits", "000000000")),
                fields.optional("taxIdType", Kinds.word(TaxIdType.class)),
                fields.required("name", Kinds.text(200)),
                fields.optional("entityType", Kinds.word(EntityType.class)),
                fields.optional("address", Kinds.object(VisitJson::address)));
    }

    private static Visit.Provider provider(Fields fields) {
        return new Visit.Provider(
                fields.optional("npi", NPI),
                fields.optional("name", NAME),
                fields.optional("credential", Kinds.anyText(50)));
    }

    private static Visit.Service service(Fields fields) {
        return new Visit.Service(
                fields.required("code", Words.CODE),
                fields.required("minutes", Words.MINUTES),
                fields.optional("furnishedBy", Words.FURNISHED_BY).orElse(FurnishedBy.THERAPIST),
                fields.optional("discipline", Words.DISCIPLINE),
                fields.listOrEmpty("modifiers", Words.MODIFIERS),
                fields.listOrEmpty("segments", Words.SEGMENTS),
                fields.optional("charge", Words.AMOUNT),
                fields.listOrEmpty(
                        "diagnosisPointers",
                        Kinds.list(Kinds.integer(1, ClaimLimits.MOST_DIAGNOSES), ClaimLimits.MOST_DIAGNOSES)),
                fields.optional("description", Kinds.anyText(80)));
    }
}
