package com.therapyclaims.x12;

import com.therapyclaims.domain.claims.OtherInsurance;
import com.therapyclaims.domain.claims.OtherInsurance.Adjudication;
import com.therapyclaims.domain.claims.Visit.Address;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.domain.exports.OutgoingClaim.Insured;
import com.therapyclaims.domain.exports.PersonName;
import com.therapyclaims.domain.money.Money;
import io.xlate.edi.stream.EDIStreamException;
import java.util.Optional;

/** Another insurance of the patient beside the one that is billed (loop 2320). */
final class OtherInsuranceLoop {
    private OtherInsuranceLoop() {}

    /** Loops 2320, 2330A and 2330B: another insurance of the patient, and what it decided. */
    static void write(Segments segments, OtherInsurance other, OutgoingClaim claim) throws EDIStreamException {
        Insured patient = claim.patient();
        segments.write(
                "SBR",
                other.order().code(),
                other.relationship().code(),
                other.groupNumber().map(X12Text::of).orElse(""),
                "",
                other.isMedicareAfterAnother()
                        ? claim.details().medicareSecondaryReason().orElse("")
                        : "",
                "",
                "",
                "",
                other.filingIndicator());
        Optional<Adjudication> decided = other.adjudication();
        if (decided.isPresent()) {
            segments.reductions(decided.get().adjustments());
            segments.write("AMT", "D", Segments.amount(decided.get().paid()));
            // Where it decided line by line, what the patient owes stands with each line.
            Optional<Money> owed = decided.filter(it -> it.lines().isEmpty()).flatMap(Adjudication::leftToThePatient);
            if (owed.isPresent()) {
                segments.write("AMT", "EAF", Segments.amount(owed.get()));
            }
        }
        // Benefits are assigned and the patient's release is on file, as for the insurance that is billed.
        segments.write("OI", "", "", "Y", "", "", "Y");
        segments.insured(
                other.holder()
                        .map(holder -> PersonName.of(holder.lastName(), Optional.of(holder.firstName())))
                        .orElse(patient.name()),
                MemberIds.of(other));
        Optional<Address> address =
                other.holder().isPresent() ? other.holder().get().address() : patient.address();
        if (address.isPresent()) {
            segments.address(address.get());
        }
        segments.payer(other.payerName(), other.payerIdentifier());
        // Where it decided line by line, each decision has the day.
        segments.date("573", decided.filter(it -> it.lines().isEmpty()).map(Adjudication::on));
    }
}
