package com.therapyclaims.functions.archiveclaim;

import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.json.Fault;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the headers of a write say. */
final class ClaimHeaders {
    private static final String WITH_THE_REVISION = "with the revision you saw in quotes, as in \"1\".";
    private static final Pattern REVISION = Pattern.compile("\"([1-9][0-9]{0,7})\"");

    private ClaimHeaders() {}

    /**
     * The revision the caller saw.
     *
     * @throws ProblemException 400 if the header is missing or no revision in quotes
     */
    static int expectedRevision(ApiRequest request) throws ProblemException {
        return revisionIfSent(request)
                .orElseThrow(() -> header(Fault.Kind.REQUIRED, "Send the header If-Match " + WITH_THE_REVISION));
    }

    /**
     * The revision the caller saw, if it was sent.
     *
     * @throws ProblemException 400 if the header is no revision in quotes
     */
    static Optional<Integer> revisionIfSent(ApiRequest request) throws ProblemException {
        Optional<String> sent = request.header("If-Match");
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        Matcher revision = REVISION.matcher(sent.get());
        if (!revision.matches()) {
            throw header(Fault.Kind.FORMAT, "The header If-Match comes " + WITH_THE_REVISION);
        }
        return Optional.of(Integer.parseInt(revision.group(1)));
    }

    /** What makes two requests the same. */
    static String payloadHash(String body) {
        return Hashes.sha256(body);
    }

    private static ProblemException header(Fault.Kind code, String message) {
        return new ProblemException(Problem.invalidRequest(List.of(new Fault("", code, message))));
    }
}
