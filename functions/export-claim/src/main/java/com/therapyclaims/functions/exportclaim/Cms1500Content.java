package com.therapyclaims.functions.exportclaim;

import com.therapyclaims.domain.claims.BillingDetails.Accident;
import com.therapyclaims.domain.claims.BillingDetails.AccidentCause;
import com.therapyclaims.domain.claims.BillingDetails.ServiceFacility;
import com.therapyclaims.domain.claims.OtherInsurance;
import com.therapyclaims.domain.claims.OtherInsurance.Adjudication;
import com.therapyclaims.domain.claims.OtherInsurance.Holder;
import com.therapyclaims.domain.claims.OtherInsurance.Order;
import com.therapyclaims.domain.claims.Relationship;
import com.therapyclaims.domain.claims.Visit.Address;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What stands in the boxes of one paper form of a claim, in the letters that are sent electronically too. */
final class Cms1500Content {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM dd yyyy", Locale.ROOT);
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("MM dd yy", Locale.ROOT);
    private static final String ON_FILE = "SIGNATURE ON FILE";
    private static final String CHECKED = "X";
    private static final String ORIGINAL = "1";

    private final Map<String, List<String>> boxes = new LinkedHashMap<>();
    private final OutgoingClaim claim;

    private Cms1500Content(OutgoingClaim claim) {
        this.claim = claim;
    }

    /** How many forms the claim's lines fill. */
    static int forms(OutgoingClaim claim) {
        return Math.ceilDiv(claim.lines().size(), Cms1500Layout.LINES);
    }

    /**
     * The lines of text of each box that has any, by the box's id.
     *
     * @param form from 0
     */
    static Map<String, List<String>> of(OutgoingClaim claim, int form) {
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

    private void patient() {
        Insured patient = claim.patient();
        put("payer", claim.payer().name());
        check(claim.payer().medicare() ? "1.medicare" : "1.group");
        put("1a", MemberIds.of(claim));
        put("2", name(patient.name()));
        put("3", DATE.format(patient.birthDate()));
        check("3." + patient.sex());
        patient.address().ifPresent(address -> {
            put("5", street(address));
            put("5.city", address.city());
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
     * Medicare first: NONE says that no insurance stands before it, and 4 and 7 stay empty. Medicare second: they speak of the
     * insurance that pays before it, and 11 holds its group.
     */
    private void medicaresInsured() {
        Optional<OtherInsurance> first = claim.details().otherInsurance().stream()
                .filter(other -> other.order() == Order.PRIMARY)
                .findFirst();
        check("6." + box6(first.map(OtherInsurance::relationship).orElse(Relationship.SELF)));
        if (first.isEmpty()) {
            put("11", "NONE");
            return;
        }
        put("4", name(first.get()));
        first.get().holder().flatMap(Holder::address).ifPresent(this::insuredsAddress);
        put("11", first.get().groupNumber().orElse(MemberIds.of(first.get())));
        put("11c", first.get().payerName());
    }

    private void insured() {
        Insured patient = claim.patient();
        Optional<Subscriber> subscriber = claim.subscriber();
        check("6." + box6(subscriber.map(Subscriber::relationship).orElse(Relationship.SELF)));
        put("4", name(subscriber.map(Subscriber::name).orElse(patient.name())));
        (subscriber.isPresent() ? subscriber.get().address() : patient.address()).ifPresent(this::insuredsAddress);
        claim.details().groupNumber().ifPresent(number -> put("11", number));
        (subscriber.isPresent() ? subscriber.get().birthDate() : Optional.of(patient.birthDate()))
                .ifPresent(date -> put("11a", DATE.format(date)));
        (subscriber.isPresent() ? subscriber.get().sex() : Optional.of(patient.sex()))
                .ifPresent(sex -> check("11a." + sex));
        put("11c", claim.payer().name());
    }

    private void otherInsured() {
        Optional<OtherInsurance> other =
                claim.details().otherInsurance().stream().findFirst();
        check(other.isPresent() ? "11d.yes" : "11d.no");
        other.ifPresent(it -> {
            put("9", name(it));
            put("9a", it.groupNumber().orElse(MemberIds.of(it)));
            put("9d", it.payerName());
        });
    }

    private String name(OtherInsurance insurance) {
        return insurance
                .holder()
                .map(holder -> name(PersonName.of(holder.lastName(), Optional.of(holder.firstName()))))
                .orElseGet(() -> name(claim.patient().name()));
    }

    private static String name(PersonName name) {
        return name.first().map(first -> name.last() + ", " + first).orElse(name.last());
    }

    private void insuredsAddress(Address address) {
        put("7", street(address));
        put("7.city", address.city());
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
        // 431 onset, 439 accident, 454 initial treatment: the qualifiers of the electronic claim.
        claim.details()
                .onsetDate()
                .map(date -> qualified(date, "431"))
                .or(() -> claim.details().accident().map(accident -> qualified(accident.date(), "439")))
                .ifPresent(date -> put("14", date));
        claim.details().initialTreatmentDate().ifPresent(date -> put("15", qualified(date, "454")));
        claim.referring().ifPresent(person -> {
            put("17", "DN " + person.name().inOneLine());
            put("17b", person.npi());
        });
        claim.details().referralNumber().ifPresent(number -> put("19", "REFERRAL " + number));
        check("20.no");
    }

    private void diagnoses() {
        put("21.ind", "0");
        for (int i = 0; i < claim.diagnoses().size(); i++) {
            put("21." + letter(i + 1), claim.diagnoses().get(i).replace(".", ""));
        }
        if (!claim.frequencyCode().equals(ORIGINAL)) {
            put("22", claim.frequencyCode());
            claim.originalReference().ifPresent(number -> put("22.ref", number));
        }
        claim.details().priorAuthorization().ifPresent(number -> put("23", number));
    }

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
                            .map(Cms1500Content::letter)
                            .collect(Collectors.joining()));
            put(Cms1500Layout.line(i, "F"), amount(line.charge()));
            put(Cms1500Layout.line(i, "G"), String.valueOf(line.units()));
            claim.rendering().ifPresent(npiOn(Cms1500Layout.line(i, "J")));
            int row = i;
            line.description().ifPresent(text -> put(Cms1500Layout.line(row, "note"), text));
        }
        put("28", amount(lines.stream().map(Line::charge).reduce(Money.ZERO, Money::plus)));
    }

    /** What other insurances have paid of all the forms stands on the last. */
    private void paid() {
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
        check("25.ein");
        put("26", claim.controlNumber());
        check("27.yes");
        put("31", ON_FILE);
        claim.details().serviceFacility().ifPresent(this::facility);
        put("33", claim.billing().name(), claim.billing().address());
        put("33a", claim.billing().npi());
    }

    private void facility(ServiceFacility facility) {
        put("32", facility.name(), facility.address());
        facility.npi().ifPresent(npi -> put("32a", npi));
    }

    private void put(String box, String name, Address address) {
        List<String> lines = new ArrayList<>();
        lines.add(X12Text.of(name));
        lines.add(X12Text.of(street(address)));
        lines.add(X12Text.of(address.city() + " " + address.state() + " " + address.zip()));
        boxes.put(box, lines);
    }

    private void put(String box, String text) {
        boxes.put(box, List.of(X12Text.of(text)));
    }

    private void check(String box) {
        boxes.put(box, List.of(CHECKED));
    }

    private static String street(Address address) {
        return address.line2().map(line -> address.line1() + " " + line).orElse(address.line1());
    }

    private static String qualified(LocalDate date, String qualifier) {
        return SHORT_DATE.format(date) + "  " + qualifier;
    }

    private static String letter(int diagnosis) {
        return String.valueOf((char) ('A' + diagnosis - 1));
    }

    /** Dollars and cents, without the point, as the form has a line there. */
    private static String amount(Money money) {
        return money.toString().replace('.', ' ');
    }
}
