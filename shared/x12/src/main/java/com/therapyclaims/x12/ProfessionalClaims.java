package com.therapyclaims.x12;

import com.therapyclaims.domain.claims.BillingDetails;
import com.therapyclaims.domain.claims.BillingDetails.Accident;
import com.therapyclaims.domain.claims.BillingDetails.AccidentCause;
import com.therapyclaims.domain.claims.BillingDetails.ServiceFacility;
import com.therapyclaims.domain.claims.OtherInsurance;
import com.therapyclaims.domain.claims.OtherInsurance.Adjudication;
import com.therapyclaims.domain.claims.OtherInsurance.LineDecision;
import com.therapyclaims.domain.claims.OtherInsurance.Order;
import com.therapyclaims.domain.claims.OtherInsurance.Reduction;
import com.therapyclaims.domain.claims.Relationship;
import com.therapyclaims.domain.claims.Visit.Address;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.domain.exports.OutgoingClaim.Biller;
import com.therapyclaims.domain.exports.OutgoingClaim.Insured;
import com.therapyclaims.domain.exports.OutgoingClaim.Line;
import com.therapyclaims.domain.exports.OutgoingClaim.PayerOnClaim;
import com.therapyclaims.domain.exports.OutgoingClaim.Practitioner;
import com.therapyclaims.domain.exports.OutgoingClaim.Subscriber;
import com.therapyclaims.domain.exports.PersonName;
import com.therapyclaims.domain.exports.Taxonomy;
import com.therapyclaims.domain.money.Money;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.stream.EDIOutputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Writes professional claims as an X12 837 (005010X222A1), held against the schema while it is written. The same
 * revisions always give the same bytes.
 */
public final class ProfessionalClaims {
    /** The implementation guide that is followed. */
    public static final String GUIDE = "005010X222A1";

    private static final int MOST_MODIFIERS = 4;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);
    private static final String TEN_SPACES = " ".repeat(10);
    private static final String TRANSACTION = "0001";
    /** The elements of a CAS with six adjustments, without the quantity of the last. */
    private static final int LONGEST_CAS = 18;

    private final Submitter submitter;
    private final Schema schema;
    private final Schema envelope;

    /** Claims of this submitter. */
    public ProfessionalClaims(Submitter submitter) {
        this.submitter = submitter;
        this.schema = X12Schemas.read("837-005010X222A1.xml");
        this.envelope = X12Schemas.envelope();
    }

    /**
     * Writes one interchange with these claims of one payer, in their order.
     *
     * @param claims at least one, each without {@link ClaimTexts#gaps}
     * @throws IllegalStateException if what was written is not of the schema; the message names segments alone
     */
    public String write(List<OutgoingClaim> claims) {
        EDIOutputFactory factory = EDIOutputFactory.newFactory();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EDIStreamWriter writer = factory.createEDIStreamWriter(bytes, "US-ASCII")) {
            writer.setControlSchema(envelope);
            writer.setTransactionSchema(schema);
            interchange(writer, claims);
        } catch (EDIStreamException e) {
            throw new IllegalStateException("a claim could not be written in X12", e);
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    private void interchange(EDIStreamWriter writer, List<OutgoingClaim> claims) throws EDIStreamException {
        Segments segments = new Segments(writer);
        Instant written = claims.stream()
                .map(OutgoingClaim::recordedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        PayerOnClaim receiver = claims.getFirst().payer();
        String receiverId = id(receiver.identifier());
        InterchangeNumber number = InterchangeNumber.of(claims);
        writer.startInterchange();
        segments.write(
                "ISA",
                "00",
                TEN_SPACES,
                "00",
                TEN_SPACES,
                "ZZ",
                "%-15s".formatted(submitter.id()),
                "ZZ",
                "%-15.15s".formatted(receiverId),
                at(SHORT_DATE, written),
                at(TIME, written),
                "^",
                "00501",
                number.padded(),
                "0",
                submitter.production() ? "P" : "T",
                ":");
        segments.write(
                "GS",
                "HC",
                submitter.id(),
                "%.15s".formatted(receiverId),
                at(DATE, written),
                at(TIME, written),
                number.plain(),
                "X",
                GUIDE);
        segments.from(0);
        transaction(segments, claims, number, written, receiver);
        segments.write("SE", String.valueOf(segments.written() + 1), TRANSACTION);
        segments.write("GE", "1", number.plain());
        segments.write("IEA", "1", number.padded());
        writer.endInterchange();
    }

    private void transaction(
            Segments segments,
            List<OutgoingClaim> claims,
            InterchangeNumber number,
            Instant written,
            PayerOnClaim receiver)
            throws EDIStreamException {
        segments.write("ST", "837", TRANSACTION, GUIDE);
        segments.write("BHT", "0019", "00", number.reference(), at(DATE, written), at(TIME, written), "CH");
        segments.write("NM1", "41", "2", X12Text.of(submitter.name()), "", "", "", "", "46", submitter.id());
        segments.write("PER", "IC", "", "EM", X12Text.of(submitter.email()));
        segments.write("NM1", "40", "2", X12Text.of(receiver.name()), "", "", "", "", "46", id(receiver.identifier()));
        int level = 0;
        int biller = 0;
        for (int i = 0; i < claims.size(); i++) {
            OutgoingClaim claim = claims.get(i);
            if (i == 0 || !claim.billing().equals(claims.get(i - 1).billing())) {
                biller = ++level;
                biller(segments, claim.billing(), biller);
            }
            int subscriber = ++level;
            subscriber(segments, claim, subscriber, biller);
            if (claim.subscriber().isPresent()) {
                dependent(segments, claim, claim.subscriber().get(), ++level, subscriber);
            }
            claim(segments, claim);
        }
    }

    /** Loops 2000A and 2010AA. */
    private static void biller(Segments segments, Biller biller, int level) throws EDIStreamException {
        segments.write("HL", String.valueOf(level), "", "20", "1");
        segments.write("PRV", "BI", "PXC", biller.taxonomy());
        if (biller.person().isPresent()) {
            practitioner(segments, "85", new Practitioner(biller.person().get(), biller.npi()));
        } else {
            segments.write("NM1", "85", "2", X12Text.of(biller.name()), "", "", "", "", "XX", biller.npi());
        }
        address(segments, biller.address());
        segments.write(
                "REF",
                switch (biller.taxIdType()) {
                    case EIN -> "EI";
                    case SSN -> "SY";
                },
                biller.taxId());
    }

    /** Loops 2000B, 2010BA and 2010BB: who holds the insurance, the patient or somebody else. */
    private static void subscriber(Segments segments, OutgoingClaim claim, int level, int parent)
            throws EDIStreamException {
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
        insured(segments, other.map(Subscriber::name).orElse(patient.name()), MemberIds.of(claim));
        // Of a subscriber who is not the patient, the guide takes neither address nor birth.
        if (other.isEmpty()) {
            if (patient.address().isPresent()) {
                address(segments, patient.address().get());
            }
            segments.write("DMG", "D8", DATE.format(patient.birthDate()), patient.sex());
        }
        segments.write("NM1", "PR", "2", X12Text.of(payer.name()), "", "", "", "", "PI", id(payer.identifier()));
    }

    /** Loops 2000C and 2010CA: the patient, insured through somebody else. */
    private static void dependent(Segments segments, OutgoingClaim claim, Subscriber subscriber, int level, int parent)
            throws EDIStreamException {
        Insured patient = claim.patient();
        segments.write("HL", String.valueOf(level), String.valueOf(parent), "23", "0");
        segments.write("PAT", subscriber.relationship().code());
        segments.write("NM1", "QC", "1", X12Text.of(patient.name().last()), first(patient.name()));
        address(segments, patient.address().orElseThrow());
        segments.write("DMG", "D8", DATE.format(patient.birthDate()), patient.sex());
    }

    private static void insured(Segments segments, PersonName name, String memberId) throws EDIStreamException {
        segments.write("NM1", "IL", "1", X12Text.of(name.last()), first(name), "", "", "", "MI", memberId);
    }

    private static String first(PersonName name) {
        return name.first().map(X12Text::of).orElse("");
    }

    /** Loops 2320, 2330A and 2330B: another insurance of the patient, and what it decided. */
    private static void otherInsurance(Segments segments, OtherInsurance other, OutgoingClaim claim)
            throws EDIStreamException {
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
            reductions(segments, decided.get().adjustments());
            segments.write("AMT", "D", amount(decided.get().paid()));
            // Where it decided line by line, what the patient owes stands with each line.
            Optional<Money> owed = decided.filter(it -> it.lines().isEmpty()).flatMap(Adjudication::leftToThePatient);
            if (owed.isPresent()) {
                segments.write("AMT", "EAF", amount(owed.get()));
            }
        }
        // Benefits are assigned and the patient's release is on file, as for the insurance that is billed.
        segments.write("OI", "", "", "Y", "", "", "Y");
        insured(
                segments,
                other.holder()
                        .map(holder -> PersonName.of(holder.lastName(), Optional.of(holder.firstName())))
                        .orElse(patient.name()),
                MemberIds.of(other));
        Optional<Address> address =
                other.holder().isPresent() ? other.holder().get().address() : patient.address();
        if (address.isPresent()) {
            address(segments, address.get());
        }
        segments.write(
                "NM1", "PR", "2", X12Text.of(other.payerName()), "", "", "", "", "PI", id(other.payerIdentifier()));
        // Where it decided line by line, each decision has the day.
        date(segments, "573", decided.filter(it -> it.lines().isEmpty()).map(Adjudication::on));
    }

    /** A CAS for each group, in the order they were sent: reason, amount and no quantity, up to six times. */
    private static void reductions(Segments segments, List<Reduction> reductions) throws EDIStreamException {
        for (List<Object> segment : grouped(reductions)) {
            segments.write("CAS", segment.toArray());
        }
    }

    private static List<List<Object>> grouped(List<Reduction> reductions) {
        List<List<Object>> segments = new ArrayList<>();
        for (Reduction reduction : reductions) {
            List<Object> segment = segments.stream()
                    .filter(it -> it.getFirst().equals(reduction.group()) && it.size() < LONGEST_CAS)
                    .findFirst()
                    .orElse(null);
            if (segment == null) {
                segment = new ArrayList<>(List.of(reduction.group()));
                segments.add(segment);
            } else {
                segment.add("");
            }
            segment.add(X12Text.of(reduction.reason()));
            segment.add(amount(reduction.amount()));
        }
        return segments;
    }

    /** Loop 2300 and those below. */
    private static void claim(Segments segments, OutgoingClaim claim) throws EDIStreamException {
        BillingDetails details = claim.details();
        segments.write(
                "CLM",
                claim.controlNumber(),
                amount(claim.total()),
                "",
                "",
                List.of(claim.placeOfService(), "B", claim.frequencyCode()),
                "Y",
                "A",
                "Y",
                "Y",
                "",
                details.accident().<Object>map(ProfessionalClaims::cause).orElse(""));
        date(segments, "431", details.onsetDate());
        date(segments, "454", details.initialTreatmentDate());
        date(segments, "439", details.accident().map(Accident::date));
        reference(segments, "9F", details.referralNumber());
        reference(segments, "G1", details.priorAuthorization());
        reference(segments, "F8", claim.originalReference());
        segments.write("HI", diagnoses(claim.diagnoses()));
        if (claim.referring().isPresent()) {
            practitioner(segments, "DN", claim.referring().get());
        }
        if (claim.renderingBesideBiller().isPresent()) {
            practitioner(segments, "82", claim.renderingBesideBiller().get());
            segments.write("PRV", "PE", "PXC", Taxonomy.of(claim.discipline()));
        }
        if (details.serviceFacility().isPresent()) {
            facility(segments, details.serviceFacility().get());
        }
        for (OtherInsurance other : details.otherInsurance()) {
            otherInsurance(segments, other, claim);
        }
        for (int i = 0; i < claim.lines().size(); i++) {
            line(segments, i + 1, claim, claim.lines().get(i));
            for (OtherInsurance other : details.otherInsurance()) {
                lineDecisions(segments, other, claim, claim.lines().get(i));
            }
        }
    }

    /** Loop 2400. */
    private static void line(Segments segments, int number, OutgoingClaim claim, Line line) throws EDIStreamException {
        segments.write("LX", String.valueOf(number));
        segments.write(
                "SV1",
                procedure(claim, line),
                amount(line.charge()),
                "UN",
                String.valueOf(line.units()),
                "",
                "",
                line.diagnosisPointers().stream().map(String::valueOf).toList());
        date(segments, "472", Optional.of(claim.dateOfService()));
        segments.write("REF", "6R", line.controlNumber());
        if (line.description().isPresent() && !claim.isUnlisted(line)) {
            segments.write("NTE", "ADD", X12Text.of(line.description().get()));
        }
    }

    /** Loop 2430: what another insurance decided of the line. */
    private static void lineDecisions(Segments segments, OtherInsurance other, OutgoingClaim claim, Line line)
            throws EDIStreamException {
        if (other.adjudication().isEmpty()) {
            return;
        }
        Adjudication adjudication = other.adjudication().get();
        for (LineDecision decision : claim.decisions(adjudication, line)) {
            segments.write(
                    "SVD",
                    id(other.payerIdentifier()),
                    amount(decision.paid()),
                    procedure(claim, line),
                    "",
                    String.valueOf(decision.units().orElse(line.units())));
            reductions(segments, decision.adjustments());
            date(segments, "573", Optional.of(adjudication.on()));
            segments.write("AMT", "EAF", amount(Reduction.ofThePatient(decision.adjustments())));
        }
    }

    /** What an unlisted code stands for is its seventh component, behind four modifiers, those that it lacks empty. */
    private static List<String> procedure(OutgoingClaim claim, Line line) {
        List<String> components = new ArrayList<>(List.of("HC", line.code()));
        components.addAll(line.modifiers());
        line.description().filter(_ -> claim.isUnlisted(line)).ifPresent(description -> {
            components.addAll(
                    Collections.nCopies(MOST_MODIFIERS - line.modifiers().size(), ""));
            components.add(X12Text.of(description));
        });
        return components;
    }

    private static void practitioner(Segments segments, String role, Practitioner person) throws EDIStreamException {
        PersonName name = person.name();
        segments.write(
                "NM1",
                role,
                "1",
                X12Text.of(name.last()),
                name.first().map(X12Text::of).orElse(""),
                name.middle().map(X12Text::of).orElse(""),
                "",
                "",
                "XX",
                person.npi());
    }

    private static void facility(Segments segments, ServiceFacility facility) throws EDIStreamException {
        segments.write(
                "NM1",
                "77",
                "2",
                X12Text.of(facility.name()),
                "",
                "",
                "",
                "",
                facility.npi().isPresent() ? "XX" : "",
                facility.npi().orElse(""));
        address(segments, facility.address());
    }

    private static void address(Segments segments, Address address) throws EDIStreamException {
        segments.write(
                "N3",
                X12Text.of(address.line1()),
                address.line2().map(X12Text::of).orElse(""));
        segments.write(
                "N4", X12Text.of(address.city()), address.state(), address.zip().replace("-", ""));
    }

    private static void date(Segments segments, String qualifier, Optional<LocalDate> date) throws EDIStreamException {
        if (date.isPresent()) {
            segments.write("DTP", qualifier, "D8", DATE.format(date.get()));
        }
    }

    private static void reference(Segments segments, String qualifier, Optional<String> number)
            throws EDIStreamException {
        if (number.isPresent()) {
            segments.write("REF", qualifier, X12Text.of(number.get()));
        }
    }

    private static Object[] diagnoses(List<String> codes) {
        List<Object> parts = new ArrayList<>();
        IntStream.range(0, codes.size())
                .forEach(i ->
                        parts.add(List.of(i == 0 ? "ABK" : "ABF", codes.get(i).replace(".", ""))));
        return parts.toArray();
    }

    private static List<String> cause(Accident accident) {
        String cause = switch (accident.cause()) {
            case AUTO -> "AA";
            case EMPLOYMENT -> "EM";
            case OTHER -> "OA";
        };
        return accident.cause() == AccidentCause.AUTO && accident.state().isPresent()
                ? List.of(cause, "", "", accident.state().get())
                : List.of(cause);
    }

    private static String id(String text) {
        return X12Text.of(text);
    }

    /** A decimal number has no zeros at its end (X12.6, type R). */
    private static String amount(Money money) {
        return money.isZero() ? "0" : money.amount().stripTrailingZeros().toPlainString();
    }

    private static String at(DateTimeFormatter form, Instant moment) {
        return form.format(moment.atZone(ZoneOffset.UTC));
    }
}
