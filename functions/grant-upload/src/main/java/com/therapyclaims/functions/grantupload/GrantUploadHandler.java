package com.therapyclaims.functions.grantupload;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.callers.Role;
import com.therapyclaims.aws.schedules.UploadGrants;
import com.therapyclaims.aws.schedules.UploadGrants.Grant;
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
import com.therapyclaims.http.json.Fault;
import com.therapyclaims.http.requests.UploadGrantJson;
import com.therapyclaims.http.requests.UploadGrantQuestion;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * {@code POST /v1/fee-schedules/uploads}: signs the upload of one file. A practice uploads into its own area, the platform's
 * operator Medicare's files; whoever only reads uploads nothing.
 */
public final class GrantUploadHandler extends ApiFunction {
    private final BiFunction<String, String, Grant> grants;

    /** Used by Lambda. */
    public GrantUploadHandler() {
        this(Configuration.fromEnvironment());
    }

    private GrantUploadHandler(Configuration configuration) {
        this(
                new UploadGrants(new AwsClients(configuration).s3Presigner(), configuration.feeScheduleBucket())::grant,
                new StructuredLog("grant-upload"));
    }

    /**
     * A handler with its world.
     *
     * @param grants signs the upload of a key and a SHA-256
     */
    GrantUploadHandler(BiFunction<String, String, Grant> grants, StructuredLog log) {
        super(log);
        this.grants = grants;
    }

    @Override
    protected ApiResponse answer(ApiRequest request) throws ProblemException {
        ApiCaller caller = request.caller();
        UploadGrantQuestion question = request.read(UploadGrantJson.REQUEST);
        Optional<String> refusal = refusal(caller, key(question.key()));
        if (refusal.isPresent()) {
            throw new ProblemException(Problem.forbidden(refusal.get()));
        }
        Grant grant = grants.apply(question.key(), question.sha256());
        return ApiResponse.json(
                200,
                DomainJson.write(
                        UploadGrantAnswer.class,
                        new UploadGrantAnswer(
                                grant.url().toString(), grant.headers(), question.key(), grant.expiresAt())));
    }

    private static UploadKey key(String text) throws ProblemException {
        try {
            return UploadKey.parse(text);
        } catch (UploadKeyException e) {
            throw new ProblemException(
                    Problem.invalidRequest(List.of(new Fault("/key", Fault.Kind.FORMAT, e.getMessage()))));
        }
    }

    /** Why the caller may not upload there, if so. */
    private static Optional<String> refusal(ApiCaller caller, UploadKey key) {
        Optional<Role> role = Role.named(caller.role());
        boolean allowed = switch (key) {
            case UploadKey.Medicare _ -> role.equals(Optional.of(Role.PLATFORM_OPERATOR));
            case UploadKey.Practice practice ->
                role.equals(Optional.of(Role.BILLER)) && practice.practice().equals(caller.practiceId());
        };
        return allowed
                ? Optional.empty()
                : Optional.of("This key uploads to another place, or nothing: a practice's biller uploads below"
                        + " incoming/practices/<its practice>/, the platform's operator below incoming/medicare/.");
    }
}
