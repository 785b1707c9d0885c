package com.therapyclaims.http.requests;

import com.therapyclaims.domain.claims.BillingDetails;
import com.therapyclaims.domain.claims.BillingDetails.Accident;
import com.therapyclaims.domain.claims.BillingDetails.AccidentCause;
import com.therapyclaims.domain.claims.BillingDetails.ServiceFacility;
import com.therapyclaims.domain.claims.BillingDetails.Subscriber;
import com.therapyclaims.domain.claims.OtherInsurance;
import com.therapyclaims.domain.claims.OtherInsurance.Adjudication;
import com.therapyclaims.domain.claims.OtherInsurance.Holder;
import com.therapyclaims.domain.claims.OtherInsurance.LineDecision;
import com.therapyclaims.domain.claims.OtherInsurance.Order;
import com.therapyclaims.domain.claims.OtherInsurance.Reduction;
import com.therapyclaims.domain.claims.Relationship;
import com.therapyclaims.domain.claims.Visit.Address;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.http.json.Fault;
import com.therapyclaims.http.json.Fields;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.Kinds;
import java.util.List;
import java.util.function.Function;

/** The fields of a claim that only the payer's form asks for. */
final class BillingDetailsJson {
    private static final Kind<String> NUMBER = Kinds.text(50);
    private static final Kind<String> TAXONOMY =
            Kinds.formed("[0-9A-Z]{10}", "must be a taxonomy code: ten digits and capital letters", "225100000X");
    private static final Kind<String> STATE = Kinds.formed("[A-Z]{2}", "must be a state: two capital letters", "OH");

    private static final Kind<String> NAME = Kinds.anyText(100);
    private static final Kind<String> SHORT_TEXT = Kinds.text(100);
    private static final Kind<String> SECONDARY_REASON = Kinds.formed(
            "12|13|14|15|16|41|42|43|47",
            "must be a code of why Medicare pays second: 12, 13, 14, 15, 16, 41, 42, 43 or 47",
            "12");
    private static final Kind<String> FILING_INDICATOR = Kinds.formed(
            "1[1-7]|AM|BL|CH|CI|DS|FI|HM|LM|MA|MB|MC|OF|TV|VA|WC|ZZ",
            "must be a claim filing indicator such as CI",
            "CI");
    /** A patient who is the insured has no subscriber. */
    private static final Kind<Relationship> RELATIONSHIP = Kinds.formed(
                    "SPOUSE|CHILD|EMPLOYEE|LIFE_PARTNER|OTHER",
                    "must be SPOUSE, CHILD, EMPLOYEE, LIFE_PARTNER or OTHER",
                    "OTHER")
            .as(Relationship::valueOf);

    private static final Kind<Money> SIGNED_AMOUNT = Kinds.formed(
                    "-?[0-9]{1,9}(\\.[0-9]{1,2})?", "must be dollars and cents such as \"120.00\"", "0.00")
            .as(Money::of);
    private static final Kind<String> GROUP = Kinds.formed("CO|PR|OA|PI|CR", "must be CO, PR, OA, PI or CR", "CO");
    private static final Kind<String> REASON =
            Kinds.formed("[0-9A-Z]{1,5}", "must be a claim adjustment reason code such as 45", "45");
    private static final String COMMERCIAL = "CI";
    /** Primary, secondary and tertiary, without the one that is billed. */
    private static final int MOST_OTHER_INSURANCES = 2;
    /** Five segments of six (CAS of loops 2320 and 2430). */
    private static final int MOST_ADJUSTMENTS = 30;

    private static final Kind<List<Reduction>> ADJUSTMENTS =
            Kinds.list(Kinds.object(BillingDetailsJson::reduction), MOST_ADJUSTMENTS);
    /** A payer may have paid none of a line's units. */
    private static final Kind<Integer> PAID_UNITS = Kinds.integer(0, 999);

    private BillingDetailsJson() {}

    static BillingDetails read(Fields claim, Kind<String> npi, Function<Fields, Address> address) {
        return new BillingDetails(
                claim.optional("payerIdentifier", NUMBER),
                claim.optional("billingTaxonomy", TAXONOMY),
                claim.optional("priorAuthorization", NUMBER),
                claim.optional("referralNumber", NUMBER),
                claim.optional("onsetDate", Kinds.DATE),
                claim.optional("initialTreatmentDate", Kinds.DATE),
                claim.optional("accident", Kinds.object(BillingDetailsJson::accident)),
                claim.optional("serviceFacility", Kinds.object(fields -> facility(fields, npi, address))),
                claim.optional("subscriber", Kinds.object(fields -> subscriber(fields, address))),
                claim.optional("groupNumber", NUMBER),
                otherInsurance(claim, address),
                claim.optional("medicareSecondaryReason", SECONDARY_REASON),
                claim.optional("filingIndicator", FILING_INDICATOR));
    }

    private static Subscriber subscriber(Fields fields, Function<Fields, Address> address) {
        return new Subscriber(
                fields.required("relationship", RELATIONSHIP),
                fields.optional("firstName", NAME),
                fields.optional("lastName", NAME),
                fields.optional("birthDate", Kinds.DATE),
                fields.optional("sex", Words.SEX),
                fields.optional("address", Kinds.object(address)));
    }

    private static List<OtherInsurance> otherInsurance(Fields claim, Function<Fields, Address> address) {
        List<OtherInsurance> others = claim.listOrEmpty(
                "otherInsurance",
                Kinds.list(Kinds.object(fields -> otherInsuranceOf(fields, address)), MOST_OTHER_INSURANCES));
        if (others.stream().map(OtherInsurance::order).distinct().count() < others.size()) {
            claim.fault("otherInsurance", Fault.Kind.RANGE, "must have each order once");
        }
        return others;
    }

    private static OtherInsurance otherInsuranceOf(Fields fields, Function<Fields, Address> address) {
        return new OtherInsurance(
                fields.required("order", Kinds.word(Order.class)),
                fields.optional("relationship", Kinds.word(Relationship.class)).orElse(Relationship.SELF),
                fields.optional(
                        "holder",
                        Kinds.object(holder -> new Holder(
                                holder.required("lastName", SHORT_TEXT),
                                holder.required("firstName", SHORT_TEXT),
                                holder.optional("address", Kinds.object(address))))),
                fields.required("payerName", Kinds.text(200)),
                fields.required("payerIdentifier", NUMBER),
                fields.required("memberId", Kinds.text(80)),
                fields.optional("groupNumber", NUMBER),
                fields.optional("filingIndicator", FILING_INDICATOR).orElse(COMMERCIAL),
                fields.optional("adjudication", Kinds.object(BillingDetailsJson::adjudication)));
    }

    private static Adjudication adjudication(Fields fields) {
        return new Adjudication(
                fields.required("date", Kinds.DATE),
                fields.required("paid", Words.AMOUNT),
                fields.optional("patientOwes", Words.AMOUNT),
                fields.listOrEmpty("adjustments", ADJUSTMENTS),
                fields.listOrEmpty(
                        "lines", Kinds.list(Kinds.object(BillingDetailsJson::lineDecision), Words.MOST_LINES)));
    }

    private static LineDecision lineDecision(Fields fields) {
        return new LineDecision(
                fields.required("code", Words.CODE),
                fields.listOrEmpty("modifiers", Words.MODIFIERS),
                fields.optional("units", PAID_UNITS),
                fields.required("paid", Words.AMOUNT),
                fields.listOrEmpty("adjustments", ADJUSTMENTS));
    }

    private static Reduction reduction(Fields fields) {
        return new Reduction(
                fields.required("group", GROUP),
                fields.required("reason", REASON),
                fields.required("amount", SIGNED_AMOUNT));
    }

    private static Accident accident(Fields fields) {
        return new Accident(
                fields.required("cause", Kinds.word(AccidentCause.class)),
                fields.required("date", Kinds.DATE),
                fields.optional("state", STATE));
    }

    private static ServiceFacility facility(Fields fields, Kind<String> npi, Function<Fields, Address> address) {
        return new ServiceFacility(
                fields.required("name", Kinds.text(200)),
                fields.optional("npi", npi),
                fields.required("address", Kinds.object(address)));
    }
}
