package com.therapyclaims.conformance;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends every case of a suite to an API, one after the other. */
public final class Runner {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

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
                .map(one -> outcome(one, contracts, unreachable))
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

    private Outcome outcome(Case one, Contracts contracts, Optional<String> unreachable) {
        Optional<String> missing = contracts
                .missing(one)
                .or(() -> unreachable.filter(_ -> one.contract().isPresent()));
        if (missing.isPresent()) {
            return new Outcome(one, one.request(), List.of(new Difference("", "a published contract", missing.get())));
        }
        Placeholders placeholders = new Placeholders();
        for (Request earlier : one.before()) {
            Outcome outcome = outcome(one, earlier, placeholders);
            if (!outcome.passed()) {
                return outcome;
            }
        }
        return outcome(one, one.request(), placeholders);
    }

    private Outcome outcome(Case one, Request written, Placeholders placeholders) {
        List<Difference> missing = placeholders.missing(written);
        if (!missing.isEmpty()) {
            return new Outcome(one, written, missing);
        }
        Request request = placeholders.fill(written);
        try {
            Waiting waiting = Waiting.atMost(one.before().isEmpty() ? Duration.ZERO : PATIENCE);
            while (true) {
                Answer answer =
                        api.send(request.method(), request.path(), request.body(), placeholders.ifMatch(request));
                List<Difference> differences = request.expectation().differences(answer);
                // What was archived a moment ago may show a moment later.
                if (differences.isEmpty() || !request.onlyReads() || waiting.isOver()) {
                    placeholders.answered(answer);
                    return new Outcome(one, request, differences);
                }
                waiting.untilTheNextLook();
            }
        } catch (IOException e) {
            return new Outcome(one, request, List.of(new Difference("", "an answer", e.toString())));
        }
    }
}
