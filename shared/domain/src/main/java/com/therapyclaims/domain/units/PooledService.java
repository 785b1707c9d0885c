package com.therapyclaims.domain.units;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.codes.TherapyCode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A day's minutes of one service by one discipline: its episodes, sessions and therapists together (U-9). A code that an
 * add-on continues (97129 with 97130) is one service: its first unit is the first code's, the others are the add-on's.
 *
 * @param code the code of the first unit
 * @param addOn the code of the units after the first, where the code has one
 * @param recorded minutes as the note recorded them by code, in note order; never empty
 * @param worked all of them together
 * @param furnishedBy who furnished entries of it, with minutes or without
 * @param indices where the service stands in the request
 */
record PooledService(
        Discipline discipline,
        TherapyCode code,
        Optional<TherapyCode> addOn,
        Map<String, WorkedMinutes> recorded,
        WorkedMinutes worked,
        Set<FurnishedBy> furnishedBy,
        List<Integer> indices) {
    PooledService {
        recorded = recorded.size() == 1
                ? Map.copyOf(recorded)
                : Collections.unmodifiableMap(new LinkedHashMap<>(recorded));
        furnishedBy = Set.copyOf(furnishedBy);
        indices = List.copyOf(indices);
    }

    /** The entries of one service together, none of them of another discipline. */
    static PooledService of(
            TherapyCode code, Optional<TherapyCode> addOn, List<ServiceMinutes> entries, List<Integer> indices) {
        ServiceMinutes first = entries.getFirst();
        WorkedMinutes worked = WorkedMinutes.of(first);
        Map<String, WorkedMinutes> recorded = Map.of(first.code(), worked);
        Set<FurnishedBy> furnishedBy = Set.of(first.furnishedBy());
        if (entries.size() > 1) {
            recorded = new LinkedHashMap<>(recorded);
            furnishedBy = EnumSet.copyOf(furnishedBy);
            for (ServiceMinutes entry : entries.subList(1, entries.size())) {
                WorkedMinutes further = WorkedMinutes.of(entry);
                worked = worked.plus(further);
                recorded.merge(entry.code(), further, WorkedMinutes::plus);
                furnishedBy.add(entry.furnishedBy());
            }
        }
        return new PooledService(first.discipline(), code, addOn, recorded, worked, furnishedBy, indices);
    }

    int minutes() {
        return worked().total();
    }

    boolean pooled() {
        return code.pooled();
    }

    /** Whether its code and the code's add-on are both recorded, so that the minutes of each are known. */
    boolean recordedApart() {
        return recordedAs(code).total() > 0
                && addOn.filter(further -> recordedAs(further).total() > 0).isPresent();
    }

    /** Minutes recorded under this very code. */
    WorkedMinutes recordedAs(TherapyCode one) {
        return recorded.getOrDefault(one.code(), WorkedMinutes.NONE);
    }

    /** The code or codes the note recorded, for texts. */
    String name() {
        return recorded.size() == 1 ? recorded.keySet().iterator().next() : String.join(" with ", recorded.keySet());
    }

    /** Whether the therapist's choice may mean this service. */
    boolean isCalled(String chosen) {
        return code.code().equals(chosen)
                || recorded.containsKey(chosen)
                || addOn.filter(further -> further.code().equals(chosen)).isPresent();
    }

    /** JSON pointer of the service's first entry in the request. */
    String pointer() {
        return pointerTo(indices.getFirst());
    }

    static String pointerTo(int index) {
        return "/services/" + index;
    }
}
