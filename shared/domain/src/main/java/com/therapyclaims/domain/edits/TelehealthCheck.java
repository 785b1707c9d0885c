package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.codes.ModifierGroup;
import com.therapyclaims.domain.codes.TherapyCodes;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Telehealth by therapists (C-7): within the dates of the law, for codes that can be furnished at a distance, with a
 * modifier and a place of service (C-4) that tell the same story. 02 is a patient elsewhere, 10 a patient at home; 95 is video,
 * 93 audio alone.
 */
final class TelehealthCheck {
    private static final String CHECK = "TELEHEALTH";
    private static final String SOURCE =
            "Telehealth by therapists: CARES Act waivers from 2020-03-01, H.R. 7148 (2026) through 2027-12-31";

    private static final LocalDate FIRST = LocalDate.of(2020, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 12, 31);

    /** Until the end of 2023 the place was where the service would have been in person, and 95 told of telehealth. */
    private static final LocalDate PLACE_TELLS_SINCE = LocalDate.of(2024, 1, 1);

    private static final String ELSEWHERE = "02";
    private static final String HOME = "10";
    private static final String VIDEO = "95";
    private static final String AUDIO = "93";
    /** A hospital's therapists go on with the hospital's place of service and 95. */
    private static final Set<String> HOSPITAL_OUTPATIENT = Set.of("19", "22");

    /** Procedures that need the therapist's hands or equipment; modalities and wound care need them all. */
    private static final Set<String> HANDS_ON = Set.of("20560", "20561", "95992", "97113", "97124", "97140");

    private TelehealthCheck() {}

    static void run(EditRequest request, List<Line> lines, EditReport report) {
        Optional<String> place = request.placeOfService();
        boolean remotePlace =
                place.filter(it -> it.equals(ELSEWHERE) || it.equals(HOME)).isPresent();
        List<Line> remote = Lists.where(
                lines,
                line -> remotePlace
                        || !line.modifiersIn(ModifierGroup.TELEHEALTH).isEmpty());
        if (remote.isEmpty()) {
            return;
        }
        report.cover(
                new Coverage(
                        CHECK,
                        SOURCE,
                        Optional.of(FIRST),
                        Optional.of(LAST),
                        true,
                        Optional.of(
                                "CMS's list of telehealth codes is not loaded: only services that need presence are refused.")));
        for (Line line : remote) {
            eligibility(request.dateOfService(), line, report);
            modifierAndPlace(request.dateOfService(), place, line, report);
        }
        report.add(Finding.of(FindingCode.TELE_ASSUMPTION, "/placeOfService"));
    }

    private static void eligibility(LocalDate dateOfService, Line line, EditReport report) {
        if (dateOfService.isBefore(FIRST) || dateOfService.isAfter(LAST)) {
            refuse(
                    line,
                    Text.of(
                            "%s was furnished by telehealth on %s; therapists are eligible from %s through %s.",
                            line.named(), dateOfService, FIRST, LAST),
                    report);
        } else if (needsPresence(line, dateOfService)) {
            refuse(
                    line,
                    Text.of("%s needs the patient's presence and is no telehealth service.", line.named()),
                    report);
        }
    }

    private static boolean needsPresence(Line line, LocalDate dateOfService) {
        return HANDS_ON.contains(line.code())
                || TherapyCodes.find(line.code(), dateOfService)
                        .filter(code -> switch (code.kind()) {
                            case ATTENDED_MODALITY, SUPERVISED_MODALITY, WOUND_CARE -> true;
                            case EVALUATION,
                                    TEST,
                                    PROCEDURE,
                                    GROUP,
                                    CAREGIVER_TRAINING,
                                    REMOTE_MONITORING,
                                    COMMUNICATION,
                                    UNLISTED -> false;
                        })
                        .isPresent();
    }

    private static void refuse(Line line, String message, EditReport report) {
        report.deny(line);
        report.add(Finding.of(FindingCode.TELE_NOT_ELIGIBLE, line.pointer(), message));
    }

    private static void modifierAndPlace(
            LocalDate dateOfService, Optional<String> place, Line line, EditReport report) {
        mismatch(dateOfService, place, line)
                .ifPresent(message ->
                        report.add(Finding.of(FindingCode.TELE_PLACE_MISMATCH, line.modifiersPointer(), message)));
    }

    private static Optional<String> mismatch(LocalDate dateOfService, Optional<String> place, Line line) {
        boolean placeTells = !dateOfService.isBefore(PLACE_TELLS_SINCE);
        if (line.has(VIDEO) && line.has(AUDIO)) {
            return Optional.of(Text.of("%s carries 95 (video) and 93 (audio alone).", line.named()));
        }
        if (line.modifiersIn(ModifierGroup.TELEHEALTH).isEmpty()) {
            return Optional.of(Text.of(
                    "%s has place of service %s and neither 95 (video) nor 93 (audio alone).",
                    line.named(), place.orElseThrow()));
        }
        if (line.has(AUDIO) && placeTells && !place.equals(Optional.of(HOME))) {
            return Optional.of(Text.of(
                    "%s carries 93 (audio alone), which is for a patient at home (place of service 10).",
                    line.named()));
        }
        boolean inPersonPlace = place.filter(
                        it -> !it.equals(ELSEWHERE) && !it.equals(HOME) && !HOSPITAL_OUTPATIENT.contains(it))
                .isPresent();
        return placeTells && inPersonPlace
                ? Optional.of(Text.of(
                        "%s carries %s in place of service %s; since 2024 telehealth is billed with 02 or 10.",
                        line.named(), line.modifiersIn(ModifierGroup.TELEHEALTH).getFirst(), place.orElseThrow()))
                : Optional.empty();
    }
}
