package com.therapyclaims.functions.grantupload;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.callers.Role;
import com.therapyclaims.aws.schedules.UploadGrants;
import com.therapyclaims.aws.schedules.UploadGrants.Grant;
import com.therapyclaims.aws.visitfiles.VisitFileKey;
import com.therapyclaims.aws.visitfiles.VisitFiles;
import com.therapyclaims.domain.visitfiles.VisitFile.Uploader;
import com.therapyclaims.files.UploadKey;
import com.therapyclaims.files.UploadKeyException;
import com.therapyclaims.http.ApiCaller;
import com.therapyclaims.http.ApiFunction;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.answers.DomainJson;
import com.therapyclaims.http.answers.UploadGrantAnswer;
import com.therapyclaims.http.requests.UploadGrantJson;
import com.therapyclaims.http.requests.UploadGrantQuestion;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * {@code POST /v1/fee-schedules/uploads} and {@code POST /v1/visit-files/uploads}: signs the upload of one file. A practice
 * uploads into its own area, the platform's operator Medicare's files; whoever only reads uploads nothing.
 */
public final class GrantUploadHandler extends ApiFunction {
    private static final String VISIT_FILES = "/v1/visit-files/uploads";

    private final BiFunction<String, String, Grant> grants;
    private final VisitFiles visitFiles;

    /** Used by Lambda. */
    public GrantUploadHandler() {
        this(Configuration.fromEnvironment());
    }

    private GrantUploadHandler(Configuration configuration) {
        this(configuration, new AwsClients(configuration));
    }

    private GrantUploadHandler(Configuration configuration, AwsClients clients) {
        this(
                new UploadGrants(clients.s3Presigner(), configuration.feeScheduleBucket())::grant,
                new VisitFiles(clients.visitFilesTable(), InstantSource.system()),
                new StructuredLog("grant-upload"));
    }

    /**
     * A handler with its world.
     *
     * @param grants signs the upload of a key and a SHA-256
     * @param visitFiles expects the files of visits whose upload is signed
     */
    GrantUploadHandler(BiFunction<String, String, Grant> grants, VisitFiles visitFiles, StructuredLog log) {
        super(log);
        this.grants = grants;
        this.visitFiles = visitFiles;
    }

    @Override
    protected ApiResponse answer(ApiRequest request) throws ProblemException {
        ApiCaller caller = request.caller();
        if (request.resource().equals(VISIT_FILES)) {
            return ofVisits(caller, request.read(UploadGrantJson.request(GrantUploadHandler::faultOfVisitsKey)));
        }
        UploadGrantQuestion question = request.read(UploadGrantJson.request(GrantUploadHandler::faultOfKey));
        Optional<String> refusal = refusal(caller, UploadKey.parse(question.key()));
        if (refusal.isPresent()) {
            throw new ProblemException(Problem.forbidden(refusal.get()));
        }
        return granted(question);
    }

    private ApiResponse ofVisits(ApiCaller caller, UploadGrantQuestion question) throws ProblemException {
        VisitFileKey key = VisitFileKey.parse(question.key()).orElseThrow();
        if (!isBiller(caller) || !key.practiceId().equals(caller.practiceId())) {
            throw new ProblemException(Problem.forbidden("This key uploads to another place, or nothing: a practice's"
                    + " biller uploads visits below incoming/visits/<its practice>/."));
        }
        visitFiles.await(
                caller.practiceId(), question.sha256(), question.key(), new Uploader(caller.keyName(), caller.role()));
        return granted(question);
    }

    private ApiResponse granted(UploadGrantQuestion question) {
        Grant grant = grants.apply(question.key(), question.sha256());
        return ApiResponse.json(
                200,
                DomainJson.write(
                        UploadGrantAnswer.class,
                        new UploadGrantAnswer(
                                grant.url().toString(), grant.headers(), question.key(), grant.expiresAt())));
    }

    private static Optional<String> faultOfKey(String key) {
        try {
            UploadKey.parse(key);
            return Optional.empty();
        } catch (UploadKeyException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Optional<String> faultOfVisitsKey(String key) {
        return VisitFileKey.parse(key).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "must be incoming/visits/<practice>/<file>, the file's name of at most 100 letters, digits,"
                                + " '.', '_' and '-', beginning with a letter or digit");
    }

    private static boolean isBiller(ApiCaller caller) {
        return Role.named(caller.role()).equals(Optional.of(Role.BILLER));
    }

    /** Why the caller may not upload there, if so. */
    private static Optional<String> refusal(ApiCaller caller, UploadKey key) {
        boolean allowed = switch (key) {
            case UploadKey.Medicare _ -> Role.named(caller.role()).equals(Optional.of(Role.PLATFORM_OPERATOR));
            case UploadKey.Practice practice ->
                isBiller(caller) && practice.practice().equals(caller.practiceId());
        };
        return allowed
                ? Optional.empty()
                : Optional.of("This key uploads to another place, or nothing: a practice's biller uploads below"
                        + " incoming/practices/<its practice>/, the platform's operator below incoming/medicare/.");
    }
}
