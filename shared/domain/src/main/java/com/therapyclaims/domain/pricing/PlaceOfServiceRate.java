package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.InWords;
import com.therapyclaims.domain.rules.Sentence;
import java.util.List;
import java.util.Set;

/**
 * Which of the two rates, outside or in a facility, holds at a place of service (C-5): outpatient therapy under a plan is paid at the non-facility
 * rate in every setting. A line is under a plan when it carries GP, GO or GN, or when its code is always therapy.
 */
final class PlaceOfServiceRate {
    /** Places of service paid at the facility rate (Claims Processing Manual ch. 26 s. 10.5). */
    private static final Set<String> FACILITIES =
            Set.of("02", "19", "21", "22", "23", "24", "26", "31", "34", "41", "42", "51", "52", "53", "56", "61");

    private PlaceOfServiceRate() {}

    /**
     * Which of the two rates, and why.
     *
     * @param facility whether it is the facility's
     * @param reason in words, for the explanation
     */
    record Choice(boolean facility, InWords reason) {
        /** The one of two figures that the rate takes. */
        <T> T of(T nonFacilityFigure, T facilityFigure) {
            return facility ? facilityFigure : nonFacilityFigure;
        }
    }

    /** Whether the place is one that is paid at the facility rate. */
    static boolean isFacility(String placeOfService) {
        return FACILITIES.contains(placeOfService);
    }

    static Choice choose(boolean therapyMppr, List<String> modifiers, String placeOfService) {
        if (!isFacility(placeOfService)) {
            return new Choice(false, Sentence.of("place of service %s is no facility", placeOfService));
        }
        if (therapyMppr || underTherapyPlan(modifiers)) {
            return new Choice(
                    false,
                    Sentence.of(
                            "therapy under a plan is paid at the non-facility rate in every setting, place of service %s too",
                            placeOfService));
        }
        return new Choice(
                true,
                Sentence.of(
                        "place of service %s is a facility and the line carries no therapy modifier", placeOfService));
    }

    private static boolean underTherapyPlan(List<String> modifiers) {
        return Lists.any(Discipline.ALL, discipline -> modifiers.contains(discipline.modifier()));
    }
}
