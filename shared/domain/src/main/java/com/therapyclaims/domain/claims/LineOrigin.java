package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.codes.TherapyCodes;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.units.UnitCount;
import com.therapyclaims.domain.units.UnitLine;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which of a visit's services the counted lines come from. A line comes from the services of its own code and discipline;
 * where none was recorded under its code, from those of the code it continues or that continues it, with which it was
 * counted (1.3: 97129 and 97130). Where therapist and assistant have a line each, what was said of a service goes with
 * whoever furnished it (CQ-5), and the charge is shared.
 */
final class LineOrigin {
    private final Visit visit;
    private final Discipline ofTheVisit;
    private final List<UnitLine> lines;
    private final List<List<Integer>> counted;

    LineOrigin(Visit visit, UnitCount count) {
        this.visit = visit;
        this.ofTheVisit = VisitDiscipline.of(visit).discipline();
        this.lines = count.lines();
        this.counted = Lists.map(lines, this::countedServices);
    }

    /** The 0-based places of the services that a line is made from. */
    List<Integer> services(int line) {
        List<Integer> all = counted.get(line);
        boolean assistant = lines.get(line).assistant();
        boolean shared = Lists.any(sharing(line), other -> lines.get(other).assistant() != assistant);
        if (!shared) {
            return all;
        }
        List<Integer> furnished =
                Lists.where(all, place -> (service(place).furnishedBy() == FurnishedBy.ASSISTANT) == assistant);
        return furnished.isEmpty() ? all : furnished;
    }

    /**
     * The line's part of the charges for all the minutes it was counted with, by units; the last line takes the odd cents,
     * so that the lines add up to what was charged. Empty if nothing was charged.
     */
    Optional<Money> charge(int line) {
        List<Integer> sharing = sharing(line);
        Optional<Money> whole = Optional.empty();
        for (int place : counted.get(line)) {
            Optional<Money> charge = service(place).charge();
            whole = whole.isPresent() && charge.isPresent()
                    ? Optional.of(whole.get().plus(charge.get()))
                    : whole.or(() -> charge);
        }
        return sharing.size() == 1
                ? whole
                : whole.map(charge -> charge.share(
                        Lists.map(sharing, other -> lines.get(other).units()), sharing.indexOf(line)));
    }

    /** The lines that were counted from the same services. */
    private List<Integer> sharing(int line) {
        return Lists.places(lines, other -> counted.get(other).equals(counted.get(line)));
    }

    private List<Integer> countedServices(UnitLine line) {
        List<Integer> own = places(line, line.code()::equals);
        return own.isEmpty() ? places(line, code -> isCountedWith(line.code(), code)) : own;
    }

    private List<Integer> places(UnitLine line, Predicate<String> code) {
        return Lists.places(
                visit.services(),
                place -> code.test(service(place).code())
                        && service(place).discipline().orElse(ofTheVisit) == line.discipline());
    }

    private boolean isCountedWith(String line, String service) {
        return continues(line, service) || continues(service, line);
    }

    private boolean continues(String code, String first) {
        return TherapyCodes.find(code, visit.dateOfService())
                .filter(TherapyCode::timed)
                .flatMap(TherapyCode::addOnTo)
                .filter(first::equals)
                .isPresent();
    }

    private Visit.Service service(int place) {
        return visit.services().get(place);
    }
}
