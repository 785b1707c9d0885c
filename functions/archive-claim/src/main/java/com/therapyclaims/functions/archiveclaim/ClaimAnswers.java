package com.therapyclaims.functions.archiveclaim;

import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.ClaimIntake.Correction;
import com.therapyclaims.domain.claims.ClaimIntake.Submission;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ProcessedVisit;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.answers.ClaimAnswer;
import com.therapyclaims.http.answers.DomainJson;
import java.util.List;
import java.util.Optional;

/** What became of a visit, as HTTP. */
final class ClaimAnswers {
    private ClaimAnswers() {}

    static ApiResponse of(ProcessedVisit dryRun) throws ProblemException {
        return switch (dryRun) {
            case ProcessedVisit.Decided(ClaimDecision decision) ->
                ApiResponse.json(
                        200,
                        DomainJson.write(
                                ClaimAnswer.class, ClaimAnswer.of(Optional.empty(), 1, decision.status(), decision)));
            case ProcessedVisit.UnknownPayer(List<String> known) ->
                throw new ProblemException(Problem.unknownPayer(known));
        };
    }

    static ApiResponse of(Submission submission) throws ProblemException {
        return switch (submission) {
            case Submission.Archived(ClaimRevision claim) ->
                claim(201, claim).with("Location", "/v1/claims/" + claim.claimId());
            case Submission.ArchivedBefore(ClaimRevision claim) ->
                claim(200, claim).with("Location", "/v1/claims/" + claim.claimId());
            case Submission.KeyReused() ->
                throw new ProblemException(Problem.conflict(
                        "The Idempotency-Key was used before with another request: send a new key for a new claim."));
            case Submission.UnknownPayer(List<String> known) -> throw new ProblemException(Problem.unknownPayer(known));
        };
    }

    static ApiResponse of(Correction correction) throws ProblemException {
        return switch (correction) {
            case Correction.Archived(ClaimRevision claim) -> claim(200, claim);
            case Correction.NotFound() -> throw new ProblemException(Problem.notFound());
            case Correction.Outrun(int latest) ->
                throw new ProblemException(Problem.conflict("The claim is at revision " + latest
                        + " by now: read it again, correct that one and send If-Match with it."));
            case Correction.NotAllowed(ClaimStatus status) ->
                throw new ProblemException(Problem.conflict("A claim that is " + status + " is not corrected."));
            case Correction.UnknownPayer(List<String> known) -> throw new ProblemException(Problem.unknownPayer(known));
        };
    }

    private static ApiResponse claim(int status, ClaimRevision claim) {
        return ApiResponse.json(
                        status,
                        DomainJson.write(
                                ClaimAnswer.class,
                                ClaimAnswer.of(
                                        Optional.of(claim.claimId()),
                                        claim.revision(),
                                        claim.status(),
                                        claim.decision())))
                .with("ETag", "\"" + claim.revision() + "\"");
    }
}
