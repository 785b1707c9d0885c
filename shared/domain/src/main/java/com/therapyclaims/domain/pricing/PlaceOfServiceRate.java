package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.schedules.RelativeValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Which practice expense holds at a place of service (C-5): outpatient therapy under a plan is paid at the non-facility
 * rate in every setting. A line is under a plan when it carries GP, GO or GN, or when its code is always therapy.
 */
final class PlaceOfServiceRate {
    /** Places of service paid at the facility rate (Claims Processing Manual ch. 26 s. 10.5). */
    private static final Set<String> FACILITIES =
            Set.of("02", "19", "21", "22", "23", "24", "26", "31", "34", "41", "42", "51", "52", "53", "56", "61");

    private PlaceOfServiceRate() {}

    /**
     * The practice expense and why.
     *
     * @param matters whether the two rates differ, so that the choice needs an explanation
     */
    record Choice(BigDecimal practiceExpense, String reason, boolean matters) {}

    static Choice choose(RelativeValue row, List<String> modifiers, String placeOfService) {
        boolean matters = row.nonFacilityPracticeExpense().compareTo(row.facilityPracticeExpense()) != 0;
        if (!FACILITIES.contains(placeOfService)) {
            return nonFacility(row, "place of service " + placeOfService + " is no facility", matters);
        }
        if (row.therapyMppr() || underTherapyPlan(modifiers)) {
            return nonFacility(
                    row,
                    "therapy under a plan is paid at the non-facility rate in every setting, place of service "
                            + placeOfService + " too",
                    matters);
        }
        return new Choice(
                row.facilityPracticeExpense(),
                "place of service %s is a facility and the line carries no therapy modifier".formatted(placeOfService),
                matters);
    }

    private static Choice nonFacility(RelativeValue row, String reason, boolean matters) {
        return new Choice(row.nonFacilityPracticeExpense(), reason, matters);
    }

    private static boolean underTherapyPlan(List<String> modifiers) {
        return Arrays.stream(Discipline.values()).map(Discipline::modifier).anyMatch(modifiers::contains);
    }
}
