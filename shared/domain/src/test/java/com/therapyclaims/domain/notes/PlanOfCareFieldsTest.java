package com.therapyclaims.domain.notes;

import static com.therapyclaims.domain.notes.NoteAssert.codes;
import static com.therapyclaims.domain.notes.NoteAssert.coverage;
import static com.therapyclaims.domain.notes.NoteAssert.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.rules.FindingCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Benefit Policy Manual ch. 15 s. 220.1.2: what a plan of care states. */
class PlanOfCareFieldsTest {
    @Test
    void eachPartOfThePlanIsRequired() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06").signed("2025-01-10");
        plan.diagnoses = List.of();
        plan.goals = List.of(" ");
        plan.type = Optional.empty();
        plan.amount = Optional.empty();
        plan.frequency = Optional.empty();
        plan.duration = Optional.empty();

        assertThat(codes(plan.visit("2025-02-03")))
                .contains(
                        "POC.DIAGNOSIS_MISSING",
                        "POC.GOAL_MISSING",
                        "POC.TYPE_MISSING",
                        "POC.AMOUNT_MISSING",
                        "POC.FREQUENCY_MISSING",
                        "POC.DURATION_MISSING");
    }

    @Test
    void aWholePlanLacksNothing() {
        assertThat(codes(PlanBuilder.from("2025-01-06").signed("2025-01-10").visit("2025-02-03")))
                .noneMatch(code -> code.startsWith("POC."));
    }

    @Test
    void thePlanStandsBeforeTheTreatment() {
        PlanBuilder plan = PlanBuilder.from("2025-02-03").signed("2025-02-05");
        plan.established = Optional.of(LocalDate.of(2025, 2, 4));

        assertThat(only(plan.visit("2025-02-03"), FindingCode.POC_ESTABLISHED_AFTER_TREATMENT)
                        .message())
                .contains("2025-02-04", "2025-02-03");
    }

    @Test
    void noTreatmentComesBeforeTheEvaluationThatThePlanRestsOn() {
        PlanBuilder plan = PlanBuilder.from("2025-02-03").signed("2025-02-05");
        plan.established = Optional.empty();

        assertThat(only(plan.visit("2025-01-27"), FindingCode.POC_ESTABLISHED_AFTER_TREATMENT)
                        .message())
                .contains("2025-02-03", "2025-01-27");
        assertThat(codes(plan.visit("2025-02-03"))).doesNotContain("POC.ESTABLISHED_AFTER_TREATMENT");
    }

    @Test
    void aPlanOfTheSameDayIsAllowed() {
        assertThat(codes(PlanBuilder.from("2025-02-03").signed("2025-02-05").visit("2025-02-03")))
                .doesNotContain("POC.ESTABLISHED_AFTER_TREATMENT");
    }

    @Test
    void withoutAPlanNothingOfItIsJudged() {
        NoteValidation validation = NoteBuilder.complete().validate();

        assertThat(codes(validation)).noneMatch(code -> code.startsWith("POC."));
        assertThat(coverage(validation, "PLAN_OF_CARE_CONTENT").checked()).isFalse();
        assertThat(coverage(validation, "PLAN_OF_CARE_CERTIFICATION").checked()).isFalse();
        assertThat(coverage(validation, "PROGRESS_REPORT").checked()).isFalse();
    }
}
