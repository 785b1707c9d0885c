package com.therapyclaims.domain.codes;

import static com.therapyclaims.domain.codes.Discipline.OT;
import static com.therapyclaims.domain.codes.Discipline.PT;
import static com.therapyclaims.domain.codes.Discipline.SLP;
import static com.therapyclaims.domain.codes.MedicareStatus.BUNDLED;
import static com.therapyclaims.domain.codes.MedicareStatus.CONTRACTOR_PRICED;
import static com.therapyclaims.domain.codes.MedicareStatus.NOT_COVERED;
import static com.therapyclaims.domain.codes.MedicareStatus.NOT_VALID;
import static com.therapyclaims.domain.codes.MedicareStatus.PAID;
import static com.therapyclaims.domain.codes.ServiceKind.ATTENDED_MODALITY;
import static com.therapyclaims.domain.codes.ServiceKind.CAREGIVER_TRAINING;
import static com.therapyclaims.domain.codes.ServiceKind.COMMUNICATION;
import static com.therapyclaims.domain.codes.ServiceKind.EVALUATION;
import static com.therapyclaims.domain.codes.ServiceKind.GROUP;
import static com.therapyclaims.domain.codes.ServiceKind.PROCEDURE;
import static com.therapyclaims.domain.codes.ServiceKind.REMOTE_MONITORING;
import static com.therapyclaims.domain.codes.ServiceKind.SUPERVISED_MODALITY;
import static com.therapyclaims.domain.codes.ServiceKind.TEST;
import static com.therapyclaims.domain.codes.ServiceKind.UNLISTED;
import static com.therapyclaims.domain.codes.ServiceKind.WOUND_CARE;
import static com.therapyclaims.domain.codes.TherapyClass.ALWAYS;
import static com.therapyclaims.domain.codes.TherapyClass.NEVER;
import static com.therapyclaims.domain.codes.TherapyClass.SOMETIMES;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The therapy codes with their clocks and classes: what a unit of each is counted by, who may bill it and since when.
 *
 * <p>A code is bound to a discipline only where Medicare's manual binds it; any other may be billed by all three.
 *
 * <p>Sources: Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2.B and 20.2.D, the physician fee schedule's
 * relative value files (status), the annual therapy code list. Codes that existed before 2018 are dated from
 * {@link LocalDate#EPOCH}: the engine counts no earlier day. A code has one row for each time it existed.
 */
public final class TherapyCodes {
    private static final Set<Discipline> ANY = Set.of(Discipline.values());
    private static final Set<Discipline> OT_SLP = Set.of(OT, SLP);
    private static final Set<Discipline> PT_ONLY = Set.of(PT);
    private static final Set<Discipline> OT_ONLY = Set.of(OT);
    private static final Set<Discipline> SLP_ONLY = Set.of(SLP);

    private static final Clock FIFTEEN_POOLED = new Clock.Minutes(Clock.FIFTEEN, true);
    private static final Clock PER_DAY = new Clock.PerDay();

    private static final Map<String, List<TherapyCode>> BY_CODE = table();
    private static final Map<String, List<TherapyCode>> ADD_ONS = all().stream()
            .filter(code -> code.addOnTo().isPresent())
            .collect(Collectors.groupingBy(code -> code.addOnTo().orElseThrow()));

    private TherapyCodes() {}

    /** The code as it is on the date; empty for one that is no therapy code or does not exist on the date. */
    public static Optional<TherapyCode> find(String code, LocalDate date) {
        return inForce(rows(code), date);
    }

    /** Every row of the code, whenever it was in force; none for what is no therapy code. */
    public static List<TherapyCode> rows(String code) {
        return BY_CODE.getOrDefault(code, List.of());
    }

    /** The add-on that continues the code's first unit on the date: 97130 for 97129. */
    public static Optional<TherapyCode> addOnOf(String code, LocalDate date) {
        return inForce(ADD_ONS.getOrDefault(code, List.of()), date);
    }

    private static Optional<TherapyCode> inForce(List<TherapyCode> rows, LocalDate date) {
        for (TherapyCode row : rows) {
            if (row.inForce(date)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** All rows, grouped by clock and class. */
    public static Collection<TherapyCode> all() {
        return BY_CODE.values().stream().flatMap(List::stream).toList();
    }

    private static Map<String, List<TherapyCode>> table() {
        var rows = new Rows();

        // 15 minutes, in the day's total of timed minutes.
        rows.of(FIFTEEN_POOLED, ATTENDED_MODALITY, ALWAYS).codes("97032", "97033", "97034", "97035", "97036");
        rows.of(FIFTEEN_POOLED, PROCEDURE, ALWAYS)
                .codes("97110", "97112", "97113", "97116", "97124", "97140")
                .codes("97530", "97533", "97535", "97537", "97542", "97755", "97760", "97761", "97763");
        rows.of(FIFTEEN_POOLED, TEST, ALWAYS).codes("97750");
        rows.of(FIFTEEN_POOLED, PROCEDURE, SOMETIMES)
                .from(2020)
                .codes("97129")
                .continuing("97129", "97130")
                .codes("90912")
                .continuing("90912", "90913");
        rows.of(FIFTEEN_POOLED, PROCEDURE, SOMETIMES).from(2018).through(2019).codes("G0515");

        // Timed, on their own clocks: outside the day's total.
        rows.of(own(120), PROCEDURE, ALWAYS).medicare(CONTRACTOR_PRICED).codes("97545");
        rows.of(own(60), PROCEDURE, ALWAYS).medicare(CONTRACTOR_PRICED).continuing("97545", "97546");
        rows.of(own(60), TEST, ALWAYS).codes("96125");
        rows.of(own(60), TEST, SOMETIMES).by(OT_SLP, "96105");
        rows.of(own(60), EVALUATION, ALWAYS).medicare(BUNDLED).by(SLP_ONLY, "92605");
        rows.of(own(30), EVALUATION, ALWAYS).medicare(BUNDLED).by(SLP_ONLY).continuing("92605", "92618");
        rows.of(own(60), EVALUATION, ALWAYS).by(SLP_ONLY, "92607");
        rows.of(own(30), EVALUATION, ALWAYS).by(SLP_ONLY).continuing("92607", "92608");
        rows.of(own(30), CAREGIVER_TRAINING, SOMETIMES).from(2024).codes("97550");
        rows.of(own(15), CAREGIVER_TRAINING, SOMETIMES).from(2024).continuing("97550", "97551");
        rows.of(own(30), CAREGIVER_TRAINING, SOMETIMES).from(2025).codes("G0541");
        rows.of(own(15), CAREGIVER_TRAINING, SOMETIMES).from(2025).continuing("G0541", "G0542");
        // Within gait training, whose minutes are in the total already.
        rows.of(own(15), PROCEDURE, ALWAYS)
                .from(2024)
                .medicare(CONTRACTOR_PRICED)
                .codes("0791T");

        // Once a day.
        rows.of(PER_DAY, CAREGIVER_TRAINING, SOMETIMES).from(2024).codes("97552");
        rows.of(PER_DAY, CAREGIVER_TRAINING, SOMETIMES).from(2025).codes("G0543");
        rows.of(PER_DAY, SUPERVISED_MODALITY, ALWAYS)
                .codes("97012", "97016", "97018", "97022", "97024", "97026", "97028")
                .codes("G0281", "G0283", "G0329");
        rows.of(PER_DAY, SUPERVISED_MODALITY, ALWAYS).medicare(BUNDLED).codes("97010");
        rows.of(PER_DAY, SUPERVISED_MODALITY, NEVER).medicare(NOT_VALID).codes("97014");
        rows.of(PER_DAY, GROUP, ALWAYS).codes("97150").by(SLP_ONLY, "92508");
        rows.of(PER_DAY, EVALUATION, ALWAYS)
                .by(PT_ONLY, "97161", "97162", "97163", "97164")
                .by(OT_ONLY, "97165", "97166", "97167", "97168")
                .by(SLP_ONLY, "92521", "92522", "92523", "92524", "92597");
        rows.of(PER_DAY, PROCEDURE, ALWAYS).by(SLP_ONLY, "92507", "92609").by(OT_SLP, "92526");
        rows.of(PER_DAY, PROCEDURE, ALWAYS).medicare(BUNDLED).by(SLP_ONLY, "92606");
        rows.of(PER_DAY, EVALUATION, SOMETIMES)
                .by(OT_SLP, "92610", "92611", "92612", "92613", "92614", "92615", "92616", "92617");
        rows.of(PER_DAY, TEST, SOMETIMES).codes("G0451");
        rows.of(PER_DAY, PROCEDURE, SOMETIMES).codes("95992");
        rows.of(PER_DAY, PROCEDURE, SOMETIMES).from(2020).codes("20560", "20561");
        rows.of(PER_DAY, WOUND_CARE, SOMETIMES).codes("97597", "97605", "97606", "97607", "97608", "97610");
        rows.of(PER_DAY, WOUND_CARE, SOMETIMES).medicare(BUNDLED).codes("97602");
        rows.of(new Clock.PerItem("each further 20 square centimetres"), WOUND_CARE, SOMETIMES)
                .continuing("97597", "97598");
        rows.of(new Clock.PerItem("each extremity or section of the trunk"), TEST, SOMETIMES)
                .codes("95851");
        rows.of(new Clock.PerItem("each hand"), TEST, SOMETIMES).codes("95852");
        rows.of(PER_DAY, UNLISTED, ALWAYS)
                .medicare(CONTRACTOR_PRICED)
                .codes("97039")
                .codes("97139", "97799");
        rows.of(PER_DAY, EVALUATION, NEVER).medicare(NOT_COVERED).codes("97169", "97170", "97171", "97172");
        rows.of(PER_DAY, PROCEDURE, NEVER)
                .from(2018)
                .through(2019)
                .medicare(NOT_VALID)
                .codes("97127");

        rows.of(PER_DAY, SUPERVISED_MODALITY, NEVER)
                .from(2024)
                .medicare(NOT_COVERED)
                .codes("97037");

        // Remote therapeutic monitoring, on the clocks of an episode, a device and a month.
        rows.of(new Clock.OncePer("an episode of care"), REMOTE_MONITORING, SOMETIMES)
                .from(2022)
                .codes("98975");
        var longDevicePeriod = new Clock.OncePer("a 30-day period with 16 to 30 days of data");
        rows.of(longDevicePeriod, REMOTE_MONITORING, SOMETIMES).from(2022).codes("98976", "98977");
        rows.of(longDevicePeriod, REMOTE_MONITORING, SOMETIMES)
                .from(2023)
                .medicare(CONTRACTOR_PRICED)
                .codes("98978");
        var shortDevicePeriod = new Clock.OncePer("a 30-day period with 2 to 15 days of data");
        rows.of(shortDevicePeriod, REMOTE_MONITORING, SOMETIMES).from(2026).codes("98984", "98985");
        rows.of(shortDevicePeriod, REMOTE_MONITORING, SOMETIMES)
                .from(2026)
                .medicare(CONTRACTOR_PRICED)
                .codes("98986");
        rows.of(new Clock.PerMonth(10, Optional.of("98980")), REMOTE_MONITORING, SOMETIMES)
                .from(2026)
                .codes("98979");
        rows.of(new Clock.PerMonth(20, Optional.empty()), REMOTE_MONITORING, SOMETIMES)
                .from(2022)
                .codes("98980")
                .continuing("98980", "98981");

        // Communication by technology.
        rows.of(new Clock.OncePer("a 7-day period"), COMMUNICATION, SOMETIMES)
                .from(2020)
                .codes("98970", "98971", "98972");
        rows.of(new Clock.OncePer("a telephone call"), COMMUNICATION, SOMETIMES).codes("98966", "98967", "98968");
        rows.of(new Clock.OncePer("an occasion"), COMMUNICATION, SOMETIMES)
                .from(2021)
                .codes("G2250", "G2251");

        return rows.byCode();
    }

    private static Clock own(int minutes) {
        return new Clock.Minutes(minutes, false);
    }

    /** The table while it is written down. */
    private static final class Rows {
        private final Map<String, List<TherapyCode>> byCode = new LinkedHashMap<>();

        Row of(Clock clock, ServiceKind kind, TherapyClass therapyClass) {
            return new Row(this, clock, kind, therapyClass, PAID, ANY, LocalDate.EPOCH, Optional.empty());
        }

        void add(TherapyCode code) {
            byCode.computeIfAbsent(code.code(), _ -> new ArrayList<>()).add(code);
        }

        Map<String, List<TherapyCode>> byCode() {
            byCode.replaceAll((_, rows) -> List.copyOf(rows));
            return Collections.unmodifiableMap(byCode);
        }
    }

    /** What the next codes of the table have in common. */
    private record Row(
            Rows rows,
            Clock clock,
            ServiceKind kind,
            TherapyClass therapyClass,
            MedicareStatus medicare,
            Set<Discipline> disciplines,
            LocalDate from,
            Optional<LocalDate> through) {

        Row from(int year) {
            return new Row(rows, clock, kind, therapyClass, medicare, disciplines, LocalDate.of(year, 1, 1), through);
        }

        Row through(int year) {
            var last = Optional.of(LocalDate.of(year, 12, 31));
            return new Row(rows, clock, kind, therapyClass, medicare, disciplines, from, last);
        }

        Row medicare(MedicareStatus status) {
            return new Row(rows, clock, kind, therapyClass, status, disciplines, from, through);
        }

        /** The next codes are billed by these disciplines alone. */
        Row by(Set<Discipline> billers, String... codes) {
            return new Row(rows, clock, kind, therapyClass, medicare, billers, from, through).codes(codes);
        }

        Row codes(String... codes) {
            for (var code : codes) {
                add(code, Optional.empty());
            }
            return this;
        }

        Row continuing(String first, String addOn) {
            add(addOn, Optional.of(first));
            return this;
        }

        private void add(String code, Optional<String> addOnTo) {
            rows.add(new TherapyCode(code, clock, kind, therapyClass, medicare, disciplines, addOnTo, from, through));
        }
    }
}
