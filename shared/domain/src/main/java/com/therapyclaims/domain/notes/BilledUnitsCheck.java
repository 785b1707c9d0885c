package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.codes.Clock;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.units.ServiceMinutes;
import com.therapyclaims.domain.units.Tie;
import com.therapyclaims.domain.units.UnitCount;
import com.therapyclaims.domain.units.UnitCounter;
import com.therapyclaims.domain.units.UnitLine;
import com.therapyclaims.domain.units.UnitRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The units billed against the units the note's minutes support, by the payer's rule (Claims Processing Manual ch. 5
 * s. 20.2). Where remainders are equal the billed lines show the therapist's choice.
 */
final class BilledUnitsCheck {
    static final String CHECK = "BILLED_UNITS";

    private static final long MINUTES_OF_A_DAY = 24 * 60;

    private final NoteUnderReview note;
    private final Review review;
    private final List<BilledLine> billed;
    private final Map<String, Integer> billedUnits = new LinkedHashMap<>();

    private BilledUnitsCheck(NoteUnderReview note, Review review) {
        this.note = note;
        this.review = review;
        this.billed = note.request().billedLines().orElse(List.of());
        billed.forEach(line -> billedUnits.merge(line.code(), line.units(), BilledUnitsCheck::sum));
    }

    static void run(NoteUnderReview note, Review review) {
        new BilledUnitsCheck(note, review).run();
    }

    private void run() {
        untimedOnce();
        boolean linesSent = note.request().billedLines().isPresent();
        if (!linesSent) {
            notJudged("The request holds no billedLines.");
        }
        Optional<LocalDate> date = note.note().dateOfService();
        Optional<List<ServiceMinutes>> minutes = minutesByCode().filter(BilledUnitsCheck::fitInADay);
        if (date.isEmpty() || minutes.isEmpty()) {
            if (linesSent) {
                notJudged(
                        date.isEmpty()
                                ? "The note has no date of service."
                                : "A timed service of the note has no minutes of its own, or all have more than a day.");
            }
            return;
        }
        UnitCount supported = new UnitCounter()
                .count(new UnitRequest(date.get(), note.request().unitRule(), minutes.get(), choice(minutes.get())));
        averageMinutes(supported);
        if (linesSent) {
            byCode(supported);
            assistantModifiers(supported);
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

    private void untimedOnce() {
        Map<String, Integer> untimed = new LinkedHashMap<>();
        for (int i = 0; i < billed.size(); i++) {
            BilledLine line = billed.get(i);
            boolean oncePerDay = NoteUnderReview.therapyCode(
                            line.code(), note.note().dateOfService())
                    .filter(code -> code.clock() instanceof Clock.PerDay)
                    .isPresent();
            int units = oncePerDay ? untimed.merge(line.code(), line.units(), BilledUnitsCheck::sum) : 0;
            if (units > 1) {
                review.find(
                        FindingCode.UNITS_UNTIMED_GT_1,
                        "/billedLines/" + i + "/units",
                        Text.of("%s is not paid by time: one unit a day, %d are billed.", line.code(), units));
            }
        }
    }

    private static int sum(int one, int other) {
        return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
    }

    /** The minutes of every service as the unit rule needs them; empty where the note does not give them. */
    private Optional<List<ServiceMinutes>> minutesByCode() {
        Discipline discipline = note.note().discipline().orElse(Discipline.PT);
        if (note.isFreeText()) {
            return note.minutesInText()
                    .filter(read -> !read.services().isEmpty())
                    .map(read -> read.services().stream()
                            .map(service -> new ServiceMinutes(
                                    service.code(), service.minutes(), FurnishedBy.THERAPIST, discipline))
                            .toList());
        }
        List<ServiceMinutes> services = new ArrayList<>();
        for (Treatment treatment : note.treatments()) {
            Optional<Integer> minutes = minutesOf(treatment);
            if (treatment.code().isEmpty() || (treatment.isTimed() && minutes.isEmpty())) {
                return Optional.empty();
            }
            services.add(new ServiceMinutes(
                    treatment.code().get(),
                    minutes.orElse(0),
                    treatment.byAssistant() ? FurnishedBy.ASSISTANT : FurnishedBy.THERAPIST,
                    discipline));
        }
        return services.isEmpty() ? Optional.empty() : Optional.of(services);
    }

    private static boolean fitInADay(List<ServiceMinutes> services) {
        return services.stream().mapToLong(ServiceMinutes::minutes).sum() <= MINUTES_OF_A_DAY;
    }

    /** Its own minutes, or the timed total where it is the only timed service. */
    private Optional<Integer> minutesOf(Treatment treatment) {
        boolean onlyTimed = treatment.isTimed()
                && note.treatments().stream().filter(Treatment::isTimed).count() == 1;
        return treatment
                .minutes()
                .or(() -> onlyTimed ? note.note().timedMinutes().filter(minutes -> minutes >= 0) : Optional.empty());
    }

    /** The codes that were billed more units than their full quarter hours give: the therapist chose those. */
    private List<String> choice(List<ServiceMinutes> services) {
        return billedUnits.keySet().stream()
                .filter(code -> billedUnits(code) > minutesOf(code, services) / 15)
                .toList();
    }

    private static long minutesOf(String code, List<ServiceMinutes> services) {
        return services.stream()
                .filter(service -> service.code().equals(code))
                .mapToLong(ServiceMinutes::minutes)
                .sum();
    }

    private int billedUnits(String code) {
        return billedUnits.getOrDefault(code, 0);
    }

    private static int supportedUnits(String code, UnitCount count) {
        int units = 0;
        for (UnitLine line : count.lines()) {
            units += line.code().equals(code) ? line.units() : 0;
        }
        return units;
    }

    private void byCode(UnitCount supported) {
        TreeSet<String> codes = new TreeSet<>();
        billed.forEach(line -> codes.add(line.code()));
        supported.lines().forEach(line -> codes.add(line.code()));
        for (String code : codes) {
            if (isOncePerDay(code) && billedUnits(code) > 1) {
                continue; // UNITS.UNTIMED_GT_1 says it.
            }
            units(code, billedUnits(code), supportedUnits(code, supported), supported);
        }
    }

    private boolean isOncePerDay(String code) {
        return NoteUnderReview.therapyCode(code, note.note().dateOfService())
                .map(TherapyCode::clock)
                .filter(Clock.PerDay.class::isInstance)
                .isPresent();
    }

    private void units(String code, int billedUnits, int supportedUnits, UnitCount count) {
        if (billedUnits > supportedUnits) {
            Finding more = Finding.of(
                    FindingCode.UNITS_BILLED_GT_SUPPORTED,
                    lineOf(code) + "/units",
                    Text.of(
                            "%s: %d billed, %d supported by the minutes of the note (%d timed minutes, %d timed units in all).",
                            code, billedUnits, supportedUnits, count.timedMinutes(), count.timedUnits()));
            review.find(note.isFreeText() ? readFromText(more) : more);
        } else if (billedUnits < supportedUnits) {
            review.find(
                    FindingCode.UNITS_BILLED_LT_SUPPORTED,
                    "/billedLines",
                    Text.of(
                            "%s: %d billed, %d supported by the minutes of the note.",
                            code, billedUnits, supportedUnits));
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

    private String lineOf(String code) {
        for (int i = 0; i < billed.size(); i++) {
            if (billed.get(i).code().equals(code)) {
                return "/billedLines/" + i;
            }
        }
        return "/billedLines";
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
                ? supported.lines().stream()
                        .filter(UnitLine::timed)
                        .map(UnitLine::code)
                        .distinct()
                        .mapToInt(this::billedUnits)
                        .sum()
                : supported.timedUnits();
        if (units > 0 && supported.timedMinutes() < 15L * units) {
            review.find(
                    FindingCode.TIME_SHORT_UNIT_PATTERN,
                    "/note/timedMinutes",
                    Text.of(
                            "%d timed minutes for %d units: fewer than 15 minutes a unit on average.",
                            supported.timedMinutes(), units));
        }
    }

    /** Medicare's assistant modifiers, line by line, against who furnished the minutes (CQ-4). */
    private void assistantModifiers(UnitCount supported) {
        if (!note.request().payerId().equals(StandardPayers.MEDICARE) || note.isFreeText()) {
            return;
        }
        for (String code : billedUnits.keySet()) {
            if (billedUnits(code) != supportedUnits(code, supported)) {
                continue; // The units come first; who furnished them can be said when they agree.
            }
            int byAssistant = supported.lines().stream()
                    .filter(line -> line.code().equals(code) && line.assistant())
                    .mapToInt(UnitLine::units)
                    .sum();
            int marked = linesMarked(code).mapToInt(BilledLine::units).reduce(0, BilledUnitsCheck::sum);
            if (byAssistant > marked) {
                review.find(
                        FindingCode.MOD_CQ_MISSING,
                        lineOf(code) + "/modifiers",
                        Text.of(
                                "%s: %d of its units were furnished by the assistant, %d carry CQ or CO.",
                                code, byAssistant, marked));
            } else if (byAssistant < marked) {
                review.find(
                        FindingCode.MOD_CQ_UNSUPPORTED,
                        lineOf(code) + "/modifiers",
                        Text.of(
                                "%s: %d of its units carry CQ or CO, %d were furnished by the assistant.",
                                code, marked, byAssistant));
            }
        }
    }

    private Stream<BilledLine> linesMarked(String code) {
        return billed.stream()
                .filter(line -> line.code().equals(code))
                .filter(line ->
                        line.modifiers().contains("CQ") || line.modifiers().contains("CO"));
    }
}
