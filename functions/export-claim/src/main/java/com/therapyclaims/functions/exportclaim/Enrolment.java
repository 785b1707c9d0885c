package com.therapyclaims.functions.exportclaim;

import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.x12.Submitter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who files of claims say they come from, as far as the installation was told; empty texts are not known.
 *
 * @param id the electronic transmitter id
 * @param name the name claims are submitted under
 * @param email where a payer asks back
 * @param production whether files are meant to be paid
 */
record Enrolment(String id, String name, String email, boolean production) {
    /**
     * The submitter.
     *
     * @throws ProblemException 422 naming each parameter of the stack that is not set, or that X12 cannot carry: nothing is
     *     made up in its place
     */
    Submitter submitter() throws ProblemException {
        Map<String, String> parameters =
                new TreeMap<>(Map.of("SubmitterId", id, "SubmitterName", name, "SubmitterEmail", email));
        List<String> missing = parameters.entrySet().stream()
                .filter(parameter -> parameter.getValue().isBlank())
                .map(Map.Entry::getKey)
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemException(Problem.unprocessable(
                    "incomplete-submitter",
                    "Incomplete submitter",
                    "The installation does not know who submits: its operator sets " + String.join(", ", missing)
                            + "."));
        }
        List<String> unusable = parameters.entrySet().stream()
                .filter(parameter -> !isCarried(parameter.getKey(), parameter.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!unusable.isEmpty()) {
            throw new ProblemException(Problem.unprocessable(
                    "incomplete-submitter",
                    "Incomplete submitter",
                    "A file cannot carry who submits: its operator sets " + String.join(", ", unusable)
                            + " otherwise, in letters X12 carries; the id as 2 to 15 of them, in capitals."));
        }
        return new Submitter(id, name, email, production);
    }

    private static boolean isCarried(String parameter, String value) {
        return parameter.equals("SubmitterId") ? Submitter.isId(value) : Submitter.isText(value);
    }
}
