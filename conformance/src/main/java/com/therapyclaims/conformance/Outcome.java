package com.therapyclaims.conformance;

import java.util.List;

/**
 * How the API did on a case.
 *
 * @param at the request that was answered last, as it was sent
 * @param differences where its answer is not as expected; empty if the case passed
 */
public record Outcome(Case of, Request at, List<Difference> differences) {
    public Outcome {
        differences = List.copyOf(differences);
    }

    boolean passed() {
        return differences.isEmpty();
    }
}
