package com.therapyclaims.benchmarks.coldstart;

import com.therapyclaims.benchmarks.coldstart.Starter.FirstAnswer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A function and what has been measured of it.
 *
 * @param subject the function
 * @param classes what it loads
 * @param cacheMegabytes the size of the cache its training run wrote
 * @param runs the runs by mode, filled as they are made
 */
record Measured(Subject subject, ClassCount classes, double cacheMegabytes, Map<Mode, List<FirstAnswer>> runs) {
    private static final String PRIMING_EVENT = "priming.json";

    /** A snapshot is measured of what is primed for one. */
    List<Mode> modes() {
        boolean isPrimed = Files.exists(subject.function().code().resolve(PRIMING_EVENT));
        return isPrimed ? List.of(Mode.PLAIN, Mode.AOT_CACHE, Mode.SNAPSHOT) : List.of(Mode.PLAIN, Mode.AOT_CACHE);
    }

    void add(Mode mode, FirstAnswer run) {
        runs.computeIfAbsent(mode, _ -> new ArrayList<>()).add(run);
    }

    Optional<Double> median(Mode mode, ToDoubleFunction<FirstAnswer> time) {
        List<FirstAnswer> made = runs.getOrDefault(mode, List.of());
        return made.isEmpty()
                ? Optional.empty()
                : Optional.of(made.stream().mapToDouble(time).sorted().toArray()[made.size() / 2]);
    }

    String lastBody() {
        return runs.get(Mode.PLAIN).getLast().body();
    }
}
