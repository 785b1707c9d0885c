package com.therapyclaims.functions.exportclaim;

import com.therapyclaims.domain.claims.BillingDetails.Accident;
import com.therapyclaims.domain.claims.BillingDetails.AccidentCause;
import com.therapyclaims.domain.claims.OtherInsurance;
import com.therapyclaims.domain.claims.OtherInsurance.Holder;
import com.therapyclaims.domain.claims.OtherInsurance.Order;
import com.therapyclaims.domain.claims.Relationship;
import com.therapyclaims.domain.claims.Visit.Address;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.domain.exports.OutgoingClaim.Insured;
import com.therapyclaims.domain.exports.OutgoingClaim.Subscriber;
import com.therapyclaims.domain.exports.PersonName;
import com.therapyclaims.x12.MemberIds;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The upper part of a paper form, boxes 1 to 13: the patient, and who is insured how. */
final class Cms1500Insured {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM dd yyyy", Locale.ROOT);
    private static final String PATIENT = "/claim/patient";

    private final OutgoingClaim claim;
    private final Cms1500Boxes boxes;

    private Cms1500Insured(OutgoingClaim claim, Cms1500Boxes boxes) {
        this.claim = claim;
        this.boxes = boxes;
    }

    /** Fills them. */
    static void fill(OutgoingClaim claim, Cms1500Boxes boxes) {
        new Cms1500Insured(claim, boxes).fill();
    }

    private void fill() {
        Insured patient = claim.patient();
        boxes.put("payer", claim.payer().name(), "/claim/payerId");
        boxes.check("1." + kindOfInsurance());
        boxes.put("1a", MemberIds.of(claim), "/claim/memberId");
        boxes.put("2", name(patient.name()), PATIENT + "/lastName");
        boxes.put("3", DATE.format(patient.birthDate()));
        boxes.sex("3", patient.sex());
        patient.address().ifPresent(address -> {
            boxes.put("5", address, PATIENT + "/address");
            boxes.put("5.city", address.city(), PATIENT + "/address/city");
            boxes.put("5.state", address.state());
            boxes.put("5.zip", address.zip());
        });
        if (claim.payer().medicare()) {
            medicaresInsured();
        } else {
            insured();
            otherInsured();
        }
        Optional<AccidentCause> cause = claim.details().accident().map(Accident::cause);
        boxes.check(cause.filter(AccidentCause.EMPLOYMENT::equals).isPresent() ? "10a.yes" : "10a.no");
        boxes.check(cause.filter(AccidentCause.AUTO::equals).isPresent() ? "10b.yes" : "10b.no");
        boxes.check(cause.filter(AccidentCause.OTHER::equals).isPresent() ? "10c.yes" : "10c.no");
        // The box has the state of an automobile accident alone.
        claim.details()
                .accident()
                .filter(accident -> accident.cause() == AccidentCause.AUTO)
                .flatMap(Accident::state)
                .ifPresent(state -> boxes.put("10b.state", state));
        boxes.put("12", Cms1500Boxes.ON_FILE);
        boxes.put("13", Cms1500Boxes.ON_FILE);
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
            boxes.put("11", "NONE");
            return;
        }
        OtherInsurance other = others.get(first.getAsInt());
        String field = other(first.getAsInt());
        boxes.check("6." + box6(other.relationship()));
        named("4", other, field);
        other.holder()
                .flatMap(Holder::address)
                .ifPresent(address -> insuredsAddress(address, field + "/holder/address"));
        policy("11", other, field);
        boxes.put("11c", other.payerName(), field + "/payerName");
    }

    private void insured() {
        Insured patient = claim.patient();
        Optional<Subscriber> subscriber = claim.subscriber();
        boxes.check("6." + box6(subscriber.map(Subscriber::relationship).orElse(Relationship.SELF)));
        String insured = subscriber.isPresent() ? "/claim/subscriber" : PATIENT;
        boxes.put("4", name(subscriber.map(Subscriber::name).orElse(patient.name())), insured + "/lastName");
        (subscriber.isPresent() ? subscriber.get().address() : patient.address())
                .ifPresent(address -> insuredsAddress(address, insured + "/address"));
        claim.details().groupNumber().ifPresent(number -> boxes.put("11", number, "/claim/groupNumber"));
        (subscriber.isPresent() ? subscriber.get().birthDate() : Optional.of(patient.birthDate()))
                .ifPresent(date -> boxes.put("11a", DATE.format(date)));
        (subscriber.isPresent() ? subscriber.get().sex() : Optional.of(patient.sex()))
                .ifPresent(sex -> boxes.sex("11a", sex));
        boxes.put("11c", claim.payer().name(), "/claim/payerId");
    }

    private void otherInsured() {
        List<OtherInsurance> others = claim.details().otherInsurance();
        // The form has room for one: the next that pays.
        Optional<OtherInsurance> next = others.stream().min(Comparator.comparing(OtherInsurance::order));
        boxes.check(next.isPresent() ? "11d.yes" : "11d.no");
        next.ifPresent(it -> {
            String pointer = other(others.indexOf(it));
            named("9", it, pointer);
            policy("9a", it, pointer);
            boxes.put("9d", it.payerName(), pointer + "/payerName");
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
                        holder -> boxes.put(
                                box,
                                name(PersonName.of(holder.lastName(), Optional.of(holder.firstName()))),
                                field + "/holder/lastName"),
                        () -> boxes.put(box, name(claim.patient().name()), PATIENT + "/lastName"));
    }

    /** The group of another insurance, or the member where it has none. */
    private void policy(String box, OtherInsurance insurance, String field) {
        insurance
                .groupNumber()
                .ifPresentOrElse(
                        number -> boxes.put(box, number, field + "/groupNumber"),
                        () -> boxes.put(box, MemberIds.of(insurance), field + "/memberId"));
    }

    private static String name(PersonName name) {
        return name.first().map(first -> name.last() + ", " + first).orElse(name.last());
    }

    private void insuredsAddress(Address address, String field) {
        boxes.put("7", address, field);
        boxes.put("7.city", address.city(), field + "/city");
        boxes.put("7.state", address.state());
        boxes.put("7.zip", address.zip());
    }

    private static String box6(Relationship relationship) {
        return switch (relationship) {
            case SELF -> "self";
            case SPOUSE -> "spouse";
            case CHILD -> "child";
            case LIFE_PARTNER, EMPLOYEE, OTHER -> "other";
        };
    }
}
