package com.therapyclaims.benchmarks.coldstart;

import java.util.List;
import java.util.Map;

/** The ways Lambda starts a function. */
enum Mode {
    /** A zip on the managed runtime, which stops at the first tier of the JIT. */
    PLAIN(List.of("-XX:TieredStopAtLevel=1"), Map.of()),
    /** A container image with the cache of a training run: everything on one class path, as the cache wants it. */
    AOT_CACHE(List.of("-XX:TieredStopAtLevel=1"), Map.of()),
    /** A snapshot is taken after the hooks have run; with snapshots the managed runtime has all tiers of the JIT. */
    SNAPSHOT(
            List.of("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"),
            Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));

    private final List<String> flags;
    private final Map<String, String> environment;

    Mode(List<String> flags, Map<String, String> environment) {
        this.flags = flags;
        this.environment = environment;
    }

    List<String> flags() {
        return flags;
    }

    Map<String, String> environment() {
        return environment;
    }
}
