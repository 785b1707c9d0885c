package com.therapyclaims.http.answers;

import com.therapyclaims.domain.visitfiles.VisitFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What has become of a file of visits.
 *
 * @param result where to fetch what became of each row; empty until every row is done
 */
public record VisitFileAnswer(
        String id,
        String key,
        VisitFile.State state,
        Optional<VisitFile.Rows> rows,
        List<VisitFile.Problem> problems,
        Instant since,
        Optional<Instant> finishedAt,
        Optional<Result> result) {
    public VisitFileAnswer {
        problems = List.copyOf(problems);
    }

    /** The answer about this file. */
    public static VisitFileAnswer of(VisitFile file, Optional<Result> result) {
        return new VisitFileAnswer(
                file.id(),
                file.key(),
                file.state(),
                file.rows(),
                file.problems(),
                file.since(),
                file.finishedAt(),
                result);
    }

    /**
     * A signed address.
     *
     * @param url where to GET the result, until {@code expiresAt}
     */
    public record Result(String url, Instant expiresAt) {}
}
