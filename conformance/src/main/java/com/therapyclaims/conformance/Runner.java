package com.therapyclaims.conformance;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Sends every case of a suite to an API, one after the other. */
public final class Runner {
    private final Api api;
    private final String practice;

    /**
     * A runner against an API.
     *
     * @param practice the practice of the API's key: contracts of cases are uploaded for it
     */
    public Runner(Api api, String practice) {
        this.api = api;
        this.practice = practice;
    }

    /** Runs the suite. An API that does not answer fails the case; the run goes on. */
    public Report run(Suite suite) {
        Contracts contracts = new Contracts(api, practice, suite);
        Optional<String> unreachable = published(contracts);
        return new Report(suite.cases().stream()
                .map(one -> new Outcome(one, differences(one, contracts, unreachable)))
                .toList());
    }

    private static Optional<String> published(Contracts contracts) {
        try {
            contracts.publish();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }

    private List<Difference> differences(Case one, Contracts contracts, Optional<String> unreachable) {
        Optional<String> missing = contracts
                .missing(one)
                .or(() -> unreachable.filter(_ -> one.contract().isPresent()));
        if (missing.isPresent()) {
            return List.of(new Difference("", "a published contract", missing.get()));
        }
        try {
            return one.expect().differences(api.send(one));
        } catch (IOException e) {
            return List.of(new Difference("", "an answer", e.toString()));
        }
    }
}
