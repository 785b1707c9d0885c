package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.codes.DenialModifiers;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.InWords;
import com.therapyclaims.domain.rules.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * A line in its place in the patient's day.
 *
 * @param position counted from 0 over the whole day, the lines of earlier claims first, those of later ones last
 * @param index counted from 0 over the lines to price; negative for lines of the day's other claims
 * @param claim counted from 0 over the claims of the day
 * @param place where it was furnished
 * @param label how an explanation begins that concerns it
 */
record DayLine(
        int position,
        int index,
        int claim,
        PricingPlace place,
        String placeOfService,
        LineToPrice line,
        InWords label) {
    private static final int OF_EARLIER_CLAIM = -1;
    private static final int OF_LATER_CLAIM = -2;

    DayLine(int position, int index, int claim, PricingPlace place, String placeOfService, LineToPrice line) {
        this(position, index, claim, place, placeOfService, line, new Label(index, line.code()));
    }

    /** The lines of the day in their order. */
    static List<DayLine> of(PriceRequest request) {
        var day = new ArrayList<DayLine>(request.lines().size());
        int claim = 0;
        for (OtherClaim earlier : request.earlier()) {
            addOther(earlier, OF_EARLIER_CLAIM, claim++, day);
        }
        for (int index = 0; index < request.lines().size(); index++) {
            day.add(new DayLine(
                    day.size(),
                    index,
                    claim,
                    request.place(),
                    request.placeOfService(),
                    request.lines().get(index)));
        }
        for (OtherClaim later : request.later()) {
            addOther(later, OF_LATER_CLAIM, ++claim, day);
        }
        return day;
    }

    private static void addOther(OtherClaim other, int index, int claim, List<DayLine> day) {
        for (LineToPrice line : other.lines()) {
            day.add(new DayLine(day.size(), index, claim, other.place(), other.placeOfService(), line));
        }
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

    private record Label(int index, String code) implements InWords {
        @Override
        public String toString() {
            return Text.of("%s", this);
        }

        @Override
        public void writeTo(StringBuilder text) {
            switch (index) {
                case OF_EARLIER_CLAIM -> text.append("Earlier claim");
                case OF_LATER_CLAIM -> text.append("Later claim");
                default -> text.append("Line ").append(index + 1);
            }
            text.append(" (").append(code).append("): ");
        }
    }
}
