package com.therapyclaims.domain.exports;

import com.therapyclaims.domain.claims.BillingDetails;
import com.therapyclaims.domain.claims.BillingDetails.Accident;
import com.therapyclaims.domain.claims.BillingDetails.AccidentCause;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ControlNumbers;
import com.therapyclaims.domain.claims.Visit;
import com.therapyclaims.domain.claims.Visit.Address;
import com.therapyclaims.domain.exports.OutgoingClaim.Line;
import com.therapyclaims.domain.exports.OutgoingClaim.PayerOnClaim;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.PricingPlace;
import com.therapyclaims.domain.remittances.PayerDecision;
import com.therapyclaims.domain.remittances.PayerDecisions;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.ZipLocality;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A claim in the making, which collects what is missing. */
final class ExportDraft {
    private static final String ORIGINAL = "1";
    private static final String VOID = "8";
    private static final String OFFICE = "11";

    private final ClaimRevision archived;
    private final Visit visit;
    private final Payer payer;
    private final boolean medicare;
    private final FeeSchedules feeSchedules;
    private final Function<String, List<PayerDecision>> decisions;
    private final Gaps gaps = new Gaps();

    ExportDraft(
            ClaimRevision archived,
            Payer payer,
            FeeSchedules feeSchedules,
            Function<String, List<PayerDecision>> decisions) {
        this.archived = archived;
        this.visit = archived.visit();
        this.payer = payer;
        this.medicare = payer.id().equals(StandardPayers.MEDICARE);
        this.feeSchedules = feeSchedules;
        this.decisions = decisions;
    }

    ClaimExport finished() {
        BillingDetails details = visit.billing();
        String number = ControlNumbers.ofClaim(archived.claimId());
        ExportLines counted = new ExportLines(archived, gaps);
        List<Line> lines = counted.of(number);
        ExportParties parties = new ExportParties(visit, medicare, gaps);
        OutgoingClaim claim = new OutgoingClaim(
                archived.claimId(),
                archived.revision(),
                archived.recordedAt(),
                number,
                frequencyCode(),
                originalReference(),
                new PayerOnClaim(payer.name(), payerIdentifier(), medicare),
                parties.patient(),
                parties.subscriber(),
                parties.biller(lines.getFirst().discipline()),
                parties.practitioner(visit.renderingProvider(), "renderingProvider"),
                parties.practitioner(visit.referringProvider(), "referringProvider"),
                details,
                visit.dateOfService(),
                visit.placeOfService(),
                visit.diagnoses(),
                lines);
        new ExportInsurances(details, medicare, gaps).require();
        claim.lines().stream()
                .filter(line -> claim.isUnlisted(line) && line.description().isEmpty())
                .forEach(line -> gaps.missing(
                        line.descriptionPointer(),
                        Text.of("An unlisted code (%s) needs the description of what was done.", line.code())));
        details.accident().ifPresent(this::requirePlace);
        // What does not add up for want of a charge is not told twice.
        if (counted.chargesAreKnown()) {
            gaps.addAll(DecisionsOfOthers.gaps(claim));
        }
        advise();
        return gaps.of(claim);
    }

    private String frequencyCode() {
        return archived.status() == ClaimStatus.VOID ? VOID : visit.filing().frequencyCode();
    }

    /** The guide has REF*F8 for a replacement and a void alone: an original names no claim before it. */
    private Optional<String> originalReference() {
        Optional<String> sent = visit.filing().originalReference();
        if (archived.status() != ClaimStatus.VOID) {
            return sent.filter(_ -> !frequencyCode().equals(ORIGINAL));
        }
        Optional<String> reference = payersNumber().or(() -> sent);
        gaps.requireText(
                reference,
                "/claim/originalReference",
                "A void claim (frequency code 8) needs the payer's control number of the claim, which no remittance has told.");
        return reference;
    }

    /** The number the payer gave the claim itself, last: a replacement was sent with that of the claim before it. */
    private Optional<String> payersNumber() {
        return PayerDecisions.of(visit.billing(), decisions.apply(archived.claimId())).own().reversed().stream()
                .flatMap(decision -> decision.claim().payerControlNumber().stream())
                .findFirst();
    }

    private String payerIdentifier() {
        Optional<String> known =
                visit.billing().payerIdentifier().or(() -> medicare ? contractor() : Optional.of(payer.id()));
        return gaps.require(
                known,
                "/claim/payerIdentifier",
                "No table tells Medicare's contractor of the ZIP code: send the contractor's number.");
    }

    private Optional<String> contractor() {
        return switch (visit.place()) {
            case PricingPlace.InLocality(Locality locality) -> Optional.of(locality.contractor());
            case PricingPlace.InZip(String zip) ->
                feeSchedules
                        .zipLocalities(visit.dateOfService())
                        .or(feeSchedules::earliestZipLocalities)
                        .flatMap(localities -> localities.find(zip))
                        .map(ZipLocality::locality)
                        .map(Locality::contractor);
            case PricingPlace.National() -> Optional.empty();
        };
    }

    /** The guide asks for the state of an automobile accident (CLM11-4), and so does the paper form (box 10b). */
    private void requirePlace(Accident accident) {
        if (accident.cause() == AccidentCause.AUTO) {
            gaps.require(
                    accident.state(),
                    "/claim/accident/state",
                    "The form asks in which state an automobile accident was.");
        }
    }

    /** What the form can do without, and a payer's own edits often cannot. */
    private void advise() {
        if (archived.decision().findings().stream()
                .anyMatch(finding -> finding.code().equals(FindingCode.CLM_SENT_BEFORE.code()))) {
            gaps.advise(
                    "/claim/frequencyCode",
                    medicare
                            ? "Medicare has the claim already: ask for a reopening, or send this one without strict if it was"
                                    + " rejected as unprocessable."
                            : "The payer has the claim already: send frequencyCode 7 with the payer's control number.");
        }
        if (visit.patient().address().isEmpty() && visit.billing().subscriber().isEmpty()) {
            gaps.advise(
                    "/claim/patient/address",
                    "The patient is the insured: payers, Medicare among them, ask for the patient's address.");
        }
        visit.billingProvider()
                .address()
                .map(Address::zip)
                .filter(zip -> zip.length() < 9)
                .ifPresent(_ -> gaps.advise(
                        "/claim/billingProvider/address/zip",
                        "Payers ask for all nine digits of the billing provider's ZIP code."));
        if (!visit.placeOfService().equals(OFFICE)
                && visit.billing().serviceFacility().isEmpty()) {
            gaps.advise(
                    "/claim/serviceFacility",
                    "The place of service is not the office: payers ask where the service was furnished.");
        }
    }
}
