package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.codes.Clock;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.units.DisciplineTotal;
import com.therapyclaims.domain.units.EightMinuteRule;
import com.therapyclaims.domain.units.ServiceMinutes;
import com.therapyclaims.domain.units.Tie;
import com.therapyclaims.domain.units.UnitCount;
import com.therapyclaims.domain.units.UnitLine;
import com.therapyclaims.domain.units.UnitRequest;
import com.therapyclaims.domain.units.UnitRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The units billed against the units the note's minutes support, by the payer's rule (Claims Processing Manual ch. 5
 * s. 20.2), each discipline for itself (U-10). Where remainders are equal the billed lines show the therapist's choice.
 */
final class BilledUnitsCheck {
    static final String CHECK = "BILLED_UNITS";

    private static final long MINUTES_OF_A_DAY = 24 * 60;

    private final NoteUnderReview note;
    private final Review review;
    private final Function<UnitRequest, UnitCount> counter;
    private final List<BilledLine> billed;
    private final BilledDisciplines disciplines;
    private final Map<Service, Integer> billedUnits = new LinkedHashMap<>();

    /** A code as one discipline furnishes it: each discipline's units are its own (U-10). */
    private record Service(String code, Discipline discipline) implements Comparable<Service> {
        private static final Comparator<Service> ORDER =
                Comparator.comparing(Service::code).thenComparing(Service::discipline);

        @Override
        public int compareTo(Service other) {
            return ORDER.compare(this, other);
        }
    }

    private BilledUnitsCheck(NoteUnderReview note, Review review, Function<UnitRequest, UnitCount> counter) {
        this.note = note;
        this.review = review;
        this.counter = counter;
        this.billed = note.request().billedLines().orElse(List.of());
        this.disciplines = note.disciplines();
        billed.forEach(line ->
                serviceOf(line).ifPresent(service -> billedUnits.merge(service, line.units(), BilledUnitsCheck::sum)));
    }

    private Optional<Service> serviceOf(BilledLine line) {
        return disciplines.of(line).map(discipline -> new Service(line.code(), discipline));
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
        Optional<List<WorkedCode>> worked = minutesByCode().filter(BilledUnitsCheck::fitInADay);
        if (date.isEmpty() || worked.isEmpty()) {
            if (linesSent) {
                notJudged(
                        date.isEmpty()
                                ? "The note has no date of service."
                                : "A timed service of the note has no minutes of its own, or all have more than a day.");
            }
            return;
        }
        if (note.isFreeText() && isMoreThanStated(worked.get())) {
            if (linesSent) {
                notJudged(
                        "The minutes read by service are more than the total the note states: some may be told twice.");
            }
            return;
        }
        Optional<Integer> unread = statedBeyond(worked.get());
        if (unread.isPresent()) {
            notJudged(
                    "The minutes read by service are fewer than the timed total the note states: some were not read.");
            atMost(unread.get());
            return;
        }
        List<String> untold = untold(worked.get());
        if (!untold.isEmpty()) {
            notJudged(Text.of(
                    "More than one discipline is billed, each counted apart (U-10), and the note does not tell which of"
                            + " them furnished %s.",
                    String.join(", ", untold)));
            atMost(minutesOf(worked.get(), TherapyCode::pooled));
            return;
        }
        List<ServiceMinutes> minutes =
                Lists.map(worked.get(), service -> service.of(disciplines).orElseThrow());
        UnitCount supported =
                counter.apply(new UnitRequest(date.get(), note.request().unitRule(), minutes, choice(minutes)));
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
            int units = untimed.merge(service, line.units(), BilledUnitsCheck::sum);
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

    private static int sum(int one, int other) {
        return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
    }

    /** What the note records of one service: everything but the discipline, which a note has no field for. */
    private record WorkedCode(String code, Optional<TherapyCode> therapyCode, int minutes, FurnishedBy by) {
        Optional<ServiceMinutes> of(BilledDisciplines disciplines) {
            return disciplines
                    .of(code, therapyCode)
                    .map(discipline -> new ServiceMinutes(code, minutes, by, discipline));
        }
    }

    /** The codes whose discipline neither the note nor the billed lines tell. */
    private List<String> untold(List<WorkedCode> worked) {
        if (!disciplines.several()) {
            return List.of();
        }
        return Lists.distinct(Lists.both(
                Lists.map(Lists.where(worked, service -> service.of(disciplines).isEmpty()), WorkedCode::code),
                Lists.map(Lists.where(billed, line -> disciplines.of(line).isEmpty()), BilledLine::code)));
    }

    /** The minutes of every service as the unit rule needs them; empty where the note does not give them. */
    private Optional<List<WorkedCode>> minutesByCode() {
        if (note.isFreeText()) {
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
        List<WorkedCode> services = new ArrayList<>();
        for (Treatment treatment : note.treatments()) {
            Optional<Integer> minutes = minutesOf(treatment);
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

    private boolean isMoreThanStated(List<WorkedCode> worked) {
        long all = worked.stream().mapToLong(WorkedCode::minutes).sum();
        long timed = minutesOf(worked, TherapyCode::pooled);
        Optional<Integer> total = note.note()
                .totalMinutes()
                .or(() -> note.minutesInText()
                        .flatMap(MinutesInText::treatmentTotal)
                        .map(MinutesInText.Total::minutes));
        return timedTotal().filter(stated -> stated < timed).isPresent()
                || total.filter(stated -> stated < all).isPresent();
    }

    /** The timed total of a text, where it is more than what was read by service: those minutes support units too. */
    private Optional<Integer> statedBeyond(List<WorkedCode> worked) {
        return note.isFreeText()
                ? timedTotal().filter(stated -> stated > minutesOf(worked, TherapyCode::timed))
                : Optional.empty();
    }

    private Optional<Integer> timedTotal() {
        return note.note()
                .timedMinutes()
                .or(() ->
                        note.minutesInText().flatMap(MinutesInText::timedTotal).map(MinutesInText.Total::minutes));
    }

    private static long minutesOf(List<WorkedCode> worked, Predicate<TherapyCode> which) {
        return Lists.total(
                Lists.where(
                        worked, service -> service.therapyCode().filter(which).isPresent()),
                WorkedCode::minutes);
    }

    private static boolean fitInADay(List<WorkedCode> services) {
        return Lists.total(services, WorkedCode::minutes) <= MINUTES_OF_A_DAY;
    }

    /** Its own minutes, or the timed total where it is the only timed service. */
    private Optional<Integer> minutesOf(Treatment treatment) {
        boolean onlyTimed = treatment.isTimed()
                && Lists.where(note.treatments(), Treatment::isTimed).size() == 1;
        return treatment
                .minutes()
                .or(() -> onlyTimed ? note.note().timedMinutes().filter(minutes -> minutes >= 0) : Optional.empty());
    }

    /** The codes that were billed more units than their full quarter hours give: the therapist chose those. */
    private List<String> choice(List<ServiceMinutes> services) {
        List<Service> chosen = Lists.where(
                List.copyOf(billedUnits.keySet()),
                service -> billedUnits(service) > EightMinuteRule.fullUnits(minutesOf(service, services)));
        return Lists.distinct(Lists.map(chosen, Service::code));
    }

    private static long minutesOf(Service service, List<ServiceMinutes> services) {
        return Lists.total(
                Lists.where(
                        services,
                        worked -> service.code().equals(worked.code()) && service.discipline() == worked.discipline()),
                ServiceMinutes::minutes);
    }

    private int billedUnits(Service service) {
        return billedUnits.getOrDefault(service, 0);
    }

    private static Service serviceOf(UnitLine line) {
        return new Service(line.code(), line.discipline());
    }

    private static int supportedUnits(Service service, UnitCount count) {
        int units = 0;
        for (UnitLine line : count.lines()) {
            units += isOf(service, line) ? line.units() : 0;
        }
        return units;
    }

    private void byCode(UnitCount supported) {
        TreeSet<Service> services = new TreeSet<>(billedUnits.keySet());
        supported.lines().forEach(line -> services.add(serviceOf(line)));
        for (Service service : services) {
            if (billedUnits(service) > 1 && isOncePerDay(service.code())) {
                continue; // UNITS.UNTIMED_GT_1 says it.
            }
            if (isCountedByItem(service.code())) {
                continue; // Wounds and devices: the note's minutes do not tell how many.
            }
            int units = supportedUnits(service, supported);
            if (units == 0 && note.isFreeText() && !isCountedByTime(service.code())) {
                continue; // A text names it in words that are not read.
            }
            units(service, billedUnits(service), units, supported);
        }
    }

    private String named(Service service) {
        return disciplines.several()
                ? service.code() + " " + service.discipline().modifier()
                : service.code();
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

    private void units(Service service, int billedUnits, int supportedUnits, UnitCount count) {
        if (billedUnits > supportedUnits) {
            DisciplineTotal total = count.byDiscipline().getOrDefault(service.discipline(), new DisciplineTotal(0, 0));
            Finding more = Finding.of(
                    FindingCode.UNITS_BILLED_GT_SUPPORTED,
                    lineOf(service) + "/units",
                    Text.of(
                            "%s: %d billed, %d supported by the minutes of the note (%d timed minutes, %d timed units in all).",
                            named(service), billedUnits, supportedUnits, total.timedMinutes(), total.timedUnits()));
            review.find(note.isFreeText() ? readFromText(more) : more);
        } else if (billedUnits < supportedUnits) {
            review.find(
                    FindingCode.UNITS_BILLED_LT_SUPPORTED,
                    "/billedLines",
                    Text.of(
                            "%s: %d billed, %d supported by the minutes of the note.",
                            named(service), billedUnits, supportedUnits));
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

    private String lineOf(Service service) {
        for (int i = 0; i < billed.size(); i++) {
            if (isOf(service, billed.get(i))) {
                return "/billedLines/" + i;
            }
        }
        return "/billedLines";
    }

    private static boolean isOf(Service service, UnitLine line) {
        return line.code().equals(service.code()) && line.discipline() == service.discipline();
    }

    private boolean isOf(Service service, BilledLine line) {
        return serviceOf(line).filter(service::equals).isPresent();
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
                                Lists.map(supported.lines(), BilledUnitsCheck::serviceOf),
                                service -> isPooled(service.code()))),
                        this::billedUnits)
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

    /** Medicare's assistant modifiers, line by line, against who furnished the minutes (CQ-4). */
    private void assistantModifiers(UnitCount supported) {
        if (!note.request().payerId().equals(StandardPayers.MEDICARE) || note.isFreeText()) {
            return;
        }
        for (Service service : billedUnits.keySet()) {
            if (billedUnits(service) != supportedUnits(service, supported)) {
                continue; // The units come first; who furnished them can be said when they agree.
            }
            int byAssistant = Lists.sum(
                    Lists.where(supported.lines(), line -> line.assistant() && isOf(service, line)), UnitLine::units);
            int marked = (int) Math.min(Integer.MAX_VALUE, Lists.total(linesMarked(service), BilledLine::units));
            if (byAssistant > marked) {
                review.find(
                        FindingCode.MOD_CQ_MISSING,
                        lineOf(service) + "/modifiers",
                        Text.of(
                                "%s: %d of its units were furnished by the assistant, %d carry CQ or CO.",
                                named(service), byAssistant, marked));
            } else if (byAssistant < marked) {
                review.find(
                        FindingCode.MOD_CQ_UNSUPPORTED,
                        lineOf(service) + "/modifiers",
                        Text.of(
                                "%s: %d of its units carry CQ or CO, %d were furnished by the assistant.",
                                named(service), marked, byAssistant));
            }
        }
    }

    private List<BilledLine> linesMarked(Service service) {
        return Lists.where(
                billed,
                line -> (line.modifiers().contains("CQ") || line.modifiers().contains("CO")) && isOf(service, line));
    }
}
