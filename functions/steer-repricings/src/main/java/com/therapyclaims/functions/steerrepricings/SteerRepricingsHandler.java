package com.therapyclaims.functions.steerrepricings;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.callers.Role;
import com.therapyclaims.aws.repricing.RebillList;
import com.therapyclaims.aws.repricing.RepricingControl;
import com.therapyclaims.aws.repricing.RepricingPlanQueue;
import com.therapyclaims.aws.repricing.Repricings;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.SignOff;
import com.therapyclaims.http.ApiCaller;
import com.therapyclaims.http.ApiFunction;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.IdForm;
import com.therapyclaims.http.IdempotencyHeader;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.answers.DomainJson;
import com.therapyclaims.http.requests.SignatureJson;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** {@code POST /v1/repricings/{id}/...}: pauses and resumes a repricing, and signs its list of claims to rebill. */
public final class SteerRepricingsHandler extends ApiFunction {
    private final Repricings repricings;
    private final RepricingControl control;
    private final RebillList rebills;
    private final Clock clock;

    /** Used by Lambda. */
    public SteerRepricingsHandler() {
        this(Configuration.fromEnvironment());
    }

    private SteerRepricingsHandler(Configuration configuration) {
        this(configuration, new AwsClients(configuration));
    }

    private SteerRepricingsHandler(Configuration configuration, AwsClients clients) {
        this(configuration, clients, new Repricings(clients.claimsTable(), Clock.systemUTC()));
    }

    private SteerRepricingsHandler(Configuration configuration, AwsClients clients, Repricings repricings) {
        this(
                repricings,
                new RepricingControl(
                        clients.claimsTable(),
                        repricings,
                        new RepricingPlanQueue(clients.sqs(), configuration.repricingPlansQueueUrl()),
                        Clock.systemUTC()),
                new RebillList(clients.claimsTable(), repricings),
                Clock.systemUTC(),
                new StructuredLog("steer-repricings"));
    }

    SteerRepricingsHandler(
            Repricings repricings, RepricingControl control, RebillList rebills, Clock clock, StructuredLog log) {
        super(log);
        this.repricings = repricings;
        this.control = control;
        this.rebills = rebills;
        this.clock = clock;
    }

    @Override
    protected ApiResponse answer(ApiRequest request) throws ProblemException {
        ApiCaller caller = request.caller();
        String id = request.path("id", IdForm.REPRICING);
        Role by = Role.named(caller.role()).orElse(Role.READ_ONLY);
        return switch (request.resource()) {
            case "/v1/repricings/{id}/pause" -> steered(caller, id, control.pause(caller.practiceId(), by, id));
            case "/v1/repricings/{id}/resume" -> steered(caller, id, control.resume(caller.practiceId(), by, id));
            case "/v1/repricings/{id}/rebill" -> sign(request, caller, id);
            default -> throw new ProblemException(Problem.notFound());
        };
    }

    private ApiResponse steered(ApiCaller caller, String id, RepricingControl.Outcome outcome) throws ProblemException {
        return switch (outcome) {
            case DONE ->
                ApiResponse.json(
                        200,
                        DomainJson.write(
                                Repricing.class,
                                repricings.find(caller.practiceId(), id).orElseThrow()));
            case NOT_FOUND -> throw new ProblemException(Problem.notFound());
            case NOT_YOURS ->
                throw new ProblemException(
                        Problem.forbidden(
                                "A new fee schedule of Medicare reprices every practice's claims: the platform operator holds it up."));
        };
    }

    private ApiResponse sign(ApiRequest request, ApiCaller caller, String id) throws ProblemException {
        String signedBy = request.read(SignatureJson.REQUEST);
        String sent = id + "/rebill/" + request.json();
        Optional<IdempotencyKey> key =
                IdempotencyHeader.ifSent(request).map(text -> new IdempotencyKey(text, Hashes.sha256(sent)));
        return switch (rebills.sign(caller.practiceId(), id, signedBy, key, clock.instant())) {
            case RebillList.Signed.Now(SignOff signOff) ->
                ApiResponse.json(201, DomainJson.write(SignOff.class, signOff));
            case RebillList.Signed.Before(SignOff signOff) ->
                ApiResponse.json(200, DomainJson.write(SignOff.class, signOff));
            case RebillList.Signed.KeyReused() -> throw new ProblemException(Problem.keyReused());
            case RebillList.Signed.NotFound() -> throw new ProblemException(Problem.notFound());
            case RebillList.Signed.NotWhole() ->
                throw new ProblemException(
                        Problem.conflict(
                                "The list is not complete: claims are still to be repriced, or could not be. Come back when the repricing's state is DONE."));
            case RebillList.Signed.NotLookedAgain(Instant at) ->
                throw new ProblemException(Problem.conflict(
                        "The list may not be complete: claims that were saved while the fee schedule was published are looked for at "
                                + at.truncatedTo(ChronoUnit.SECONDS)
                                + ". Come back after that, when the repricing tells no looksAgainAt any more."));
            case RebillList.Signed.OtherAtWork(String other, Instant until) ->
                throw new ProblemException(Problem.conflict("The repricing " + other
                        + " is at work: what it finds of a claim may be in this list already. Come back when its state is DONE, or after "
                        + until.truncatedTo(ChronoUnit.SECONDS) + " if it stands still."));
        };
    }
}
