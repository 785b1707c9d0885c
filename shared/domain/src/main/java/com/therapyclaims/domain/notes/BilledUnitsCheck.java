package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.codes.Clock;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.units.DisciplineTotal;
import com.therapyclaims.domain.units.EightMinuteRule;
import com.therapyclaims.domain.units.ServiceMinutes;
import com.therapyclaims.domain.units.Tie;
import com.therapyclaims.domain.units.UnitCount;
import com.therapyclaims.domain.units.UnitRequest;
import com.therapyclaims.domain.units.UnitRule;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The units billed against the units the note's minutes support, by the payer's rule (Claims Processing Manual ch. 5
 * s. 20.2), each discipline for itself (U-10). Where remainders are equal the billed lines show the therapist's choice.
 */
final class BilledUnitsCheck {
    static final String CHECK = "BILLED_UNITS";

    private final NoteUnderReview note;
    private final Review review;
    private final Function<UnitRequest, UnitCount> counter;
    private final List<BilledLine> billed;
    private final BilledDisciplines disciplines;
    private final BilledServices services;

    private BilledUnitsCheck(NoteUnderReview note, Review review, Function<UnitRequest, UnitCount> counter) {
        this.note = note;
        this.review = review;
        this.counter = counter;
        this.billed = note.request().billedLines().orElse(List.of());
        this.disciplines = note.disciplines();
        this.services = new BilledServices(note);
    }

    static void run(NoteUnderReview note, Review review, Function<UnitRequest, UnitCount> counter) {
        new BilledUnitsCheck(note, review, counter).run();
    }

    private void run() {
        untimedOnce();
        boolean linesSent = note.request().billedLines().isPresent();
        if (!linesSent) {
            notJudged("The request holds no billedLines.");
        }
        Optional<LocalDate> date = note.note().dateOfService();
        Optional<WorkedMinutes> worked = WorkedMinutes.of(note);
        if (date.isEmpty() || worked.isEmpty()) {
            if (linesSent) {
                notJudged(
                        date.isEmpty()
                                ? "The note has no date of service."
                                : "A timed service of the note has no minutes of its own, or all have more than a day.");
            }
            return;
        }
        if (note.isFreeText() && worked.get().areMoreThanStated()) {
            if (linesSent) {
                notJudged(
                        "The minutes read by service are more than the total the note states: some may be told twice.");
            }
            return;
        }
        Optional<Integer> unread = worked.get().statedBeyond();
        if (unread.isPresent()) {
            notJudged(
                    "The minutes read by service are fewer than the timed total the note states: some were not read.");
            atMost(unread.get());
            return;
        }
        List<String> untold = worked.get().untold();
        if (!untold.isEmpty()) {
            notJudged(Text.of(
                    "More than one discipline is billed, each counted apart (U-10), and the note does not tell which of"
                            + " them furnished %s.",
                    String.join(", ", untold)));
            atMost(worked.get().pooled());
            return;
        }
        List<ServiceMinutes> minutes = worked.get().toCount();
        UnitCount supported =
                counter.apply(new UnitRequest(date.get(), note.request().unitRule(), minutes, choice(minutes)));
        averageMinutes(supported);
        if (linesSent) {
            byCode(supported);
            AssistantModifiersCheck.run(note, services, supported, review);
            review.covered(CHECK, Manual.UNITS);
        } else {
            supported.ties().forEach(this::tie);
        }
        review.notCovered(
                "MODIFIERS_AND_EDITS",
                "NCCI edits; Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.1",
                "Discipline modifiers, NCCI edits, MUE and KX are checked by POST /v1/edits.");
    }

    private void notJudged(String reason) {
        review.notCovered(CHECK, Manual.UNITS, reason);
    }

    /** Once a day for each discipline (Claims Processing Manual ch. 5 s. 20.2.B and D). */
    private void untimedOnce() {
        Map<String, Integer> untimed = new LinkedHashMap<>();
        for (int i = 0; i < billed.size(); i++) {
            BilledLine line = billed.get(i);
            if (!isOncePerDay(line.code())) {
                continue;
            }
            String service =
                    line.code() + disciplines.of(line).map(Discipline::modifier).orElse("");
            int units = untimed.merge(service, line.units(), BilledServices::sum);
            if (units > 1) {
                review.find(
                        FindingCode.UNITS_UNTIMED_GT_1,
                        "/billedLines/" + i + "/units",
                        Text.of("%s is not paid by time: one unit a day, %d are billed.", line.code(), units));
            }
        }
    }

    /** However the disciplines shared the minutes, more timed units than these no note supports (U-1). */
    private void atMost(long minutes) {
        if (note.request().unitRule() != UnitRule.CMS_8_MINUTE) {
            return;
        }
        long most = EightMinuteRule.mostUnitsFor(minutes, Discipline.values().length);
        long units = billed.stream()
                .filter(line -> isPooled(line.code()))
                .mapToLong(BilledLine::units)
                .sum();
        if (units > most) {
            Finding more = Finding.of(
                    FindingCode.UNITS_BILLED_GT_SUPPORTED,
                    "/billedLines",
                    Text.of(
                            "%d timed units billed; however the disciplines shared the %d timed minutes of the note, they support %d at most.",
                            units, minutes, most));
            review.find(note.isFreeText() ? readFromText(more) : more);
        }
    }

    private boolean isPooled(String code) {
        return NoteUnderReview.therapyCode(code, note.note().dateOfService())
                .filter(TherapyCode::pooled)
                .isPresent();
    }

    /** The codes that were billed more units than their full quarter hours give: the therapist chose those. */
    private List<String> choice(List<ServiceMinutes> worked) {
        List<FurnishedService> chosen = Lists.where(
                services.all(),
                service -> services.units(service) > EightMinuteRule.fullUnits(minutesOf(service, worked)));
        return Lists.distinct(Lists.map(chosen, FurnishedService::code));
    }

    private static long minutesOf(FurnishedService service, List<ServiceMinutes> worked) {
        return Lists.total(
                Lists.where(
                        worked,
                        minutes ->
                                service.code().equals(minutes.code()) && service.discipline() == minutes.discipline()),
                ServiceMinutes::minutes);
    }

    private void byCode(UnitCount supported) {
        TreeSet<FurnishedService> all = new TreeSet<>(services.all());
        supported.lines().forEach(line -> all.add(FurnishedService.of(line)));
        for (FurnishedService service : all) {
            if (services.units(service) > 1 && isOncePerDay(service.code())) {
                continue; // UNITS.UNTIMED_GT_1 says it.
            }
            if (isCountedByItem(service.code())) {
                continue; // Wounds and devices: the note's minutes do not tell how many.
            }
            int units = service.unitsIn(supported);
            if (units == 0 && note.isFreeText() && !isCountedByTime(service.code())) {
                continue; // A text names it in words that are not read.
            }
            units(service, services.units(service), units, supported);
        }
    }

    private boolean isOncePerDay(String code) {
        return clock(code).filter(Clock.PerDay.class::isInstance).isPresent();
    }

    private boolean isCountedByItem(String code) {
        return clock(code).filter(Clock.PerItem.class::isInstance).isPresent();
    }

    private boolean isCountedByTime(String code) {
        return NoteUnderReview.therapyCode(code, note.note().dateOfService())
                .map(TherapyCode::timed)
                .orElse(true);
    }

    private Optional<Clock> clock(String code) {
        return NoteUnderReview.therapyCode(code, note.note().dateOfService()).map(TherapyCode::clock);
    }

    private void units(FurnishedService service, int billedUnits, int supportedUnits, UnitCount count) {
        if (billedUnits > supportedUnits) {
            DisciplineTotal total = count.byDiscipline().getOrDefault(service.discipline(), new DisciplineTotal(0, 0));
            Finding more = Finding.of(
                    FindingCode.UNITS_BILLED_GT_SUPPORTED,
                    services.pointerTo(service) + "/units",
                    Text.of(
                            "%s: %d billed, %d supported by the minutes of the note (%d timed minutes, %d timed units in all).",
                            services.named(service),
                            billedUnits,
                            supportedUnits,
                            total.timedMinutes(),
                            total.timedUnits()));
            review.find(note.isFreeText() ? readFromText(more) : more);
        } else if (billedUnits < supportedUnits) {
            review.find(
                    FindingCode.UNITS_BILLED_LT_SUPPORTED,
                    "/billedLines",
                    Text.of(
                            "%s: %d billed, %d supported by the minutes of the note.",
                            services.named(service), billedUnits, supportedUnits));
        }
    }

    /** Minutes read from words ask, they do not block. */
    private Finding readFromText(Finding finding) {
        Finding asked = finding.as(Severity.WARNING);
        return note.minutesInText()
                .flatMap(MinutesInText::firstSpan)
                .map(asked::with)
                .orElse(asked);
    }

    private void tie(Tie tie) {
        review.find(
                FindingCode.UNITS_TIE_NEEDS_CHOICE,
                "/note/interventions",
                Text.of(
                        "%s have equal remainders for %d unit%s: the therapist chooses; billedLines would show the choice.",
                        String.join(" and ", tie.codes()),
                        tie.chosen().size(),
                        tie.chosen().size() == 1 ? "" : "s"));
    }

    private void averageMinutes(UnitCount supported) {
        int units = note.request().billedLines().isPresent()
                ? Lists.sum(
                        Lists.distinct(Lists.where(
                                Lists.map(supported.lines(), FurnishedService::of),
                                service -> isPooled(service.code()))),
                        services::units)
                : supported.timedUnits();
        if (units > 0 && supported.timedMinutes() < (long) Clock.FIFTEEN * units) {
            review.find(
                    FindingCode.TIME_SHORT_UNIT_PATTERN,
                    "/note/timedMinutes",
                    Text.of(
                            "%d timed minutes for %d units: fewer than 15 minutes a unit on average.",
                            supported.timedMinutes(), units));
        }
    }
}
