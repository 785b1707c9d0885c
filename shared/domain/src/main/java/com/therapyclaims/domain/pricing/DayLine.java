package com.therapyclaims.domain.pricing;

import java.util.ArrayList;
import java.util.List;

/**
 * A line in its place in the patient's day.
 *
 * @param position counted from 0 over the whole day, the lines of earlier claims first
 * @param index counted from 0 over the lines to price; negative for lines of earlier claims
 */
record DayLine(int position, int index, LineToPrice line) {

    /** The lines of the day in their order. */
    static List<DayLine> of(PriceRequest request) {
        var day = new ArrayList<DayLine>();
        for (LineToPrice line : request.earlierLines()) {
            day.add(new DayLine(day.size(), -1, line));
        }
        int index = 0;
        for (LineToPrice line : request.lines()) {
            day.add(new DayLine(day.size(), index, line));
            index++;
        }
        return day;
    }

    /** Whether an earlier claim of the day has this line: it counts and is not priced again. */
    boolean earlier() {
        return index < 0;
    }

    /** JSON pointer of the line in the request. */
    String pointer() {
        return "/lines/" + index;
    }

    /** How an explanation begins that concerns the line. */
    String label() {
        return earlier()
                ? "Earlier claim (%s): ".formatted(line.code())
                : "Line %d (%s): ".formatted(index + 1, line.code());
    }
}
