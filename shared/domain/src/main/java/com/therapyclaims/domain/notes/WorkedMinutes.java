package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.units.ServiceMinutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The minutes of every service of a note, as the unit rule needs them, beside the totals that the note states. */
final class WorkedMinutes {
    private static final long MINUTES_OF_A_DAY = 24 * 60;

    private final NoteUnderReview note;
    private final BilledDisciplines disciplines;
    private final List<WorkedCode> services;

    private WorkedMinutes(NoteUnderReview note, List<WorkedCode> services) {
        this.note = note;
        this.disciplines = note.disciplines();
        this.services = services;
    }

    /** Those of the note, in fields or in words; empty where the note does not give them, or more of them than a day has. */
    static Optional<WorkedMinutes> of(NoteUnderReview note) {
        return (note.isFreeText() ? inWords(note) : inFields(note))
                .filter(services -> Lists.total(services, WorkedCode::minutes) <= MINUTES_OF_A_DAY)
                .map(services -> new WorkedMinutes(note, services));
    }

    /** What the note records of one service: everything but the discipline, which a note has no field for. */
    private record WorkedCode(String code, Optional<TherapyCode> therapyCode, int minutes, FurnishedBy by) {
        Optional<ServiceMinutes> of(BilledDisciplines disciplines) {
            return disciplines
                    .of(code, therapyCode)
                    .map(discipline -> new ServiceMinutes(code, minutes, by, discipline));
        }
    }

    private static Optional<List<WorkedCode>> inWords(NoteUnderReview note) {
        return note.minutesInText()
                .filter(read -> !read.services().isEmpty())
                .map(read -> read.services().stream()
                        .map(service -> new WorkedCode(
                                service.code(),
                                NoteUnderReview.therapyCode(
                                        service.code(), note.note().dateOfService()),
                                service.minutes(),
                                FurnishedBy.THERAPIST))
                        .toList());
    }

    private static Optional<List<WorkedCode>> inFields(NoteUnderReview note) {
        List<WorkedCode> services = new ArrayList<>();
        for (Treatment treatment : note.treatments()) {
            Optional<Integer> minutes = minutesOf(treatment, note);
            if (treatment.code().isEmpty() || (treatment.isTimed() && minutes.isEmpty())) {
                return Optional.empty();
            }
            services.add(new WorkedCode(
                    treatment.code().get(),
                    treatment.therapyCode(),
                    minutes.orElse(0),
                    treatment.byAssistant() ? FurnishedBy.ASSISTANT : FurnishedBy.THERAPIST));
        }
        return services.isEmpty() ? Optional.empty() : Optional.of(services);
    }

    /** Its own minutes, or the timed total where it is the only timed service. */
    private static Optional<Integer> minutesOf(Treatment treatment, NoteUnderReview note) {
        boolean onlyTimed = treatment.isTimed()
                && Lists.where(note.treatments(), Treatment::isTimed).size() == 1;
        return treatment
                .minutes()
                .or(() -> onlyTimed ? note.note().timedMinutes().filter(minutes -> minutes >= 0) : Optional.empty());
    }

    /** Whether they are more than a total that the note states. */
    boolean areMoreThanStated() {
        long all = Lists.total(services, WorkedCode::minutes);
        long timed = pooled();
        Optional<Integer> total = note.note()
                .totalMinutes()
                .or(() -> note.minutesInText()
                        .flatMap(MinutesInText::treatmentTotal)
                        .map(MinutesInText.Total::minutes));
        return timedTotal().filter(stated -> stated < timed).isPresent()
                || total.filter(stated -> stated < all).isPresent();
    }

    /** The timed total of a text, where it is more than what was read by service: those minutes support units too. */
    Optional<Integer> statedBeyond() {
        return note.isFreeText()
                ? timedTotal().filter(stated -> stated > minutesOf(TherapyCode::timed))
                : Optional.empty();
    }

    private Optional<Integer> timedTotal() {
        return note.note()
                .timedMinutes()
                .or(() ->
                        note.minutesInText().flatMap(MinutesInText::timedTotal).map(MinutesInText.Total::minutes));
    }

    /** Those of the codes whose minutes support units together (U-1). */
    long pooled() {
        return minutesOf(TherapyCode::pooled);
    }

    private long minutesOf(Predicate<TherapyCode> which) {
        return Lists.total(
                Lists.where(
                        services, service -> service.therapyCode().filter(which).isPresent()),
                WorkedCode::minutes);
    }

    /** The codes whose discipline neither the note nor the billed lines tell. */
    List<String> untold() {
        if (!disciplines.several()) {
            return List.of();
        }
        List<BilledLine> billed = note.request().billedLines().orElse(List.of());
        return Lists.distinct(Lists.both(
                Lists.map(
                        Lists.where(services, service -> service.of(disciplines).isEmpty()), WorkedCode::code),
                Lists.map(Lists.where(billed, line -> disciplines.of(line).isEmpty()), BilledLine::code)));
    }

    /**
     * The services as they are counted.
     *
     * @throws java.util.NoSuchElementException if the discipline of one is {@link #untold}
     */
    List<ServiceMinutes> toCount() {
        return Lists.map(services, service -> service.of(disciplines).orElseThrow());
    }
}
