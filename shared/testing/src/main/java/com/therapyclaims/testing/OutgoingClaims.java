package com.therapyclaims.testing;

import com.therapyclaims.domain.claims.BillingDetails;
import com.therapyclaims.domain.claims.BillingDetails.Accident;
import com.therapyclaims.domain.claims.BillingDetails.AccidentCause;
import com.therapyclaims.domain.claims.BillingDetails.ServiceFacility;
import com.therapyclaims.domain.claims.ControlNumbers;
import com.therapyclaims.domain.claims.OtherInsurance;
import com.therapyclaims.domain.claims.Relationship;
import com.therapyclaims.domain.claims.Visit.Address;
import com.therapyclaims.domain.claims.Visit.TaxIdType;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.domain.exports.OutgoingClaim.Biller;
import com.therapyclaims.domain.exports.OutgoingClaim.Insured;
import com.therapyclaims.domain.exports.OutgoingClaim.Line;
import com.therapyclaims.domain.exports.OutgoingClaim.PayerOnClaim;
import com.therapyclaims.domain.exports.OutgoingClaim.Practitioner;
import com.therapyclaims.domain.exports.OutgoingClaim.Subscriber;
import com.therapyclaims.domain.exports.PersonName;
import com.therapyclaims.domain.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Outgoing claims to write: a plain one, and one with everything a claim can have. */
public final class OutgoingClaims {
    /** The id of the claims that are made without one. */
    public static final String ID = "0b6c2a54-1f3e-4c7d-9a21-5d8e7f60b1c2";

    private OutgoingClaims() {}

    /** A claim for Medicare with nothing but what it must have. */
    public static OutgoingClaim plain() {
        return plain(ID, 1);
    }

    /** The plain claim under another id and revision. */
    public static OutgoingClaim plain(String claimId, int revision) {
        return claim(claimId, revision, "Example", BillingDetails.NONE, Optional.empty());
    }

    /** The plain claim for a patient of this name. */
    public static OutgoingClaim of(String lastName) {
        return claim(ID, 1, lastName, BillingDetails.NONE, Optional.empty());
    }

    /** A replacement claim for another payer with everything a claim can have. */
    public static OutgoingClaim full() {
        return claim(
                ID,
                2,
                "Example",
                new BillingDetails(
                        Optional.of("99726"),
                        Optional.of("261QP2000X"),
                        Optional.of("AUTH-7"),
                        Optional.of("REFERRAL 9"),
                        Optional.of(LocalDate.of(2026, 7, 1)),
                        Optional.of(LocalDate.of(2026, 7, 8)),
                        Optional.of(new Accident(AccidentCause.AUTO, LocalDate.of(2026, 6, 30), Optional.of("OH"))),
                        Optional.of(new ServiceFacility(
                                "Example Pool",
                                Optional.of("1234567893"),
                                new Address("9 Lake Rd", Optional.empty(), "Dublin", "OH", "43017-1234"))),
                        Optional.empty(),
                        Optional.of("GRP-1"),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.of("ICN0042"));
    }

    /**
     * The full claim for a child, insured through a parent and, before that, through the other one, whose insurance has paid a
     * part.
     */
    public static OutgoingClaim ofAChildInsuredTwice() {
        return like(besideOthers(full(), OtherInsurances.ofTheOtherParent()))
                .subscriber(new Subscriber(
                        Relationship.CHILD,
                        PersonName.of("Sample", Optional.of("Robin")),
                        Optional.of(LocalDate.of(1975, 1, 31)),
                        Optional.of("M"),
                        Optional.empty()))
                .build();
    }

    /** The plain claim for Medicare, which pays after the insurance of an employer. */
    public static OutgoingClaim forMedicareSecond() {
        return forMedicareAfter(OtherInsurances.paid());
    }

    private static OutgoingClaim forMedicareAfter(OtherInsurance.Adjudication decided) {
        return withReason(besideOthers(plain(), OtherInsurances.ofTheEmployer(decided)));
    }

    /** The full claim of somebody whom Medicare insures after the payer that is billed. */
    public static OutgoingClaim beforeMedicare() {
        return withReason(besideOthers(full(), OtherInsurances.medicareAfterwards()));
    }

    /** The full claim of somebody whom two others insure after the payer that is billed, named in the other order. */
    public static OutgoingClaim beforeTwoOthers() {
        return besideOthers(
                full(),
                OtherInsurances.afterwards(OtherInsurance.Order.TERTIARY, "Third Mutual", "T-3"),
                OtherInsurances.afterwards(OtherInsurance.Order.SECONDARY, "Second Mutual", "S-2"));
    }

    /**
     * The plain claim, whose first line stands on two, and after what another insurance decided line by line: it paid 40.00 and
     * 20.00 of 97110 without and with CQ, and nothing of 97140.
     */
    public static OutgoingClaim decidedLineByLine() {
        OutgoingClaim claim = forMedicareAfter(OtherInsurances.decidedLineByLine());
        return like(claim)
                .lines(List.of(
                        line(claim, 1, "97110", List.of("GP"), "100.00", 2),
                        line(claim, 2, "97110", List.of("CQ", "GP"), "50.00", 1),
                        line(claim, 3, "97140", List.of("GP"), "75.50", 1)))
                .build();
    }

    /** The full claim of a patient who lives there. */
    public static OutgoingClaim at(Address address) {
        Insured patient = full().patient();
        return like(full())
                .patient(new Insured(
                        patient.id(),
                        patient.memberId(),
                        patient.name(),
                        patient.birthDate(),
                        patient.sex(),
                        Optional.of(address)))
                .build();
    }

    /** The full claim, its services furnished in a facility there. */
    public static OutgoingClaim furnishedIn(Address address) {
        return like(full())
                .details(like(full().details())
                        .serviceFacility(
                                Optional.of(new ServiceFacility("Example Pool", Optional.of("1234567893"), address)))
                        .build())
                .build();
    }

    /** The full claim of a patient whose sex is not known, with a referral and no authorization. */
    public static OutgoingClaim ofUnknownSexAndReferred() {
        Insured patient = full().patient();
        return like(full())
                .patient(new Insured(
                        patient.id(), patient.memberId(), patient.name(), patient.birthDate(), "U", patient.address()))
                .details(like(full().details())
                        .priorAuthorization(Optional.empty())
                        .build())
                .build();
    }

    /** The claim with these dates: when it began, what accident it comes from and when it was first treated. */
    public static OutgoingClaim since(
            OutgoingClaim claim, Optional<LocalDate> onset, Optional<Accident> accident, Optional<LocalDate> treated) {
        return like(claim)
                .details(like(claim.details())
                        .onsetDate(onset)
                        .accident(accident)
                        .initialTreatmentDate(treated)
                        .build())
                .build();
    }

    /** The full claim, for an insurance of the kind (SBR09). */
    public static OutgoingClaim ofInsurance(String filingIndicator) {
        return like(full())
                .details(like(full().details())
                        .filingIndicator(Optional.of(filingIndicator))
                        .build())
                .build();
    }

    /** The full claim, billed by a person of this NPI under the own name and social security number. */
    public static OutgoingClaim ofASoleProprietor(String npi) {
        Biller practice = full().billing();
        return like(full())
                .billing(new Biller(
                        npi,
                        "987654320",
                        TaxIdType.SSN,
                        "Anna Q. Smith, DPT",
                        PersonName.parse("Anna Q. Smith, DPT"),
                        practice.address(),
                        practice.taxonomy()))
                .build();
    }

    /** The claim, furnished at this place of service. */
    public static OutgoingClaim furnishedAt(OutgoingClaim claim, String placeOfService) {
        return like(claim).placeOfService(placeOfService).build();
    }

    /** The claim, each line of it pointing to these diagnoses. */
    public static OutgoingClaim pointingTo(OutgoingClaim claim, List<Integer> diagnoses) {
        return like(claim)
                .lines(claim.lines().stream()
                        .map(line -> new Line(
                                line.controlNumber(),
                                line.code(),
                                line.discipline(),
                                line.modifiers(),
                                line.charge(),
                                line.units(),
                                diagnoses,
                                line.description(),
                                line.service()))
                        .toList())
                .build();
    }

    /** The claim of a child insured twice, on a full form, each text of it as long as a professional claim has room for. */
    public static OutgoingClaim longest() {
        OutgoingClaim like = ofAChildInsuredTwice();
        PersonName name = PersonName.of(wide(60), Optional.of(wide(35)));
        // A name and a street stand in three lines of a box of 26 characters; what is longer than that is refused.
        Address address = new Address(wide(55), Optional.of(wide(48)), wide(30), "OH", "432151234");
        BillingDetails details = like.details();
        OtherInsurance other = details.otherInsurance().getFirst();
        return new OutgoingClaim(
                like.claimId(),
                like.revision(),
                like.recordedAt(),
                wide(20),
                like.frequencyCode(),
                Optional.of(wide(50)),
                new PayerOnClaim(wide(60), like.payer().identifier(), false),
                new Insured(
                        like.patient().id(),
                        wide(80),
                        name,
                        like.patient().birthDate(),
                        like.patient().sex(),
                        Optional.of(address)),
                Optional.of(new Subscriber(
                        Relationship.SPOUSE,
                        name,
                        Optional.of(LocalDate.of(1975, 1, 31)),
                        Optional.of("M"),
                        Optional.of(address))),
                new Biller(
                        "1234567893",
                        "123456789",
                        TaxIdType.SSN,
                        wide(60),
                        Optional.empty(),
                        address,
                        like.billing().taxonomy()),
                Optional.of(new Practitioner(name, "1234567893")),
                Optional.of(new Practitioner(name, "1234567893")),
                new BillingDetails(
                        details.payerIdentifier(),
                        details.taxonomy(),
                        Optional.of(wide(50)),
                        Optional.of(wide(30)),
                        details.onsetDate(),
                        details.initialTreatmentDate(),
                        details.accident(),
                        Optional.of(new ServiceFacility(wide(60), Optional.of("1234567893"), address)),
                        Optional.empty(),
                        Optional.of(wide(50)),
                        List.of(new OtherInsurance(
                                other.order(),
                                other.relationship(),
                                Optional.of(new OtherInsurance.Holder(wide(60), wide(35), Optional.of(address))),
                                wide(60),
                                other.payerIdentifier(),
                                wide(80),
                                Optional.of(wide(50)),
                                other.filingIndicator(),
                                other.adjudication())),
                        Optional.empty(),
                        details.filingIndicator()),
                like.dateOfService(),
                like.placeOfService(),
                IntStream.range(0, 12)
                        .mapToObj(i -> "M25.56" + (char) ('A' + i))
                        .toList(),
                IntStream.rangeClosed(1, 6)
                        .mapToObj(number -> new Line(
                                ControlNumbers.ofLine(wide(20), number),
                                "97139",
                                Discipline.PT,
                                List.of("GP", "CQ", "KX", "59"),
                                Money.of("123456789.00"),
                                999,
                                List.of(9, 10, 11, 12),
                                Optional.of(wide(80)),
                                number - 1))
                        .toList());
    }

    private static String wide(int letters) {
        return "W".repeat(letters);
    }

    /** The plain claim with so many lines, each of one unit and 10.01. */
    public static OutgoingClaim ofLines(int lines) {
        OutgoingClaim plain = plain();
        return like(plain)
                .lines(IntStream.rangeClosed(1, lines)
                        .mapToObj(number -> line(plain, number, "97110", List.of("GP"), "10.01", 1))
                        .toList())
                .build();
    }

    private static Line line(
            OutgoingClaim claim, int number, String code, List<String> modifiers, String charge, int units) {
        return new Line(
                ControlNumbers.ofLine(claim.controlNumber(), number),
                code,
                Discipline.PT,
                modifiers,
                Money.of(charge),
                units,
                List.of(1),
                Optional.empty(),
                number - 1);
    }

    private static OutgoingClaim besideOthers(OutgoingClaim claim, OtherInsurance... others) {
        return like(claim)
                .details(like(claim.details()).otherInsurance(List.of(others)).build())
                .build();
    }

    /** The patient works and is insured through the employer, who has twenty people or more (SBR05). */
    private static OutgoingClaim withReason(OutgoingClaim claim) {
        return like(claim)
                .details(like(claim.details())
                        .medicareSecondaryReason(Optional.of("12"))
                        .build())
                .build();
    }

    private static OutgoingClaimBuilder like(OutgoingClaim claim) {
        return new OutgoingClaimBuilder(claim);
    }

    private static BillingDetailsBuilder like(BillingDetails details) {
        return new BillingDetailsBuilder(details);
    }

    private static OutgoingClaim claim(
            String claimId, int revision, String lastName, BillingDetails details, Optional<String> original) {
        boolean full = original.isPresent();
        String number = ControlNumbers.ofClaim(claimId);
        return new OutgoingClaim(
                claimId,
                revision,
                Instant.parse("2026-08-04T15:30:00Z"),
                number,
                full ? "7" : "1",
                original,
                full
                        ? new PayerOnClaim("Acme PPO", "99726", false)
                        : new PayerOnClaim("Medicare Part B", "15202", true),
                new Insured(
                        "p-1",
                        "1EG4-TE5-MK73",
                        PersonName.of(lastName, Optional.of("Pat")),
                        LocalDate.of(1950, 4, 2),
                        "F",
                        full
                                ? Optional.of(
                                        new Address("5 Oak St", Optional.of("Apt 2"), "Columbus", "OH", "432151234"))
                                : Optional.empty()),
                Optional.empty(),
                new Biller(
                        "1234567893",
                        "123456789",
                        TaxIdType.EIN,
                        "Example Therapy",
                        Optional.empty(),
                        new Address("1 Main St", Optional.empty(), "Columbus", "OH", "43215"),
                        details.taxonomy().orElse("225100000X")),
                PersonName.parse("A. Smith, DPT").map(name -> new Practitioner(name, "1234567893")),
                PersonName.parse("Dr. Beth Q. Jones").map(name -> new Practitioner(name, "1234567893")),
                details,
                LocalDate.of(2026, 8, 3),
                "11",
                full ? List.of("M25.561", "R26.89", "Z96.651") : List.of("M25.561"),
                List.of(
                        new Line(
                                ControlNumbers.ofLine(number, 1),
                                "97110",
                                Discipline.PT,
                                List.of("GP"),
                                Money.of("150.00"),
                                2,
                                full ? List.of(1, 2) : List.of(1),
                                Optional.empty(),
                                0),
                        new Line(
                                ControlNumbers.ofLine(number, 2),
                                full ? "97139" : "97140",
                                Discipline.PT,
                                full ? List.of("GP", "KX", "59") : List.of("GP"),
                                Money.of("75.50"),
                                1,
                                List.of(1),
                                full ? Optional.of("Aquatic gait drill, 15 min") : Optional.empty(),
                                1)));
    }
}
