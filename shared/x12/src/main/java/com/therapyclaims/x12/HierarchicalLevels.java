package com.therapyclaims.x12;

import com.therapyclaims.domain.claims.BillingDetails;
import com.therapyclaims.domain.claims.OtherInsurance.Order;
import com.therapyclaims.domain.claims.Relationship;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.domain.exports.OutgoingClaim.Biller;
import com.therapyclaims.domain.exports.OutgoingClaim.Insured;
import com.therapyclaims.domain.exports.OutgoingClaim.PayerOnClaim;
import com.therapyclaims.domain.exports.OutgoingClaim.Practitioner;
import com.therapyclaims.domain.exports.OutgoingClaim.Subscriber;
import io.xlate.edi.stream.EDIStreamException;
import java.util.Optional;

/** The levels of an 837: who bills, who holds the insurance, and the patient where that is somebody else. */
final class HierarchicalLevels {
    private HierarchicalLevels() {}

    /** Loops 2000A and 2010AA. */
    static void biller(Segments segments, Biller biller, int level) throws EDIStreamException {
        segments.write("HL", String.valueOf(level), "", "20", "1");
        segments.write("PRV", "BI", "PXC", biller.taxonomy());
        if (biller.person().isPresent()) {
            segments.practitioner("85", new Practitioner(biller.person().get(), biller.npi()));
        } else {
            segments.write("NM1", "85", "2", X12Text.of(biller.name()), "", "", "", "", "XX", biller.npi());
        }
        segments.address(biller.address());
        segments.write(
                "REF",
                switch (biller.taxIdType()) {
                    case EIN -> "EI";
                    case SSN -> "SY";
                },
                biller.taxId());
    }

    /** Loops 2000B, 2010BA and 2010BB: who holds the insurance, the patient or somebody else. */
    static void subscriber(Segments segments, OutgoingClaim claim, int level, int parent) throws EDIStreamException {
        Insured patient = claim.patient();
        PayerOnClaim payer = claim.payer();
        BillingDetails details = claim.details();
        Optional<Subscriber> other = claim.subscriber();
        segments.write("HL", String.valueOf(level), String.valueOf(parent), "22", other.isPresent() ? "1" : "0");
        segments.write(
                "SBR",
                details.order().code(),
                other.isPresent() ? "" : Relationship.SELF.code(),
                details.groupNumber().map(X12Text::of).orElse(""),
                "",
                details.order() == Order.PRIMARY
                        ? ""
                        : details.medicareSecondaryReason()
                                .filter(_ -> payer.medicare())
                                .orElse(""),
                "",
                "",
                "",
                claim.filingIndicator());
        segments.insured(other.map(Subscriber::name).orElse(patient.name()), MemberIds.of(claim));
        // Of a subscriber who is not the patient, the guide takes neither address nor birth.
        if (other.isEmpty()) {
            if (patient.address().isPresent()) {
                segments.address(patient.address().get());
            }
            segments.write("DMG", "D8", Segments.day(patient.birthDate()), patient.sex());
        }
        segments.payer(payer.name(), payer.identifier());
    }

    /** Loops 2000C and 2010CA: the patient, insured through somebody else. */
    static void dependent(Segments segments, OutgoingClaim claim, Subscriber subscriber, int level, int parent)
            throws EDIStreamException {
        Insured patient = claim.patient();
        segments.write("HL", String.valueOf(level), String.valueOf(parent), "23", "0");
        segments.write("PAT", subscriber.relationship().code());
        segments.write("NM1", "QC", "1", X12Text.of(patient.name().last()), Segments.first(patient.name()));
        segments.address(patient.address().orElseThrow());
        segments.write("DMG", "D8", Segments.day(patient.birthDate()), patient.sex());
    }
}
