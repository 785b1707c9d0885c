package com.therapyclaims.conformance;

import java.util.List;

/**
 * How the API did on a case.
 *
 * @param differences where the answer is not as expected; empty if it passed
 */
public record Outcome(Case of, List<Difference> differences) {
    public Outcome {
        differences = List.copyOf(differences);
    }

    boolean passed() {
        return differences.isEmpty();
    }
}
