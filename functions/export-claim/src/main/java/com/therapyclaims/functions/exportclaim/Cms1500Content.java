package com.therapyclaims.functions.exportclaim;

import com.therapyclaims.domain.claims.BillingDetails.Accident;
import com.therapyclaims.domain.claims.BillingDetails.AccidentCause;
import com.therapyclaims.domain.claims.BillingDetails.ServiceFacility;
import com.therapyclaims.domain.claims.ClaimLimits;
import com.therapyclaims.domain.claims.OtherInsurance;
import com.therapyclaims.domain.claims.OtherInsurance.Adjudication;
import com.therapyclaims.domain.claims.OtherInsurance.Holder;
import com.therapyclaims.domain.claims.OtherInsurance.Order;
import com.therapyclaims.domain.claims.Relationship;
import com.therapyclaims.domain.claims.Visit.Address;
import com.therapyclaims.domain.exports.ExportGap;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.domain.exports.OutgoingClaim.Insured;
import com.therapyclaims.domain.exports.OutgoingClaim.Line;
import com.therapyclaims.domain.exports.OutgoingClaim.Practitioner;
import com.therapyclaims.domain.exports.OutgoingClaim.Subscriber;
import com.therapyclaims.domain.exports.PersonName;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.x12.MemberIds;
import com.therapyclaims.x12.X12Text;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What stands in the boxes of one paper form of a claim, in the letters that are sent electronically too. */
final class Cms1500Content {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM dd yyyy", Locale.ROOT);
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("MM dd yy", Locale.ROOT);
    private static final String HOME = "12";

    /** The office, and telehealth, which is furnished from there. */
    private static final Set<String> AT_THE_PRACTICE = Set.of("11", "02", "10");

    /** What stands before the narrative of an unlisted code (NUCC 1500 instruction manual, item 24, shaded). */
    private static final String NARRATIVE = "ZZ";

    private static final String ON_FILE = "SIGNATURE ON FILE";
    private static final String CHECKED = "X";
    private static final String ORIGINAL = "1";
    private static final String CLAIM = "/claim";
    private static final String PATIENT = CLAIM + "/patient";

    private final Map<String, Text> boxes = new LinkedHashMap<>();
    private final OutgoingClaim claim;

    private Cms1500Content(OutgoingClaim claim) {
        this.claim = claim;
    }

    /**
     * What stands in a box.
     *
     * @param lines from above
     * @param field where it belongs in the request the claim was made from, of a text that may be long
     */
    record Text(List<String> lines, String field) {
        Text {
            lines = List.copyOf(lines);
        }
    }

    /** How many forms the claim's lines fill. */
    static int forms(OutgoingClaim claim) {
        return Math.ceilDiv(claim.lines().size(), Cms1500Layout.LINES);
    }

    /**
     * The text of each box that has any, by the box's id.
     *
     * @param form from 0
     */
    static Map<String, Text> of(OutgoingClaim claim, int form) {
        Cms1500Content content = new Cms1500Content(claim);
        content.patient();
        content.condition();
        content.diagnoses();
        int from = form * Cms1500Layout.LINES;
        content.services(claim.lines()
                .subList(
                        from, Math.min(from + Cms1500Layout.LINES, claim.lines().size())));
        if (form == forms(claim) - 1) {
            content.paid();
        }
        content.providers();
        content.put("page", "FORM %d OF %d".formatted(form + 1, forms(claim)));
        return content.boxes;
    }

    /** Which of box 1's kinds the insurance is (NUCC 1500 instruction manual, item 1). */
    private String kindOfInsurance() {
        return switch (claim.filingIndicator()) {
            case "MA", "MB" -> "medicare";
            case "MC" -> "medicaid";
            case "CH" -> "tricare";
            case "12", "13", "14", "15", "BL", "CI", "HM" -> "group";
            default -> "other";
        };
    }

    private void patient() {
        Insured patient = claim.patient();
        put("payer", claim.payer().name(), "/claim/payerId");
        check("1." + kindOfInsurance());
        put("1a", MemberIds.of(claim), "/claim/memberId");
        put("2", name(patient.name()), PATIENT + "/lastName");
        put("3", DATE.format(patient.birthDate()));
        sex("3", patient.sex());
        patient.address().ifPresent(address -> {
            put("5", address, PATIENT + "/address");
            put("5.city", address.city(), PATIENT + "/address/city");
            put("5.state", address.state());
            put("5.zip", address.zip());
        });
        if (claim.payer().medicare()) {
            medicaresInsured();
        } else {
            insured();
            otherInsured();
        }
        Optional<AccidentCause> cause = claim.details().accident().map(Accident::cause);
        check(cause.filter(AccidentCause.EMPLOYMENT::equals).isPresent() ? "10a.yes" : "10a.no");
        check(cause.filter(AccidentCause.AUTO::equals).isPresent() ? "10b.yes" : "10b.no");
        check(cause.filter(AccidentCause.OTHER::equals).isPresent() ? "10c.yes" : "10c.no");
        // The box has the state of an automobile accident alone.
        claim.details()
                .accident()
                .filter(accident -> accident.cause() == AccidentCause.AUTO)
                .flatMap(Accident::state)
                .ifPresent(state -> put("10b.state", state));
        put("12", ON_FILE);
        put("13", ON_FILE);
    }

    /**
     * Medicare first: NONE says that no insurance stands before it, and 4, 6 and 7 stay empty. Medicare second: they speak of
     * the insurance that pays before it, and 11 holds its group (Claims Processing Manual, chapter 26, section 10.2).
     */
    private void medicaresInsured() {
        List<OtherInsurance> others = claim.details().otherInsurance();
        OptionalInt first = IntStream.range(0, others.size())
                .filter(i -> others.get(i).order() == Order.PRIMARY)
                .findFirst();
        if (first.isEmpty()) {
            put("11", "NONE");
            return;
        }
        OtherInsurance other = others.get(first.getAsInt());
        String field = other(first.getAsInt());
        check("6." + box6(other.relationship()));
        named("4", other, field);
        other.holder()
                .flatMap(Holder::address)
                .ifPresent(address -> insuredsAddress(address, field + "/holder/address"));
        policy("11", other, field);
        put("11c", other.payerName(), field + "/payerName");
    }

    private void insured() {
        Insured patient = claim.patient();
        Optional<Subscriber> subscriber = claim.subscriber();
        check("6." + box6(subscriber.map(Subscriber::relationship).orElse(Relationship.SELF)));
        String insured = subscriber.isPresent() ? "/claim/subscriber" : PATIENT;
        put("4", name(subscriber.map(Subscriber::name).orElse(patient.name())), insured + "/lastName");
        (subscriber.isPresent() ? subscriber.get().address() : patient.address())
                .ifPresent(address -> insuredsAddress(address, insured + "/address"));
        claim.details().groupNumber().ifPresent(number -> put("11", number, "/claim/groupNumber"));
        (subscriber.isPresent() ? subscriber.get().birthDate() : Optional.of(patient.birthDate()))
                .ifPresent(date -> put("11a", DATE.format(date)));
        (subscriber.isPresent() ? subscriber.get().sex() : Optional.of(patient.sex()))
                .ifPresent(sex -> sex("11a", sex));
        put("11c", claim.payer().name(), "/claim/payerId");
    }

    private void otherInsured() {
        List<OtherInsurance> others = claim.details().otherInsurance();
        // The form has room for one: the next that pays.
        Optional<OtherInsurance> next = others.stream().min(Comparator.comparing(OtherInsurance::order));
        check(next.isPresent() ? "11d.yes" : "11d.no");
        next.ifPresent(it -> {
            String pointer = other(others.indexOf(it));
            named("9", it, pointer);
            policy("9a", it, pointer);
            put("9d", it.payerName(), pointer + "/payerName");
        });
    }

    private static String other(int index) {
        return "/claim/otherInsurance/" + index;
    }

    /** Who holds another insurance. */
    private void named(String box, OtherInsurance insurance, String field) {
        insurance
                .holder()
                .ifPresentOrElse(
                        holder -> put(
                                box,
                                name(PersonName.of(holder.lastName(), Optional.of(holder.firstName()))),
                                field + "/holder/lastName"),
                        () -> put(box, name(claim.patient().name()), PATIENT + "/lastName"));
    }

    /** The group of another insurance, or the member where it has none. */
    private void policy(String box, OtherInsurance insurance, String field) {
        insurance
                .groupNumber()
                .ifPresentOrElse(
                        number -> put(box, number, field + "/groupNumber"),
                        () -> put(box, MemberIds.of(insurance), field + "/memberId"));
    }

    private static String name(PersonName name) {
        return name.first().map(first -> name.last() + ", " + first).orElse(name.last());
    }

    private void insuredsAddress(Address address, String field) {
        put("7", address, field);
        put("7.city", address.city(), field + "/city");
        put("7.state", address.state());
        put("7.zip", address.zip());
    }

    private static String box6(Relationship relationship) {
        return switch (relationship) {
            case SELF -> "self";
            case SPOUSE -> "spouse";
            case CHILD -> "child";
            case LIFE_PARTNER, EMPLOYEE, OTHER -> "other";
        };
    }

    private void condition() {
        dates();
        claim.referring().ifPresent(person -> {
            put("17", "DN " + person.name().inOneLine(), "/claim/referringProvider/name");
            put("17b", person.npi());
        });
        if (claim.details().priorAuthorization().isPresent()) {
            claim.details()
                    .referralNumber()
                    .ifPresent(number -> put("19", "REFERRAL " + number, "/claim/referralNumber"));
        }
        check("20.no");
    }

    /**
     * Box 14 has the onset (431), with its qualifier behind; box 15 one other date, its qualifier before: the accident's (439),
     * or where there was none that of the first treatment (454). Medicare takes the date of the illness or the injury in 14
     * without a qualifier, and none in 15 (Claims Processing Manual, chapter 26, section 10.4).
     */
    private void dates() {
        Optional<LocalDate> onset = claim.details().onsetDate();
        Optional<LocalDate> accident = claim.details().accident().map(Accident::date);
        if (claim.payer().medicare()) {
            onset.or(() -> accident).ifPresent(date -> put("14", SHORT_DATE.format(date)));
            return;
        }
        onset.ifPresent(date -> put("14", SHORT_DATE.format(date) + "  431"));
        accident.map(date -> "439  " + SHORT_DATE.format(date))
                .or(() -> claim.details().initialTreatmentDate().map(date -> "454  " + SHORT_DATE.format(date)))
                .ifPresent(date -> put("15", date));
    }

    private void diagnoses() {
        put("21.ind", "0");
        for (int i = 0; i < claim.diagnoses().size(); i++) {
            put("21." + letter(i + 1), claim.diagnoses().get(i).replace(".", ""));
        }
        if (!claim.frequencyCode().equals(ORIGINAL)) {
            put("22", claim.frequencyCode());
            claim.originalReference().ifPresent(number -> put("22.ref", number, "/claim/originalReference"));
        }
        claim.details()
                .priorAuthorization()
                .ifPresentOrElse(
                        number -> put("23", number, "/claim/priorAuthorization"),
                        () -> claim.details()
                                .referralNumber()
                                .ifPresent(number -> put("23", number, "/claim/referralNumber")));
    }

    /**
     * Medicare takes one pointer a line, to the primary diagnosis (Claims Processing Manual, chapter 26, section 10.4, item
     * 24E); the others take as many as a line has.
     */
    private void services(List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            put(Cms1500Layout.line(i, "A.from"), SHORT_DATE.format(claim.dateOfService()));
            put(Cms1500Layout.line(i, "A.to"), SHORT_DATE.format(claim.dateOfService()));
            put(Cms1500Layout.line(i, "B"), claim.placeOfService());
            put(Cms1500Layout.line(i, "D.code"), line.code());
            put(Cms1500Layout.line(i, "D.modifiers"), String.join(" ", line.modifiers()));
            put(
                    Cms1500Layout.line(i, "E"),
                    line.diagnosisPointers().stream()
                            .limit(claim.payer().medicare() ? 1 : ClaimLimits.DIAGNOSES_OF_A_LINE)
                            .map(Cms1500Content::letter)
                            .collect(Collectors.joining()));
            put(Cms1500Layout.line(i, "F"), amount(line.charge()));
            put(Cms1500Layout.line(i, "G"), String.valueOf(line.units()));
            claim.rendering().ifPresent(npiOn(Cms1500Layout.line(i, "J")));
            int row = i;
            line.description()
                    .ifPresent(
                            text -> put(Cms1500Layout.line(row, "note"), NARRATIVE + text, line.descriptionPointer()));
        }
        put("28", amount(lines.stream().map(Line::charge).reduce(Money.ZERO, Money::plus)));
    }

    /**
     * What other insurances have paid of all the forms stands on the last. Medicare takes box 29 for what the patient has
     * paid, which is not known here, and the other payer's decision on a sheet of its own (Claims Processing Manual, chapter
     * 26, section 10.4).
     */
    private void paid() {
        if (claim.payer().medicare()) {
            return;
        }
        claim.details().otherInsurance().stream()
                .flatMap(other -> other.adjudication().stream())
                .map(Adjudication::paid)
                .reduce(Money::plus)
                .ifPresent(sum -> put("29", amount(sum)));
    }

    private Consumer<Practitioner> npiOn(String box) {
        return person -> put(box, person.npi());
    }

    private void providers() {
        put("25", claim.billing().taxId());
        check(
                switch (claim.billing().taxIdType()) {
                    case EIN -> "25.ein";
                    case SSN -> "25.ssn";
                });
        put("26", claim.controlNumber());
        check("27.yes");
        put("31", ON_FILE);
        claim.details().serviceFacility().ifPresentOrElse(this::facility, this::medicaresFacility);
        put("33", claim.billing().name(), claim.billing().address(), "/claim/billingProvider");
        put("33a", claim.billing().npi());
    }

    private void facility(ServiceFacility facility) {
        put("32", facility.name(), facility.address(), "/claim/serviceFacility");
        facility.npi().ifPresent(npi -> put("32a", npi));
    }

    /**
     * Medicare wants to know where the services were furnished, unless it was the patient's home, also where that is the
     * billing provider's own place (Claims Processing Manual, chapter 26, section 10.4, item 32).
     */
    private void medicaresFacility() {
        if (claim.payer().medicare() && !claim.placeOfService().equals(HOME)) {
            put("32", claim.billing().name(), claim.billing().address(), "/claim/billingProvider");
        }
    }

    /** What the form wants to be told and the claim does not say. */
    static Optional<ExportGap> gap(OutgoingClaim claim) {
        boolean elsewhere = claim.payer().medicare()
                && !claim.placeOfService().equals(HOME)
                && !AT_THE_PRACTICE.contains(claim.placeOfService());
        return elsewhere && claim.details().serviceFacility().isEmpty()
                ? Optional.of(
                        ExportGap.missing(
                                "/claim/serviceFacility",
                                "Medicare's paper claim says where the services were furnished, unless it was the patient's home."))
                : Optional.empty();
    }

    private void put(String box, String name, Address address, String field) {
        // Name, city, state and ZIP code fit in as many characters as they may have; a street of two lines may not.
        boxes.put(
                box,
                new Text(
                        Stream.of(name, street(address), address.city() + " " + address.state() + " " + address.zip())
                                .map(X12Text::of)
                                .toList(),
                        lastLine(address, field + "/address")));
    }

    private void put(String box, Address address, String field) {
        put(box, street(address), lastLine(address, field));
    }

    private void put(String box, String text, String field) {
        boxes.put(box, new Text(List.of(X12Text.of(text)), field));
    }

    /** A text that has the same length in every claim. */
    private void put(String box, String text) {
        put(box, text, CLAIM);
    }

    /** The form has no box for an unknown one. */
    private void sex(String box, String sex) {
        if (sex.equals("M") || sex.equals("F")) {
            check(box + "." + sex);
        }
    }

    private void check(String box) {
        put(box, CHECKED);
    }

    private static String lastLine(Address address, String field) {
        return field + (address.line2().isPresent() ? "/line2" : "/line1");
    }

    private static String street(Address address) {
        return address.line2().map(line -> address.line1() + " " + line).orElse(address.line1());
    }

    private static String letter(int diagnosis) {
        return String.valueOf((char) ('A' + diagnosis - 1));
    }

    /** Dollars and cents, without the point, as the form has a line there. */
    private static String amount(Money money) {
        return money.toString().replace('.', ' ');
    }
}
