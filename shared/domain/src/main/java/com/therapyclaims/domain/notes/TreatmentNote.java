package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.codes.Segment;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * A treatment note as it was written. Almost everything may be missing: that is what is being judged.
 *
 * @param timedMinutes total timed-code treatment minutes
 * @param totalMinutes total treatment minutes, timed and untimed
 * @param text free text of the note, if that is all there is
 */
public record TreatmentNote(
        Optional<LocalDate> dateOfService,
        Optional<Discipline> discipline,
        Optional<LocalTime> startTime,
        Optional<LocalTime> stopTime,
        Optional<Integer> timedMinutes,
        Optional<Integer> totalMinutes,
        List<Contributor> contributors,
        List<Goal> goals,
        List<Intervention> interventions,
        Optional<MedicalNecessity> medicalNecessity,
        Optional<Response> response,
        Optional<String> text,
        Optional<Signature> signature) {
    public TreatmentNote {
        contributors = List.copyOf(contributors);
        goals = List.copyOf(goals);
        interventions = List.copyOf(interventions);
    }

    /** A person who took part in the treatment. */
    public record Contributor(Optional<String> name, Optional<String> credential, Optional<String> npi) {}

    /**
     * A goal of the plan of care.
     *
     * @param id what interventions refer to it by
     */
    public record Goal(
            Optional<String> id,
            Optional<String> text,
            Optional<Boolean> functional,
            Optional<String> baseline,
            Optional<String> target) {}

    /** What kind of treatment an intervention is. */
    public enum Category {
        STRENGTH,
        ENDURANCE,
        RANGE_OF_MOTION,
        FLEXIBILITY,
        BALANCE,
        GAIT,
        MANUAL,
        FUNCTIONAL_TASK,
        MODALITY,
        GROUP,
        EVALUATION
    }

    /** What shows a therapist's skill (Benefit Policy Manual ch. 15 s. 220.2). */
    public enum SkilledElement {
        CUE,
        GRADE,
        FACILITATE,
        ASSESS,
        MODIFY,
        INSTRUCT
    }

    /** One intervention of the visit. */
    public record Intervention(
            Optional<String> code,
            Optional<Integer> minutes,
            Optional<FurnishedBy> furnishedBy,
            List<String> bodyRegions,
            Optional<Category> category,
            Optional<String> description,
            List<String> goalIds,
            Optional<String> impairment,
            List<SkilledElement> skilledElements,
            List<Segment> segments,
            Optional<Boolean> patientActive,
            Optional<Boolean> supervised,
            Optional<Integer> groupSize) {
        public Intervention {
            bodyRegions = List.copyOf(bodyRegions);
            goalIds = List.copyOf(goalIds);
            skilledElements = List.copyOf(skilledElements);
            segments = List.copyOf(segments);
        }
    }

    /** Why the treatment needed a therapist. */
    public record MedicalNecessity(
            Optional<String> impairment, Optional<String> functionalLimitation, Optional<String> whySkilled) {}

    /** How the patient responded. */
    public record Response(Optional<String> tolerance, List<Measure> measures) {
        public Response {
            measures = List.copyOf(measures);
        }
    }

    /** An objective measure. */
    public record Measure(
            Optional<String> name, Optional<String> value, Optional<String> unit, Optional<String> prior) {}

    /** Who signed. */
    public record Signature(Optional<String> name, Optional<String> credential, Optional<LocalDate> signedAt) {}
}
