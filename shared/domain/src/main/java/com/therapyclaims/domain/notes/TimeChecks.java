package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.Segment;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Text;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the minutes of a note agree with each other and with the clock (Benefit Policy Manual ch. 15 s. 220.3.E;
 * Claims Processing Manual ch. 5 s. 20.2 and 20.3).
 */
final class TimeChecks {
    static final String CHECK = "MINUTES";

    /** One-on-one minutes a clinician can hardly give to one patient in a day: 8 hours. */
    private static final long LONG_DAY = 480;

    private static final int MINUTES_PER_UNIT = 15;

    private final NoteUnderReview note;
    private final Review review;

    private TimeChecks(NoteUnderReview note, Review review) {
        this.note = note;
        this.review = review;
    }

    static void run(NoteUnderReview note, Review review) {
        new TimeChecks(note, review).run();
    }

    private void run() {
        totalHoldsTimed();
        timedAddsUp();
        totalAddsUp();
        clockHoldsTotal();
        segmentsHoldMinutes();
        segmentsApart();
        oneOnOneIsWithOne();
        groupIsOfTwoOrMore();
        plausibleDay();
        roundedTimes();
        textAgrees();
        review.covered(CHECK, Manual.TIME);
        review.notCovered(
                "ONE_ON_ONE_ACROSS_PATIENTS",
                Manual.ONE_ON_ONE,
                "One note cannot show whether its clinician was one-on-one with another patient at the time, or how long"
                        + " the working day was.");
    }

    private void totalHoldsTimed() {
        Optional<Integer> timed = note.note().timedMinutes();
        Optional<Integer> total = note.note().totalMinutes();
        if (timed.isPresent() && total.isPresent() && total.get() < timed.get()) {
            review.find(
                    FindingCode.TIME_TOTAL_LT_TIMED,
                    "/note/totalMinutes",
                    Text.of(
                            "The total is %d minutes, %d fewer than the %d timed-code minutes it includes.",
                            total.get(), timed.get() - total.get(), timed.get()));
        }
    }

    private void timedAddsUp() {
        Optional<Integer> timed = note.note().timedMinutes();
        Optional<Long> sum = note.timedMinutesOfInterventions();
        if (timed.isEmpty() || note.isFreeText() || note.isEmpty()) {
            return;
        }
        if (sum.isEmpty()) {
            review.notCovered(
                    "TIMED_MINUTES_SUM",
                    Manual.TREATMENT_NOTE,
                    "An intervention has no minutes, or a code that does not say whether it is timed.");
            return;
        }
        // Codes with a clock of their own (97545, 97550) may or may not stand in what a clinic calls its timed total.
        boolean agrees = timed.get().longValue() == sum.get() || timed.get().longValue() == pooledMinutes();
        if (!agrees) {
            review.find(
                    FindingCode.TIME_SUM_MISMATCH,
                    "/note/timedMinutes",
                    Text.of(
                            "The timed interventions have %d minutes together; the timed total says %d.",
                            sum.get(), timed.get()));
        }
    }

    private long pooledMinutes() {
        return Lists.total(
                note.treatments(),
                treatment -> treatment.therapyCode().filter(TherapyCode::pooled).isPresent()
                        ? treatment.minutes().orElse(0)
                        : 0);
    }

    private void totalAddsUp() {
        Optional<Integer> total = note.note().totalMinutes();
        Optional<Long> sum = note.allMinutesOfInterventions();
        if (total.isEmpty() || sum.isEmpty() || total.get().longValue() == sum.get()) {
            return;
        }
        review.find(
                FindingCode.TIME_TOTAL_MISMATCH,
                "/note/totalMinutes",
                Text.of(
                        "Timed and untimed interventions have %d minutes together; the total says %d.",
                        sum.get(), total.get()));
    }

    private void clockHoldsTotal() {
        Optional<LocalTime> start = note.note().startTime();
        Optional<LocalTime> stop = note.note().stopTime();
        if (start.isEmpty() || stop.isEmpty()) {
            return;
        }
        long lasted = start.get().until(stop.get(), ChronoUnit.MINUTES);
        Optional<Integer> minutes =
                note.note().totalMinutes().or(() -> note.note().timedMinutes());
        if (lasted <= 0) {
            review.find(
                    FindingCode.TIME_SPAN_LT_TOTAL,
                    "/note/stopTime",
                    Text.of("The visit stops at %s, not after its start at %s.", stop.get(), start.get()));
        } else if (minutes.isPresent() && lasted < minutes.get()) {
            review.find(
                    FindingCode.TIME_SPAN_LT_TOTAL,
                    "/note/stopTime",
                    Text.of(
                            "From %s to %s the visit lasted %d minutes; %d are recorded.",
                            start.get(), stop.get(), lasted, minutes.get()));
        }
    }

    private void segmentsHoldMinutes() {
        for (Treatment treatment :
                Lists.where(note.treatments(), each -> !each.segments().isEmpty())) {
            long lasted = treatment.segments().stream()
                    .mapToLong(segment -> Math.max(
                            0, Duration.between(segment.start(), segment.stop()).toMinutes()))
                    .sum();
            if (treatment.minutes().filter(minutes -> minutes > lasted).isPresent()) {
                review.find(
                        FindingCode.TIME_SPAN_LT_TOTAL,
                        treatment.pointer("segments"),
                        Text.of(
                                "The clock times of %s last %d minutes; %d are recorded.",
                                treatment.named(), lasted, treatment.minutes().get()));
            }
        }
    }

    private record Timed(Treatment treatment, int number, Segment segment) {
        String pointer() {
            return treatment.pointer("segments/" + number);
        }
    }

    private void segmentsApart() {
        List<Timed> all = new ArrayList<>();
        Lists.where(note.treatments(), Treatment::isOneOnOne).forEach(treatment -> {
            for (int i = 0; i < treatment.segments().size(); i++) {
                all.add(new Timed(treatment, i, treatment.segments().get(i)));
            }
        });
        for (int later = 1; later < all.size(); later++) {
            Timed second = all.get(later);
            all.subList(0, later).stream()
                    .filter(first -> first.segment().overlaps(second.segment()))
                    .filter(first -> !isSplitCoTreatment(first.treatment(), second.treatment()))
                    .findFirst()
                    .ifPresent(first -> overlap(first, second));
        }
    }

    /** Two disciplines that treated together and recorded no more minutes than the clock had for them (U-10). */
    private boolean isSplitCoTreatment(Treatment one, Treatment other) {
        List<Discipline> disciplines =
                Stream.of(one, other).flatMap(this::disciplineOf).distinct().toList();
        List<Integer> minutes = Stream.of(one, other)
                .flatMap(treatment -> treatment.minutes().stream())
                .toList();
        long clock = Segment.minutesHeld(Stream.of(one, other)
                .flatMap(treatment -> treatment.segments().stream())
                .toList());
        return disciplines.size() == 2
                && minutes.size() == 2
                && minutes.stream().mapToLong(Integer::longValue).sum() <= clock;
    }

    private Stream<Discipline> disciplineOf(Treatment treatment) {
        return treatment.code().flatMap(code -> note.disciplines().of(code, treatment.therapyCode())).stream();
    }

    private void overlap(Timed first, Timed second) {
        review.find(
                FindingCode.TIME_SEGMENT_OVERLAP,
                second.pointer(),
                Text.of(
                        "%s from %s to %s overlaps %s from %s to %s.",
                        second.treatment().named(),
                        second.segment().start(),
                        second.segment().stop(),
                        first.treatment().named(),
                        first.segment().start(),
                        first.segment().stop()));
    }

    private void oneOnOneIsWithOne() {
        for (Treatment treatment : note.treatments()) {
            Optional<Integer> patients = treatment.intervention().groupSize();
            if (patients.filter(size -> size > 1).isPresent() && treatment.isOneOnOne() && treatment.isClassified()) {
                review.find(
                        FindingCode.TIME_ONE_ON_ONE_OVERLAP,
                        treatment.pointer("groupSize"),
                        Text.of(
                                "%s is one-on-one and was given to %d patients at once.",
                                treatment.named(), patients.get()));
            }
        }
    }

    private void groupIsOfTwoOrMore() {
        for (Treatment treatment : note.treatments()) {
            treatment
                    .intervention()
                    .groupSize()
                    .filter(size -> size < 2 && treatment.isClassified() && treatment.isGroup())
                    .ifPresent(size -> review.find(
                            FindingCode.CODE_GROUP_OF_ONE,
                            treatment.pointer("groupSize"),
                            Text.of(
                                    "%s is a service to two or more patients at once; %d is recorded.",
                                    treatment.named(), size)));
        }
    }

    private void plausibleDay() {
        long minutes = Lists.total(
                note.treatments(),
                treatment -> treatment.isOneOnOne() ? treatment.minutes().orElse(0) : 0);
        if (minutes > LONG_DAY) {
            review.find(
                    FindingCode.TIME_IMPLAUSIBLE_DAY,
                    "/note/interventions",
                    Text.of(
                            "%d one-on-one minutes for one patient in one day; more than %d can hardly be.",
                            minutes, LONG_DAY));
        }
    }

    private void roundedTimes() {
        List<Integer> minutes = Lists.map(
                Lists.where(
                        note.treatments(),
                        treatment -> treatment.isTimed() && treatment.minutes().isPresent()),
                treatment -> treatment.minutes().orElseThrow());
        if (!minutes.isEmpty() && Lists.all(minutes, each -> each > 0 && each % MINUTES_PER_UNIT == 0)) {
            review.find(
                    FindingCode.TIME_ALL_MULTIPLES_15,
                    "/note/interventions",
                    "Every timed service lasts a multiple of 15 minutes; reviewers take that for rounding.");
        }
    }

    /** Minutes written in words beside minutes in fields: where they differ, one of them is wrong. */
    private void textAgrees() {
        if (note.isFreeText()) {
            return;
        }
        note.minutesInText().ifPresent(text -> {
            text.timedTotal()
                    .ifPresent(total -> agrees("timed total", total, note.note().timedMinutes()));
            text.treatmentTotal()
                    .ifPresent(total ->
                            agrees("treatment total", total, note.note().totalMinutes()));
        });
    }

    private void agrees(String name, MinutesInText.Total written, Optional<Integer> recorded) {
        if (recorded.isPresent() && recorded.get() != written.minutes()) {
            review.find(
                    FindingCode.TIME_TEXT_MISMATCH,
                    written.span(),
                    Text.of(
                            "The text writes a %s of %d minutes; the field says %d.",
                            name, written.minutes(), recorded.get()));
        }
    }
}
