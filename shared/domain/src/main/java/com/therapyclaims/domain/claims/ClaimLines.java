package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.codes.Segment;
import com.therapyclaims.domain.edits.LineToCheck;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.pricing.LinePrice;
import com.therapyclaims.domain.pricing.LineToPrice;
import com.therapyclaims.domain.pricing.Price;
import com.therapyclaims.domain.units.UnitCount;
import com.therapyclaims.domain.units.UnitLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a claim: the counted units with what the caller alone can know of them, the further modifiers but CQ and CO,
 * the clock times and the charge. A charge is for all of a code's minutes; where these stand on two lines (CQ-5, add-on
 * codes) it is shared by units.
 */
public record ClaimLines(List<Line> lines) {
    public ClaimLines {
        lines = List.copyOf(lines);
    }

    /**
     * A line.
     *
     * @param services 0-based places of the visit's services that the line is made from
     */
    public record Line(
            String code,
            int units,
            List<String> modifiers,
            List<Segment> segments,
            Optional<Money> charge,
            List<Integer> services) {
        public Line {
            modifiers = List.copyOf(modifiers);
            segments = List.copyOf(segments);
            services = List.copyOf(services);
        }
    }

    /** The lines of the counted units, in their order. */
    public static ClaimLines of(Visit visit, UnitCount count) {
        LineOrigin origin = new LineOrigin(visit, count);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < count.lines().size(); i++) {
            UnitLine line = count.lines().get(i);
            List<Integer> places = origin.services(i);
            List<String> modifiers = line.modifiers();
            List<Segment> segments = List.of();
            for (int place : places) {
                Visit.Service service = visit.services().get(place);
                modifiers = Lists.both(modifiers, Lists.where(service.modifiers(), sent -> !isAssistants(sent, line)));
                segments = Lists.both(segments, service.segments());
            }
            lines.add(
                    new Line(line.code(), line.units(), Lists.distinct(modifiers), segments, origin.charge(i), places));
        }
        return new ClaimLines(lines);
    }

    /** Whether an assistant furnished the line's units is counted, never taken from the caller (CQ-3, CQ-4). */
    private static boolean isAssistants(String modifier, UnitLine line) {
        return line.discipline().assistantModifier().filter(modifier::equals).isPresent();
    }

    List<LineToPrice> toPrice() {
        return Lists.map(lines, line -> new LineToPrice(line.code(), line.units(), line.modifiers(), line.charge()));
    }

    /** The lines as another claim of the day is checked beside them. */
    List<LineToCheck> toCheck() {
        return lines.stream()
                .map(line -> new LineToCheck(
                        line.code(), line.units(), line.modifiers(), line.segments(), line.charge(), Optional.empty()))
                .toList();
    }

    List<LineToCheck> toCheck(Price price) {
        List<LineToCheck> checks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            checks.add(new LineToCheck(
                    line.code(),
                    line.units(),
                    line.modifiers(),
                    line.segments(),
                    line.charge(),
                    allowed(price.lines().get(i))));
        }
        return checks;
    }

    static Optional<Money> allowed(LinePrice line) {
        return switch (line) {
            case LinePrice.Priced priced -> Optional.of(priced.allowed());
            case LinePrice.NotPriced _ -> Optional.empty();
        };
    }
}
