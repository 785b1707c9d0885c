package com.therapyclaims.http;

import com.therapyclaims.http.json.Fault;
import java.util.List;

/** Query parameters that are true or false. */
public final class QueryBooleans {
    private QueryBooleans() {}

    /**
     * Whether the parameter of this name is true; false if it was not sent.
     *
     * @throws ProblemException 400 if it was sent and is neither of the two words, which nobody should have to guess
     */
    public static boolean isTrue(ApiRequest request, String name) throws ProblemException {
        return switch (request.queryParameters().getOrDefault(name, "false")) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new ProblemException(Problem.invalidRequest(List.of(
                        new Fault("", Fault.Kind.ENUM, "The query parameter " + name + " must be true or false."))));
        };
    }
}
