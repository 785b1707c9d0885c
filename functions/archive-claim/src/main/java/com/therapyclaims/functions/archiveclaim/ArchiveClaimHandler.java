package com.therapyclaims.functions.archiveclaim;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.access.DynamoDbAccessRecords;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.domain.access.AccessRecords;
import com.therapyclaims.domain.authorizations.Authorization;
import com.therapyclaims.domain.authorizations.AuthorizationStanding;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimDesk;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.claims.TherapyStanding;
import com.therapyclaims.domain.claims.TherapyYear;
import com.therapyclaims.domain.claims.Visit;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.IdForm;
import com.therapyclaims.http.IdempotencyHeader;
import com.therapyclaims.http.PatientDataFunction;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.QueryBooleans;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.answers.DomainJson;
import com.therapyclaims.http.claims.ClaimAnswers;
import com.therapyclaims.http.claims.NewClaims;
import com.therapyclaims.http.requests.AuthorizationJson;
import com.therapyclaims.http.requests.ElsewhereJson;
import com.therapyclaims.http.requests.VisitJson;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Year;
import java.util.Optional;
import java.util.function.Function;

/** Decides visits and archives them: new claims, corrections and the steps of their life. */
public final class ArchiveClaimHandler extends PatientDataFunction {
    private final Function<String, ClaimIntake> intakes;
    private final ClaimDesk desk;
    private final ClaimArchive archive;
    private final InstantSource clock;
    private final StructuredLog log;

    /** Used by Lambda. */
    public ArchiveClaimHandler() {
        this(Configuration.fromEnvironment());
    }

    private ArchiveClaimHandler(Configuration configuration) {
        this(configuration, new AwsClients(configuration));
    }

    private ArchiveClaimHandler(Configuration configuration, AwsClients clients) {
        this(
                new DynamoDbClaimArchive(clients.claimsTable(), new JsonRevisionDocuments()),
                new DynamoDbAccessRecords(clients.accessRecordsTable()),
                FeeScheduleStore.connect(configuration, clients));
    }

    private ArchiveClaimHandler(ClaimArchive archive, AccessRecords records, FeeScheduleStore schedules) {
        this(
                practiceId -> new ClaimIntake(practiceId, archive, () -> processor(schedules, practiceId)),
                new ClaimDesk(archive, practiceId -> processor(schedules, practiceId)),
                archive,
                records,
                InstantSource.system(),
                new StructuredLog("archive-claim"));
    }

    /**
     * A handler with its world.
     *
     * @param intakes the intake of a practice, which decides with the tables as they are known at the moment
     * @param desk takes the steps of archived claims
     * @param archive keeps what was billed elsewhere and what payers authorised
     */
    ArchiveClaimHandler(
            Function<String, ClaimIntake> intakes,
            ClaimDesk desk,
            ClaimArchive archive,
            AccessRecords records,
            InstantSource clock,
            StructuredLog log) {
        super(records, clock, log);
        this.intakes = intakes;
        this.desk = desk;
        this.archive = archive;
        this.clock = clock;
        this.log = log;
    }

    private static ClaimProcessor processor(FeeScheduleStore schedules, String practiceId) {
        return new ClaimProcessor(
                schedules.asSeenBy(practiceId, Optional.empty()).tables());
    }

    @Override
    protected ApiResponse answerRecorded(ApiRequest request) throws ProblemException {
        Instant now = clock.instant();
        return switch (request.method() + " " + request.resource()) {
            case "POST /v1/claims" -> submit(intake(request), request, now);
            case "POST /v1/claims/batch" -> ClaimBatch.answer(request, this::answer, clock, log);
            case "PUT /v1/claims/{id}" -> correct(intake(request), request, now);
            case "PUT /v1/patients/{id}/therapy-threshold" -> recordElsewhere(request);
            case "PUT /v1/patients/{id}/authorizations/{number}" -> recordAuthorization(request);
            default -> step(request, now);
        };
    }

    private ApiResponse recordElsewhere(ApiRequest request) throws ProblemException {
        Year year = request.beside(ElsewhereJson.REQUEST, ElsewhereJson::year);
        TherapyYear.Elsewhere elsewhere = request.read(ElsewhereJson.REQUEST);
        String practiceId = request.caller().practiceId();
        String patientId = request.path("id", IdForm.PATIENT);
        archive.recordElsewhere(practiceId, patientId, year, elsewhere);
        return ApiResponse.json(
                200,
                DomainJson.write(
                        TherapyStanding.class, TherapyStanding.of(archive.therapyYear(practiceId, patientId, year))));
    }

    private ApiResponse recordAuthorization(ApiRequest request) throws ProblemException {
        String number = request.beside(AuthorizationJson.recorded(""), AuthorizationJson::number);
        Authorization authorization = request.read(AuthorizationJson.recorded(number));
        String practiceId = request.caller().practiceId();
        String patientId = request.path("id", IdForm.PATIENT);
        archive.recordAuthorization(practiceId, patientId, authorization);
        return ApiResponse.json(
                200,
                DomainJson.write(
                        AuthorizationStanding.class,
                        archive.patientAuthorizations(practiceId, patientId)
                                .standing(authorization.number())
                                .orElseThrow()));
    }

    private ClaimIntake intake(ApiRequest request) throws ProblemException {
        return intakes.apply(request.caller().practiceId());
    }

    private ApiResponse step(ApiRequest request, Instant now) throws ProblemException {
        ClaimStep step = ClaimStep.named().stream()
                .filter(named -> request.resource().equals("/v1/claims/{id}/" + named.word()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
        String claimId = request.path("id", IdForm.CLAIM);
        return ClaimAnswers.of(desk.take(
                request.caller().practiceId(),
                claimId,
                step,
                ClaimHeaders.revisionIfSent(request),
                IdempotencyHeader.ifSent(request)
                        .map(key -> new IdempotencyKey(key, ClaimHeaders.payloadHash(claimId + "/" + step.word()))),
                now));
    }

    private ApiResponse submit(ClaimIntake intake, ApiRequest request, Instant now) throws ProblemException {
        if (QueryBooleans.isTrue(request, "dryRun")) {
            // It keeps nothing under a key, and tells what is wrong with one all the same.
            IdempotencyHeader.ifSent(request);
            return ClaimAnswers.of(intake.tryOut(request.read(VisitJson.REQUEST), request.json(), now));
        }
        String sent = request.json();
        String key = request.beside(VisitJson.REQUEST, IdempotencyHeader::required);
        IdempotencyKey once = new IdempotencyKey(key, ClaimHeaders.payloadHash(sent));
        return ClaimAnswers.of(NewClaims.submit(intake, sent, once, now, log));
    }

    private static ApiResponse correct(ClaimIntake intake, ApiRequest request, Instant now) throws ProblemException {
        int expected = request.beside(VisitJson.REQUEST, ClaimHeaders::expectedRevision);
        Visit visit = request.read(VisitJson.REQUEST);
        return ClaimAnswers.of(intake.correct(request.path("id", IdForm.CLAIM), expected, visit, request.json(), now));
    }
}
