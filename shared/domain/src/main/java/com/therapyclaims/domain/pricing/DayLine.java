package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.codes.DenialModifiers;
import com.therapyclaims.domain.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * A line in its place in the patient's day.
 *
 * @param position counted from 0 over the whole day, the lines of earlier claims first, those of later ones last
 * @param index counted from 0 over the lines to price; negative for lines of the day's other claims
 */
record DayLine(int position, int index, LineToPrice line) {
    private static final int OF_EARLIER_CLAIM = -1;
    private static final int OF_LATER_CLAIM = -2;

    /** The lines of the day in their order. */
    static List<DayLine> of(PriceRequest request) {
        var day = new ArrayList<DayLine>();
        for (LineToPrice line : request.earlierLines()) {
            day.add(new DayLine(day.size(), OF_EARLIER_CLAIM, line));
        }
        int index = 0;
        for (LineToPrice line : request.lines()) {
            day.add(new DayLine(day.size(), index, line));
            index++;
        }
        for (LineToPrice line : request.laterLines()) {
            day.add(new DayLine(day.size(), OF_LATER_CLAIM, line));
        }
        return day;
    }

    /** Whether another claim of the day has this line: it counts and is not priced here. */
    boolean ofAnotherClaim() {
        return index < 0;
    }

    /** Whether its own modifiers deny it (C-8): it takes nothing of what the day's lines share. */
    boolean denied() {
        return DenialModifiers.on(line.modifiers());
    }

    /** What is open of the deductible for it: a denied line takes none. */
    Money open(Money deductible) {
        return denied() ? Money.ZERO : deductible;
    }

    /** JSON pointer of the line in the request. */
    String pointer() {
        return "/lines/" + index;
    }

    /** How an explanation begins that concerns the line. */
    String label() {
        return switch (index) {
            case OF_EARLIER_CLAIM -> "Earlier claim (" + line.code() + "): ";
            case OF_LATER_CLAIM -> "Later claim (" + line.code() + "): ";
            default -> "Line " + (index + 1) + " (" + line.code() + "): ";
        };
    }
}
