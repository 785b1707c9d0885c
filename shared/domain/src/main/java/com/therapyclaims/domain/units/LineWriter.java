package com.therapyclaims.domain.units;

import com.therapyclaims.domain.codes.TherapyCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the claim lines of a counted service.
 *
 * <p>Every recorded minute stands on one line or one unbilled entry, once. One line carries all minutes of its service.
 * Where therapist and assistant have a line each, each line carries its own furnisher's minutes, those of leftover units
 * too. Where an add-on has units, the first code's line carries its own length and the add-on's the rest; the first code
 * stands with the one who recorded more minutes under it, the therapist where equal. Where code and add-on were decided
 * apart, each line carries what was recorded under its code.
 */
final class LineWriter {
    private LineWriter() {}

    /** Lines of a service with at least one unit: first code before add-on, therapist before assistant. */
    static List<UnitLine> lines(PooledService service, AssistantSplit.Units units) {
        var worked = service.worked();
        if (units.therapist() == 0 || units.assistant() == 0) {
            boolean assistant = units.assistant() > 0;
            return side(service, assistant, units.therapist() + units.assistant(), billedMinutes(service, units), true);
        }
        if (!service.pooled() && service.recordedApart()) {
            return apart(service, units);
        }
        boolean assistantFirst = service.addOn().isPresent() && recordedFirst(service);
        var lines = new ArrayList<UnitLine>();
        lines.addAll(
                side(service, assistantFirst, count(units, assistantFirst), minutes(worked, assistantFirst), true));
        lines.addAll(side(
                service,
                !assistantFirst,
                count(units, !assistantFirst),
                minutes(worked, !assistantFirst),
                service.addOn().isEmpty()));
        return lines;
    }

    /** The first code and its add-on, each with all minutes recorded under it. */
    private static List<UnitLine> apart(PooledService service, AssistantSplit.Units units) {
        TherapyCode addOn = service.addOn().orElseThrow();
        boolean assistantFirst = units.firstIsAssistants();
        return List.of(
                line(
                        service,
                        service.code(),
                        assistantFirst,
                        1,
                        service.recordedAs(service.code()).total()),
                line(
                        service,
                        addOn,
                        !assistantFirst,
                        count(units, !assistantFirst),
                        service.recordedAs(addOn).total()));
    }

    /** An add-on without units keeps its own recorded minutes, unless nothing was recorded under the first code. */
    static int unbilledAddOnMinutes(PooledService service, TherapyCode addOn) {
        return service.recordedAs(service.code()).total() == 0
                ? 0
                : service.recordedAs(addOn).total();
    }

    private static int billedMinutes(PooledService service, AssistantSplit.Units units) {
        boolean addOnUnbilled = units.therapist() + units.assistant() == 1;
        return service.minutes()
                - service.addOn()
                        .filter(_ -> addOnUnbilled)
                        .map(addOn -> unbilledAddOnMinutes(service, addOn))
                        .orElse(0);
    }

    /** One furnisher's lines; {@code first} where the first code's unit is among theirs. */
    private static List<UnitLine> side(
            PooledService service, boolean assistant, int units, int minutes, boolean first) {
        var addOn = service.addOn();
        if (addOn.isEmpty() || (first && units == 1)) {
            return List.of(line(service, service.code(), assistant, units, minutes));
        }
        if (!first) {
            return List.of(line(service, addOn.get(), assistant, units, minutes));
        }
        int firstMinutes = Math.min(minutes, service.code().unitMinutes());
        return List.of(
                line(service, service.code(), assistant, 1, firstMinutes),
                line(service, addOn.get(), assistant, units - 1, minutes - firstMinutes));
    }

    private static UnitLine line(PooledService service, TherapyCode code, boolean assistant, int units, int minutes) {
        var modifiers = new ArrayList<String>();
        modifiers.add(service.discipline().modifier());
        if (assistant) {
            service.discipline().assistantModifier().ifPresent(modifiers::add);
        }
        return new UnitLine(code.code(), service.discipline(), minutes, units, code.timed(), assistant, modifiers);
    }

    private static boolean recordedFirst(PooledService service) {
        var first = service.recordedAs(service.code());
        return first.assistant() > first.therapist();
    }

    private static int count(AssistantSplit.Units units, boolean assistant) {
        return assistant ? units.assistant() : units.therapist();
    }

    private static int minutes(WorkedMinutes worked, boolean assistant) {
        return assistant ? worked.assistant() : worked.therapist();
    }
}
