package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Text;
import java.time.LocalDate;
import java.util.Optional;

/** What a plan of care must state, and that it stood before the treatment (Benefit Policy Manual ch. 15 s. 220.1.2). */
final class PlanOfCareFields {
    static final String CHECK = "PLAN_OF_CARE_CONTENT";

    private PlanOfCareFields() {}

    static void run(PlanOfCare plan, Optional<LocalDate> dateOfService, Review review) {
        require(!Said.nothing(plan.diagnoses()), FindingCode.POC_DIAGNOSIS_MISSING, "diagnoses", review);
        require(!Said.nothing(plan.goals()), FindingCode.POC_GOAL_MISSING, "goals", review);
        require(!Said.nothing(plan.type()), FindingCode.POC_TYPE_MISSING, "type", review);
        require(!Said.nothing(plan.amount()), FindingCode.POC_AMOUNT_MISSING, "amount", review);
        require(!Said.nothing(plan.frequency()), FindingCode.POC_FREQUENCY_MISSING, "frequency", review);
        boolean durationKnown =
                !Said.nothing(plan.duration()) || plan.durationDays().isPresent();
        require(durationKnown, FindingCode.POC_DURATION_MISSING, "duration", review);
        establishedBeforeTreatment(plan, dateOfService, review);
        review.covered(CHECK, Manual.PLAN_OF_CARE);
    }

    private static void require(boolean stated, FindingCode missing, String field, Review review) {
        if (!stated) {
            review.find(missing, "/planOfCare/" + field, missing.message());
        }
    }

    /** No plan stands before the evaluation it rests on. */
    private static void establishedBeforeTreatment(PlanOfCare plan, Optional<LocalDate> dateOfService, Review review) {
        if (plan.established().isPresent()) {
            before(dateOfService, plan.established(), "established", "The plan of care was established", review);
        } else {
            before(dateOfService, plan.initialEvaluation(), "initialEvaluation", "The initial evaluation was", review);
        }
    }

    private static void before(
            Optional<LocalDate> dateOfService, Optional<LocalDate> day, String field, String what, Review review) {
        if (day.isPresent() && dateOfService.filter(day.get()::isAfter).isPresent()) {
            review.find(
                    FindingCode.POC_ESTABLISHED_AFTER_TREATMENT,
                    "/planOfCare/" + field,
                    Text.of("%s on %s, after the treatment of %s.", what, day.get(), dateOfService.get()));
        }
    }
}
