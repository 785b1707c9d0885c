package com.therapyclaims.domain.exports;

import com.therapyclaims.domain.claims.BillingDetails;
import com.therapyclaims.domain.claims.BillingDetails.Accident;
import com.therapyclaims.domain.claims.BillingDetails.AccidentCause;
import com.therapyclaims.domain.claims.ClaimLimits;
import com.therapyclaims.domain.claims.ClaimLines;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ControlNumbers;
import com.therapyclaims.domain.claims.OtherInsurance;
import com.therapyclaims.domain.claims.Relationship;
import com.therapyclaims.domain.claims.Visit;
import com.therapyclaims.domain.claims.Visit.Address;
import com.therapyclaims.domain.claims.Visit.EntityType;
import com.therapyclaims.domain.claims.Visit.TaxIdType;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.edits.EditResult.CheckedLine;
import com.therapyclaims.domain.exports.ClaimExport.Reason;
import com.therapyclaims.domain.exports.ExportGap.Kind;
import com.therapyclaims.domain.exports.OutgoingClaim.Biller;
import com.therapyclaims.domain.exports.OutgoingClaim.Insured;
import com.therapyclaims.domain.exports.OutgoingClaim.Line;
import com.therapyclaims.domain.exports.OutgoingClaim.PayerOnClaim;
import com.therapyclaims.domain.exports.OutgoingClaim.Practitioner;
import com.therapyclaims.domain.exports.OutgoingClaim.Subscriber;
import com.therapyclaims.domain.money.Money;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Makes outgoing claims from archived ones. Nothing is made up: what a form must have and the claim lacks is a gap. */
public final class ClaimExports {
    private static final String ORIGINAL = "1";
    private static final String VOID = "8";
    private static final String OFFICE = "11";

    // What stands for something missing while the rest is looked at; it never leaves.
    private static final Address NOWHERE = new Address("", Optional.empty(), "", "", "");
    private static final OtherInsurance.Holder NOBODY = new OtherInsurance.Holder("", "", Optional.empty());
    private static final OtherInsurance.Adjudication UNDECIDED =
            new OtherInsurance.Adjudication(LocalDate.EPOCH, Money.ZERO, Optional.empty(), List.of(), List.of());

    private final FeeSchedules feeSchedules;
    private final Function<String, List<PayerDecision>> decisions;

    /**
     * Exports of a practice's claims.
     *
     * @param feeSchedules where Medicare's contractor is looked up by ZIP code
     * @param decisions what payers have said of a claim of the practice, by its id, oldest first
     */
    public ClaimExports(FeeSchedules feeSchedules, Function<String, List<PayerDecision>> decisions) {
        this.feeSchedules = feeSchedules;
        this.decisions = decisions;
    }

    /** The claim as it is sent to the payer, or why it is not. */
    public ClaimExport of(ClaimRevision claim, Payer payer) {
        boolean medicare = payer.id().equals(StandardPayers.MEDICARE);
        List<CheckedLine> checked = claim.decision().edits().lines();
        if (claim.status() == ClaimStatus.NEEDS_CORRECTION) {
            return new ClaimExport.Refused(Reason.NEEDS_CORRECTION);
        }
        if (claim.standing().held()) {
            return new ClaimExport.Refused(Reason.HELD);
        }
        if (claim.status() == ClaimStatus.VOID && medicare) {
            return new ClaimExport.Refused(Reason.VOID_FOR_MEDICARE);
        }
        if (checked.isEmpty()) {
            return new ClaimExport.Refused(Reason.NOTHING_TO_BILL);
        }
        return new Draft(claim, payer, medicare).finished();
    }

    /** A claim in the making, which collects what is missing. */
    private final class Draft {
        private final ClaimRevision archived;
        private final Visit visit;
        private final Payer payer;
        private final boolean medicare;
        private final List<ExportGap> missing = new ArrayList<>();
        private final List<ExportGap> advice = new ArrayList<>();
        private boolean chargesAreKnown = true;

        Draft(ClaimRevision archived, Payer payer, boolean medicare) {
            this.archived = archived;
            this.visit = archived.visit();
            this.payer = payer;
            this.medicare = medicare;
        }

        ClaimExport finished() {
            BillingDetails details = visit.billing();
            String number = ControlNumbers.ofClaim(archived.claimId());
            List<Line> lines = lines(number);
            OutgoingClaim claim = new OutgoingClaim(
                    archived.claimId(),
                    archived.revision(),
                    archived.recordedAt(),
                    number,
                    frequencyCode(),
                    originalReference(),
                    new PayerOnClaim(payer.name(), payerIdentifier(), medicare),
                    patient(),
                    subscriber(),
                    biller(lines),
                    practitioner(visit.renderingProvider(), "renderingProvider"),
                    practitioner(visit.referringProvider(), "referringProvider"),
                    details,
                    visit.dateOfService(),
                    visit.placeOfService(),
                    visit.diagnoses(),
                    lines);
            requireOrderOfInsurances();
            claim.lines().stream()
                    .filter(line -> claim.isUnlisted(line) && line.description().isEmpty())
                    .forEach(line -> missing.add(ExportGap.missing(
                            line.descriptionPointer(),
                            Text.of("An unlisted code (%s) needs the description of what was done.", line.code()))));
            details.accident().ifPresent(this::requirePlace);
            // What does not add up for want of a charge is not told twice.
            if (chargesAreKnown) {
                missing.addAll(DecisionsOfOthers.gaps(claim));
            }
            advise();
            return missing.isEmpty()
                    ? new ClaimExport.Ready(claim, advice)
                    : new ClaimExport.Incomplete(claim, missing, advice);
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
            requireText(
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
            return require(
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

        private Insured patient() {
            Visit.Patient patient = visit.patient();
            String first = requireText(
                    patient.firstName(), "/claim/patient/firstName", "The form asks for the patient's first name.");
            String last = requireText(
                    patient.lastName(), "/claim/patient/lastName", "The form asks for the patient's last name.");
            return new Insured(
                    patient.id(),
                    requireText(
                            visit.memberId(),
                            "/claim/memberId",
                            "The form asks for the member id on the patient's card."),
                    PersonName.of(last, Optional.of(first)),
                    patient.birthDate(),
                    require(patient.sex(), "/claim/patient/sex", "The form asks for the patient's sex: F, M or U."),
                    patient.address());
        }

        private Optional<Subscriber> subscriber() {
            Optional<BillingDetails.Subscriber> holder = visit.billing().subscriber();
            if (holder.isPresent() && medicare) {
                missing.add(new ExportGap(
                        "/claim/subscriber", Kind.UNUSABLE, "Medicare insures each person: leave the subscriber out."));
            }
            // The form names a patient who is not the insured with an address (loop 2010CA).
            if (holder.isPresent()) {
                require(
                        visit.patient().address(),
                        "/claim/patient/address",
                        "The form asks for the address of a patient who is not the insured.",
                        NOWHERE);
            }
            return holder.map(person -> new Subscriber(
                    person.relationship(),
                    PersonName.of(
                            requireText(
                                    person.lastName(),
                                    "/claim/subscriber/lastName",
                                    "The form asks for the insured's last name."),
                            Optional.of(requireText(
                                    person.firstName(),
                                    "/claim/subscriber/firstName",
                                    "The form asks for the insured's first name."))),
                    person.birthDate(),
                    person.sex(),
                    person.address()));
        }

        private void requireOrderOfInsurances() {
            BillingDetails details = visit.billing();
            if (medicare && details.order() != OtherInsurance.Order.PRIMARY) {
                requireText(
                        details.medicareSecondaryReason(),
                        "/claim/medicareSecondaryReason",
                        "Medicare asks why another insurance pays before it.");
            }
            if (!medicare && details.otherInsurance().stream().anyMatch(OtherInsurance::isMedicareAfterAnother)) {
                requireText(
                        details.medicareSecondaryReason(),
                        "/claim/medicareSecondaryReason",
                        "Where Medicare pays after another insurance, the form asks why.");
            }
            for (int i = 0; i < details.otherInsurance().size(); i++) {
                OtherInsurance other = details.otherInsurance().get(i);
                if (other.order().compareTo(details.order()) < 0) {
                    require(
                            other.adjudication(),
                            "/claim/otherInsurance/" + i + "/adjudication",
                            "A payer asks what those decided that pay before it.",
                            UNDECIDED);
                }
                if (other.relationship() != Relationship.SELF) {
                    require(
                            other.holder(),
                            "/claim/otherInsurance/" + i + "/holder",
                            "The form asks for who holds an insurance that is not the patient's own.",
                            NOBODY);
                } else if (other.holder().isPresent()) {
                    missing.add(
                            new ExportGap(
                                    "/claim/otherInsurance/" + i + "/relationship",
                                    ExportGap.Kind.UNUSABLE,
                                    "Say what the patient is to the holder; an insurance of the patient's own has no other holder."));
                }
            }
        }

        /** The guide asks for the state of an automobile accident (CLM11-4), and so does the paper form (box 10b). */
        private void requirePlace(Accident accident) {
            if (accident.cause() == AccidentCause.AUTO) {
                require(
                        accident.state(),
                        "/claim/accident/state",
                        "The form asks in which state an automobile accident was.");
            }
        }

        private Biller biller(List<Line> lines) {
            Visit.BillingProvider biller = visit.billingProvider();
            Discipline discipline = lines.getFirst().discipline();
            return new Biller(
                    biller.npi(),
                    biller.taxId(),
                    biller.taxIdType().orElse(TaxIdType.EIN),
                    biller.name(),
                    biller.entityType()
                            .filter(EntityType.PERSON::equals)
                            .map(_ -> require(
                                    PersonName.parse(biller.name()),
                                    "/claim/billingProvider/name",
                                    "The form asks for the name of the person who bills.",
                                    PersonName.of("", Optional.empty()))),
                    require(
                            biller.address(),
                            "/claim/billingProvider/address",
                            "The form asks for the billing provider's street address.",
                            NOWHERE),
                    visit.billing().taxonomy().orElse(Taxonomy.of(discipline)));
        }

        private Optional<Practitioner> practitioner(Optional<Visit.Provider> provider, String field) {
            return provider.map(person -> new Practitioner(
                    require(
                            person.name().flatMap(PersonName::parse),
                            "/claim/" + field + "/name",
                            "The form asks for the name of whom it names.",
                            PersonName.of("", Optional.empty())),
                    require(person.npi(), "/claim/" + field + "/npi", "The form asks for the NPI of whom it names.")));
        }

        private List<Line> lines(String claimNumber) {
            List<ClaimLines.Line> counted =
                    ClaimLines.of(visit, archived.decision().units()).lines();
            List<CheckedLine> checked = archived.decision().edits().lines();
            counted.stream()
                    .flatMap(line -> line.services().stream())
                    .distinct()
                    .sorted()
                    .forEach(this::requireCharge);
            return IntStream.range(0, checked.size())
                    .mapToObj(i -> line(claimNumber, i, counted.get(i), checked.get(i)))
                    .toList();
        }

        private void requireCharge(int service) {
            Optional<Money> charge = visit.services().get(service).charge();
            chargesAreKnown &= charge.isPresent();
            require(
                    charge,
                    "/claim/services/" + service + "/charge",
                    "The form asks for the charge of every service that is billed.",
                    Money.ZERO);
        }

        private Line line(String claimNumber, int index, ClaimLines.Line counted, CheckedLine checked) {
            List<Visit.Service> services =
                    counted.services().stream().map(visit.services()::get).toList();
            List<Integer> pointers = services.stream()
                    .flatMap(service -> service.diagnosisPointers().stream())
                    .distinct()
                    .limit(ClaimLimits.DIAGNOSES_OF_A_LINE)
                    .toList();
            return new Line(
                    ControlNumbers.ofLine(claimNumber, index + 1),
                    checked.code(),
                    archived.decision().units().lines().get(index).discipline(),
                    checked.modifiers(),
                    counted.charge().orElse(Money.ZERO),
                    checked.units(),
                    // Where there is one diagnosis, a service without a pointer can only mean that one.
                    pointers.isEmpty() ? List.of(1) : pointers,
                    services.stream()
                            .flatMap(service -> service.description().stream())
                            .filter(text -> !text.isBlank())
                            .findFirst(),
                    counted.services().getFirst());
        }

        /** What the form can do without, and a payer's own edits often cannot. */
        private void advise() {
            if (archived.decision().findings().stream()
                    .anyMatch(finding -> finding.code().equals(FindingCode.CLM_SENT_BEFORE.code()))) {
                advice.add(
                        ExportGap.missing(
                                "/claim/frequencyCode",
                                medicare
                                        ? "Medicare has the claim already: ask for a reopening, or send this one without strict if it was"
                                                + " rejected as unprocessable."
                                        : "The payer has the claim already: send frequencyCode 7 with the payer's control number."));
            }
            if (visit.patient().address().isEmpty()
                    && visit.billing().subscriber().isEmpty()) {
                advice.add(ExportGap.missing(
                        "/claim/patient/address",
                        "The patient is the insured: payers, Medicare among them, ask for the patient's address."));
            }
            visit.billingProvider()
                    .address()
                    .map(Address::zip)
                    .filter(zip -> zip.length() < 9)
                    .ifPresent(_ -> advice.add(ExportGap.missing(
                            "/claim/billingProvider/address/zip",
                            "Payers ask for all nine digits of the billing provider's ZIP code.")));
            if (!visit.placeOfService().equals(OFFICE)
                    && visit.billing().serviceFacility().isEmpty()) {
                advice.add(ExportGap.missing(
                        "/claim/serviceFacility",
                        "The place of service is not the office: payers ask where the service was furnished."));
            }
        }

        private String require(Optional<String> value, String pointer, String message) {
            return require(value, pointer, message, "");
        }

        private String requireText(Optional<String> value, String pointer, String message) {
            return require(value.filter(text -> !text.isBlank()), pointer, message);
        }

        private <T> T require(Optional<T> value, String pointer, String message, T standIn) {
            if (value.isEmpty()) {
                missing.add(ExportGap.missing(pointer, message));
            }
            return value.orElse(standIn);
        }
    }
}
