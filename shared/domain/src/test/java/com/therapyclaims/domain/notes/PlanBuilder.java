package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.notes.PlanOfCare.Certification;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plan of care of 8 weeks that lacks nothing but its certification. */
final class PlanBuilder {
    List<String> diagnoses = List.of("M25.561");
    List<String> goals = List.of("climb 12 stairs without rail in 8 weeks");
    Optional<String> type = Optional.of("PT");
    Optional<String> amount = Optional.of("1/day");
    Optional<String> frequency = Optional.of("2/week");
    Optional<String> duration = Optional.of("8 weeks");
    Optional<LocalDate> established;
    private Optional<LocalDate> initialEvaluation;
    private Optional<LocalDate> orderSignedOn = Optional.empty();
    private Optional<LocalDate> transmittedOn = Optional.empty();
    private final List<Certification> certifications = new ArrayList<>();

    private PlanBuilder(Optional<LocalDate> initialEvaluation) {
        this.initialEvaluation = initialEvaluation;
        this.established = initialEvaluation;
    }

    static PlanBuilder from(String initialEvaluation) {
        return new PlanBuilder(Optional.of(LocalDate.parse(initialEvaluation)));
    }

    static PlanOfCare undated() {
        return new PlanBuilder(Optional.empty()).build();
    }

    PlanBuilder lasting(String words) {
        duration = Optional.of(words);
        return this;
    }

    PlanBuilder signed(String on) {
        return signedBy("MD", on);
    }

    PlanBuilder signedBy(String credential, String on) {
        return certified(Optional.of(credential), date(on), Optional.empty(), Optional.empty(), Optional.empty());
    }

    PlanBuilder signedLate(String on, String reason) {
        return certified(Optional.of("MD"), date(on), Optional.empty(), Optional.empty(), Optional.of(reason));
    }

    PlanBuilder verbal(String on, String signedOn) {
        return certified(Optional.of("MD"), date(signedOn), Optional.empty(), date(on), Optional.empty());
    }

    PlanBuilder verbalUnsigned(String on) {
        return certified(Optional.of("MD"), Optional.empty(), Optional.empty(), date(on), Optional.empty());
    }

    PlanBuilder recertified(String from, String through, String on) {
        certifications.add(new Certification(
                date(on), date(from), date(through), Optional.of("MD"), Optional.empty(), Optional.empty()));
        return this;
    }

    /** Certified again from that day, without a word on its end. */
    PlanBuilder recertified(String from, String on) {
        certifications.add(new Certification(
                date(on), date(from), Optional.empty(), Optional.of("MD"), Optional.empty(), Optional.empty()));
        return this;
    }

    PlanBuilder recertifiedVerbally(String from, String on, Optional<String> signedOn) {
        certifications.add(new Certification(
                signedOn.map(LocalDate::parse),
                date(from),
                Optional.empty(),
                Optional.of("MD"),
                date(on),
                Optional.empty()));
        return this;
    }

    private PlanBuilder certified(
            Optional<String> credential,
            Optional<LocalDate> on,
            Optional<LocalDate> through,
            Optional<LocalDate> verbal,
            Optional<String> reason) {
        certifications.add(new Certification(on, initialEvaluation, through, credential, verbal, reason));
        return this;
    }

    PlanBuilder ordered(String on) {
        orderSignedOn = date(on);
        return this;
    }

    PlanBuilder sent(String on) {
        transmittedOn = date(on);
        return this;
    }

    private static Optional<LocalDate> date(String day) {
        return Optional.of(LocalDate.parse(day));
    }

    PlanOfCare build() {
        return new PlanOfCare(
                initialEvaluation,
                established,
                diagnoses,
                goals,
                type,
                amount,
                frequency,
                duration,
                Optional.empty(),
                orderSignedOn,
                transmittedOn,
                certifications);
    }

    /** What is said of a visit on that day under this plan. */
    NoteValidation visit(String dateOfService) {
        NoteBuilder note = NoteBuilder.complete();
        note.dateOfService = date(dateOfService);
        note.planOfCare = Optional.of(build());
        return note.validate();
    }
}
