package com.therapyclaims.functions.exportclaim;

import com.therapyclaims.domain.claims.BillingDetails.Accident;
import com.therapyclaims.domain.claims.BillingDetails.ServiceFacility;
import com.therapyclaims.domain.claims.ClaimLimits;
import com.therapyclaims.domain.claims.OtherInsurance.Adjudication;
import com.therapyclaims.domain.exports.ExportGap;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.domain.exports.OutgoingClaim.Line;
import com.therapyclaims.domain.exports.OutgoingClaim.Practitioner;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.functions.exportclaim.Cms1500Boxes.Text;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What stands in the boxes of one paper form of a claim, in the letters that are sent electronically too. */
final class Cms1500Content {
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("MM dd yy", Locale.ROOT);
    private static final String HOME = "12";

    /** The office, and telehealth, which is furnished from there. */
    private static final Set<String> AT_THE_PRACTICE = Set.of("11", "02", "10");

    /** What stands before the narrative of an unlisted code (NUCC 1500 instruction manual, item 24, shaded). */
    private static final String NARRATIVE = "ZZ";

    private static final String ORIGINAL = "1";

    private final OutgoingClaim claim;
    private final Cms1500Boxes boxes = new Cms1500Boxes();

    private Cms1500Content(OutgoingClaim claim) {
        this.claim = claim;
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
        Cms1500Insured.fill(claim, content.boxes);
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
        content.boxes.put("page", "FORM %d OF %d".formatted(form + 1, forms(claim)));
        return content.boxes.texts();
    }

    private void condition() {
        dates();
        claim.referring().ifPresent(person -> {
            boxes.put("17", "DN " + person.name().inOneLine(), "/claim/referringProvider/name");
            boxes.put("17b", person.npi());
        });
        if (claim.details().priorAuthorization().isPresent()) {
            claim.details()
                    .referralNumber()
                    .ifPresent(number -> boxes.put("19", "REFERRAL " + number, "/claim/referralNumber"));
        }
        boxes.check("20.no");
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
            onset.or(() -> accident).ifPresent(date -> boxes.put("14", SHORT_DATE.format(date)));
            return;
        }
        onset.ifPresent(date -> dated("14", "431", date));
        accident.ifPresentOrElse(
                date -> dated("15", "439", date),
                () -> claim.details().initialTreatmentDate().ifPresent(date -> dated("15", "454", date)));
    }

    private void dated(String box, String qualifier, LocalDate date) {
        boxes.put(box, SHORT_DATE.format(date));
        boxes.put(box + ".qualifier", qualifier);
    }

    private void diagnoses() {
        boxes.put("21.ind", "0");
        for (int i = 0; i < claim.diagnoses().size(); i++) {
            boxes.put("21." + letter(i + 1), claim.diagnoses().get(i).replace(".", ""));
        }
        if (!claim.frequencyCode().equals(ORIGINAL)) {
            boxes.put("22", claim.frequencyCode());
            claim.originalReference().ifPresent(number -> boxes.put("22.ref", number, "/claim/originalReference"));
        }
        claim.details()
                .priorAuthorization()
                .ifPresentOrElse(
                        number -> boxes.put("23", number, "/claim/priorAuthorization"),
                        () -> claim.details()
                                .referralNumber()
                                .ifPresent(number -> boxes.put("23", number, "/claim/referralNumber")));
    }

    /**
     * Medicare takes one pointer a line, to the primary diagnosis (Claims Processing Manual, chapter 26, section 10.4, item
     * 24E); the others take as many as a line has.
     */
    private void services(List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            boxes.put(Cms1500Layout.line(i, "A.from"), SHORT_DATE.format(claim.dateOfService()));
            boxes.put(Cms1500Layout.line(i, "A.to"), SHORT_DATE.format(claim.dateOfService()));
            boxes.put(Cms1500Layout.line(i, "B"), claim.placeOfService());
            boxes.put(Cms1500Layout.line(i, "D.code"), line.code());
            boxes.put(Cms1500Layout.line(i, "D.modifiers"), String.join(" ", line.modifiers()));
            boxes.put(
                    Cms1500Layout.line(i, "E"),
                    line.diagnosisPointers().stream()
                            .limit(claim.payer().medicare() ? 1 : ClaimLimits.DIAGNOSES_OF_A_LINE)
                            .map(Cms1500Content::letter)
                            .collect(Collectors.joining()));
            boxes.put(Cms1500Layout.line(i, "F"), amount(line.charge()));
            boxes.put(Cms1500Layout.line(i, "G"), String.valueOf(line.units()));
            claim.rendering().ifPresent(npiOn(Cms1500Layout.line(i, "J")));
            int row = i;
            line.description()
                    .ifPresent(text ->
                            boxes.put(Cms1500Layout.line(row, "note"), NARRATIVE + text, line.descriptionPointer()));
        }
        boxes.put("28", amount(lines.stream().map(Line::charge).reduce(Money.ZERO, Money::plus)));
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
                .ifPresent(sum -> boxes.put("29", amount(sum)));
    }

    private Consumer<Practitioner> npiOn(String box) {
        return person -> boxes.put(box, person.npi());
    }

    private void providers() {
        boxes.put("25", claim.billing().taxId());
        boxes.check(
                switch (claim.billing().taxIdType()) {
                    case EIN -> "25.ein";
                    case SSN -> "25.ssn";
                });
        boxes.put("26", claim.controlNumber());
        boxes.check("27.yes");
        boxes.put("31", Cms1500Boxes.ON_FILE);
        claim.details().serviceFacility().ifPresentOrElse(this::facility, this::medicaresFacility);
        boxes.put("33", claim.billing().name(), claim.billing().address(), "/claim/billingProvider");
        boxes.put("33a", claim.billing().npi());
    }

    private void facility(ServiceFacility facility) {
        boxes.put("32", facility.name(), facility.address(), "/claim/serviceFacility");
        facility.npi().ifPresent(npi -> boxes.put("32a", npi));
    }

    /**
     * Medicare wants to know where the services were furnished, unless it was the patient's home, also where that is the
     * billing provider's own place (Claims Processing Manual, chapter 26, section 10.4, item 32).
     */
    private void medicaresFacility() {
        if (claim.payer().medicare() && !claim.placeOfService().equals(HOME)) {
            boxes.put("32", claim.billing().name(), claim.billing().address(), "/claim/billingProvider");
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

    private static String letter(int diagnosis) {
        return String.valueOf((char) ('A' + diagnosis - 1));
    }

    /** Dollars and cents, without the point, as the form has a line there. */
    private static String amount(Money money) {
        return money.toString().replace('.', ' ');
    }
}
