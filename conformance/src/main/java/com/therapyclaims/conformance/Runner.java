package com.therapyclaims.conformance;

import java.io.IOException;
import java.util.List;

/** Sends every case of a suite to an API, one after the other. */
public final class Runner {
    private final Api api;

    /** A runner against an API. */
    public Runner(Api api) {
        this.api = api;
    }

    /** Runs the suite. An API that does not answer fails the case; the run goes on. */
    public Report run(Suite suite) {
        return new Report(suite.cases().stream()
                .map(one -> new Outcome(one, differences(one)))
                .toList());
    }

    private List<Difference> differences(Case one) {
        try {
            return one.expect().differences(api.send(one));
        } catch (IOException e) {
            return List.of(new Difference("", "an answer", e.toString()));
        }
    }
}
