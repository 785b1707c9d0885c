package com.therapyclaims.domain.units;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.TherapyCode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A day's minutes of one service by one discipline: its episodes, sessions and therapists together (U-9). A code that an
 * add-on continues (97129 with 97130) is one service: its first unit is the first code's, the others are the add-on's.
 *
 * @param code the code of the first unit
 * @param addOn the code of the units after the first, where the code has one
 * @param recorded minutes as the note recorded them by code, in note order; never empty
 * @param worked all of them together
 * @param indices where the service stands in the request
 */
record PooledService(
        Discipline discipline,
        TherapyCode code,
        Optional<TherapyCode> addOn,
        Map<String, WorkedMinutes> recorded,
        WorkedMinutes worked,
        List<Integer> indices) {
    PooledService {
        recorded = Collections.unmodifiableMap(new LinkedHashMap<>(recorded));
        indices = List.copyOf(indices);
    }

    int minutes() {
        return worked().total();
    }

    boolean pooled() {
        return code.pooled();
    }

    /** Minutes recorded under this very code. */
    WorkedMinutes recordedAs(TherapyCode one) {
        return recorded.getOrDefault(one.code(), WorkedMinutes.NONE);
    }

    /** The code or codes the note recorded, for texts. */
    String name() {
        return String.join(" with ", recorded.keySet());
    }

    /** Whether the therapist's choice may mean this service. */
    boolean isCalled(String chosen) {
        return code.code().equals(chosen) || recorded.containsKey(chosen);
    }

    /** JSON pointer of the service's first entry in the request. */
    String pointer() {
        return pointerTo(indices.getFirst());
    }

    static String pointerTo(int index) {
        return "/services/" + index;
    }
}
