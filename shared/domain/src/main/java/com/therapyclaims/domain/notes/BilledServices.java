package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.codes.ModifierGroup;
import com.therapyclaims.domain.lists.Lists;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The billed lines by what they bill: which units of which service of which discipline, and on which line. */
final class BilledServices {
    private final List<BilledLine> lines;
    private final BilledDisciplines disciplines;
    private final Map<FurnishedService, Integer> units = new LinkedHashMap<>();

    BilledServices(NoteUnderReview note) {
        this.lines = note.request().billedLines().orElse(List.of());
        this.disciplines = note.disciplines();
        lines.forEach(
                line -> serviceOf(line).ifPresent(service -> units.merge(service, line.units(), BilledServices::sum)));
    }

    /** The units of two lines; so many as an {@code int} holds, if they are more. */
    static int sum(int one, int other) {
        return Math.clamp((long) one + other, 0, Integer.MAX_VALUE);
    }

    private Optional<FurnishedService> serviceOf(BilledLine line) {
        return disciplines.of(line).map(discipline -> new FurnishedService(line.code(), discipline));
    }

    /** Those whose discipline is known, in the order of the lines. */
    List<FurnishedService> all() {
        return List.copyOf(units.keySet());
    }

    /** How many units of it are billed. */
    int units(FurnishedService service) {
        return units.getOrDefault(service, 0);
    }

    /** How many of them carry an assistant's modifier. */
    int unitsMarked(FurnishedService service) {
        long marked = Lists.total(Lists.where(lines, line -> isMarked(line) && isOf(service, line)), BilledLine::units);
        return Math.clamp(marked, 0, Integer.MAX_VALUE);
    }

    private static boolean isMarked(BilledLine line) {
        return Lists.any(line.modifiers(), modifier -> ModifierGroup.of(modifier) == ModifierGroup.ASSISTANT);
    }

    /** Where its first line stands in the request, or where all lines do if it has none. */
    String pointerTo(FurnishedService service) {
        for (int i = 0; i < lines.size(); i++) {
            if (isOf(service, lines.get(i))) {
                return "/billedLines/" + i;
            }
        }
        return "/billedLines";
    }

    /** What it is called in a finding: with its discipline, where there are several. */
    String named(FurnishedService service) {
        return disciplines.several()
                ? service.code() + " " + service.discipline().modifier()
                : service.code();
    }

    private boolean isOf(FurnishedService service, BilledLine line) {
        return serviceOf(line).filter(service::equals).isPresent();
    }
}
