package com.therapyclaims.http.claims;

import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.ClaimDesk;
import com.therapyclaims.domain.claims.ClaimIntake.Correction;
import com.therapyclaims.domain.claims.ClaimIntake.Submission;
import com.therapyclaims.domain.claims.ClaimIntake.Trial;
import com.therapyclaims.domain.claims.ClaimLifecycle;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStanding;
import com.therapyclaims.domain.claims.PatientDay;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.answers.ClaimAnswer;
import com.therapyclaims.http.answers.DomainJson;
import java.util.List;
import java.util.Optional;

/** What became of a visit, as HTTP. */
public final class ClaimAnswers {
    private ClaimAnswers() {}

    /**
     * The answer to a dry run.
     *
     * @throws ProblemException where there is no decision
     */
    public static ApiResponse of(Trial dryRun) throws ProblemException {
        return switch (dryRun) {
            case Trial.Decided(ClaimDecision decision) ->
                ApiResponse.json(
                        200,
                        DomainJson.write(
                                ClaimAnswer.class,
                                ClaimAnswer.of(Optional.empty(), 1, ClaimStanding.of(decision.status()), decision)));
            case Trial.UnknownPayer(List<String> known) -> throw new ProblemException(Problem.unknownPayer(known));
            case Trial.FullDay() -> throw fullDay();
            case Trial.TooLarge() -> throw tooLarge();
        };
    }

    /**
     * The answer to a new visit.
     *
     * @throws ProblemException where it is not archived
     */
    public static ApiResponse of(Submission submission) throws ProblemException {
        ClaimRevision claim = claim(submission);
        return claim(status(submission), claim).with("Location", "/v1/claims/" + claim.claimId());
    }

    /**
     * The claim a new visit became, or was before.
     *
     * @throws ProblemException where it is not archived
     */
    public static ClaimRevision claim(Submission submission) throws ProblemException {
        return switch (submission) {
            case Submission.Archived(ClaimRevision claim) -> claim;
            case Submission.ArchivedBefore(ClaimRevision claim) -> claim;
            case Submission.KeyReused() -> throw new ProblemException(Problem.keyReused());
            case Submission.FullDay() -> throw fullDay();
            case Submission.TooLarge() -> throw tooLarge();
            case Submission.Busy() -> throw busy();
            case Submission.UnknownPayer(List<String> known) -> throw new ProblemException(Problem.unknownPayer(known));
        };
    }

    /** The HTTP status of a visit that is archived: 201 where it is new, 200 where it was before. */
    public static int status(Submission submission) {
        return submission instanceof Submission.Archived ? 201 : 200;
    }

    /**
     * The answer to a corrected visit.
     *
     * @throws ProblemException where it is not archived
     */
    public static ApiResponse of(Correction correction) throws ProblemException {
        return switch (correction) {
            case Correction.Archived(ClaimRevision claim) -> claim(200, claim);
            case Correction.NotFound() -> throw new ProblemException(Problem.notFound());
            case Correction.Outrun(int latest) -> throw outrun(latest);
            case Correction.NotAllowed(ClaimLifecycle.NotAllowed refused) -> throw refused(refused);
            case Correction.FullDay() -> throw fullDay();
            case Correction.TooLarge() -> throw tooLarge();
            case Correction.Busy() -> throw busy();
            case Correction.UnknownPayer(List<String> known) -> throw new ProblemException(Problem.unknownPayer(known));
        };
    }

    /**
     * The answer to a step.
     *
     * @throws ProblemException where it is not taken
     */
    public static ApiResponse of(ClaimDesk.Outcome outcome) throws ProblemException {
        return switch (outcome) {
            case ClaimDesk.Stands(ClaimRevision claim) -> claim(200, claim);
            case ClaimDesk.NotFound() -> throw new ProblemException(Problem.notFound());
            case ClaimDesk.Outrun(int latest) -> throw outrun(latest);
            case ClaimDesk.Refused(ClaimLifecycle.NotAllowed refused) -> throw refused(refused);
            case ClaimDesk.KeyReused() -> throw new ProblemException(Problem.keyReused());
            case ClaimDesk.Busy() -> throw busy();
        };
    }

    private static ProblemException fullDay() {
        return new ProblemException(Problem.unprocessable(
                "full-day",
                "Full day",
                "This would change more claims than are decided and written together: a patient's day has at most "
                        + PatientDay.MOST_CLAIMS
                        + ", and a claim that moves or replaces one of another day changes both"
                        + " days. Make those void that are not meant, or put the services on one claim."));
    }

    private static ProblemException tooLarge() {
        return new ProblemException(Problem.tooLargeCompressed(ClaimArchive.MOST_SENT_BYTES));
    }

    private static ProblemException busy() {
        return new ProblemException(
                Problem.busy(
                        "The same request or other claims of the patient's day are being archived at this moment: send it again."));
    }

    private static ProblemException outrun(int latest) {
        return new ProblemException(Problem.conflict(
                "The claim is at revision " + latest + " by now: read it again and send If-Match with that revision."));
    }

    private static ProblemException refused(ClaimLifecycle.NotAllowed refused) {
        return new ProblemException(Problem.notAllowed(
                "The claim is " + refused.from().status() + (refused.from().held() ? " and held" : "")
                        + ": this is not done with it.",
                refused.allowed()));
    }

    private static ApiResponse claim(int status, ClaimRevision claim) {
        return ApiResponse.json(
                        status,
                        DomainJson.write(
                                ClaimAnswer.class,
                                ClaimAnswer.of(
                                        Optional.of(claim.claimId()),
                                        claim.revision(),
                                        claim.standing(),
                                        claim.decision())))
                .with("ETag", "\"" + claim.revision() + "\"");
    }
}
