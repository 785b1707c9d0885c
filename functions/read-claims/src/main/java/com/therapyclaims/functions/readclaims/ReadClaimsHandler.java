package com.therapyclaims.functions.readclaims;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.access.DynamoDbAccessRecords;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.DynamoDbUnitTimes;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.domain.access.AccessRecords;
import com.therapyclaims.domain.authorizations.AuthorizationStanding;
import com.therapyclaims.domain.claims.AverageUnit;
import com.therapyclaims.domain.claims.AverageUnits;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimPage;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.claims.Retention;
import com.therapyclaims.domain.claims.TherapyStanding;
import com.therapyclaims.domain.claims.UnitTimes;
import com.therapyclaims.domain.claims.Visit;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.CursorSeal;
import com.therapyclaims.http.IdForm;
import com.therapyclaims.http.Paging;
import com.therapyclaims.http.PatientDataFunction;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.answers.DomainJson;
import com.therapyclaims.http.answers.Page;
import com.therapyclaims.http.answers.RevisionAnswer;
import com.therapyclaims.http.requests.ElsewhereJson;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads a practice's claims and their revisions. */
public final class ReadClaimsHandler extends PatientDataFunction {
    /**
     * Of revisions in one answer: each may have as much again, with what was sent and the reasons, and a function answers 6 MB
     * at most.
     */
    private static final int ENOUGH_CHARACTERS = 1_500_000;

    private final ClaimArchive archive;
    private final UnitTimes unitTimes;
    private final CursorSeal seal;

    /** Used by Lambda. */
    public ReadClaimsHandler() {
        this(Configuration.fromEnvironment());
    }

    private ReadClaimsHandler(Configuration configuration) {
        this(configuration, new AwsClients(configuration));
    }

    private ReadClaimsHandler(Configuration configuration, AwsClients clients) {
        this(
                new DynamoDbClaimArchive(clients.claimsTable(), new JsonRevisionDocuments()),
                new DynamoDbUnitTimes(clients.claimsTable(), new JsonRevisionDocuments()),
                new DynamoDbAccessRecords(clients.accessRecordsTable()),
                new CursorSeal(configuration.cursorSecret()),
                InstantSource.system(),
                new StructuredLog("read-claims"));
    }

    ReadClaimsHandler(
            ClaimArchive archive,
            UnitTimes unitTimes,
            AccessRecords records,
            CursorSeal seal,
            InstantSource clock,
            StructuredLog log) {
        super(records, clock, log);
        this.archive = archive;
        this.unitTimes = unitTimes;
        this.seal = seal;
    }

    @Override
    protected ApiResponse answerRecorded(ApiRequest request) throws ProblemException {
        String practiceId = request.caller().practiceId();
        return switch (request.resource()) {
            case "/v1/claims" -> list(practiceId, ClaimQuery.of(request, seal));
            case "/v1/claims/{id}" -> one(archive.latest(practiceId, request.path("id", IdForm.CLAIM)));
            case "/v1/claims/{id}/revisions" ->
                revisions(practiceId, request.path("id", IdForm.CLAIM), Paging.of(request, seal));
            case "/v1/claims/{id}/revisions/{n}" ->
                one(archive.revision(practiceId, request.path("id", IdForm.CLAIM), ClaimQuery.revision(request)));
            case "/v1/claims/{id}/retention" -> retention(practiceId, request.path("id", IdForm.CLAIM));
            case "/v1/patients/{id}/therapy-threshold" ->
                ApiResponse.json(
                        200,
                        DomainJson.write(
                                TherapyStanding.class,
                                TherapyStanding.of(archive.therapyYear(
                                        practiceId, request.path("id", IdForm.PATIENT), ElsewhereJson.year(request)))));
            case "/v1/patients/{id}/authorizations" ->
                ApiResponse.json(
                        200,
                        Page.write(
                                AuthorizationStanding.class,
                                archive.patientAuthorizations(practiceId, request.path("id", IdForm.PATIENT))
                                        .standings()));
            case "/v1/average-units" -> averageUnits(practiceId, AverageUnitQuery.of(request, seal));
            default -> throw new ProblemException(Problem.notFound());
        };
    }

    private ApiResponse list(String practiceId, ClaimQuery query) throws ProblemException {
        try {
            ClaimPage page = archive.list(
                    practiceId,
                    query.filter(),
                    query.paging().limit(),
                    query.paging().cursor());
            return ApiResponse.json(
                    200,
                    Page.write(ClaimSummary.class, page.items(), query.paging().next(page.nextCursor())));
        } catch (ClaimArchive.InvalidCursorException e) {
            throw Paging.badCursor();
        }
    }

    private ApiResponse averageUnits(String practiceId, AverageUnitQuery query) throws ProblemException {
        try {
            UnitTimes.Piece piece = unitTimes.read(
                    practiceId, query.month(), query.mostDays(), query.paging().cursor());
            AverageUnits units = AverageUnits.of(piece, query.providerNpi());
            return ApiResponse.json(
                    200,
                    Page.write(
                            AverageUnit.class,
                            units.items(),
                            query.paging().next(piece.nextCursor()),
                            "extent",
                            DomainJson.write(AverageUnits.Extent.class, units.extent())));
        } catch (ClaimArchive.InvalidCursorException e) {
            throw Paging.badCursor();
        }
    }

    private ApiResponse retention(String practiceId, String claimId) throws ProblemException {
        ClaimRevision claim =
                archive.latest(practiceId, claimId).orElseThrow(() -> new ProblemException(Problem.notFound()));
        Visit.Patient patient = claim.visit().patient();
        LocalDate last = archive.lastDateOfService(practiceId, patient.id())
                .orElse(claim.visit().dateOfService());
        Retention retention =
                Retention.of(patient.birthDate(), last, claim.standing().legalHold());
        return ApiResponse.json(200, DomainJson.write(Retention.class, retention));
    }

    private static ApiResponse one(Optional<ClaimRevision> found) throws ProblemException {
        ClaimRevision claim = found.orElseThrow(() -> new ProblemException(Problem.notFound()));
        return ApiResponse.json(200, DomainJson.write(RevisionAnswer.class, RevisionAnswer.of(claim)))
                .with("ETag", "\"" + claim.revision() + "\"");
    }

    private ApiResponse revisions(String practiceId, String claimId, Paging paging) throws ProblemException {
        int after = paging.cursor().map(Integer::parseInt).orElse(0);
        Iterator<ClaimRevision> found =
                archive.revisions(practiceId, claimId, after).iterator();
        if (after == 0 && !found.hasNext()) {
            throw new ProblemException(Problem.notFound());
        }
        List<String> shown = new ArrayList<>();
        int length = 0;
        while (found.hasNext() && shown.size() < paging.limit() && length < ENOUGH_CHARACTERS) {
            String revision = DomainJson.write(RevisionAnswer.class, RevisionAnswer.of(found.next()));
            shown.add(revision);
            length += revision.length();
        }
        Optional<String> next =
                found.hasNext() ? Optional.of(Integer.toString(after + shown.size())) : Optional.empty();
        return ApiResponse.json(200, Page.ofDocuments(shown, paging.next(next)));
    }
}
