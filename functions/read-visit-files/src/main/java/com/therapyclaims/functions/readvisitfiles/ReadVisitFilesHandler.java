package com.therapyclaims.functions.readvisitfiles;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.access.DynamoDbAccessRecords;
import com.therapyclaims.aws.visitfiles.ResultGrants;
import com.therapyclaims.aws.visitfiles.VisitFiles;
import com.therapyclaims.domain.access.AccessRecords;
import com.therapyclaims.domain.visitfiles.VisitFile;
import com.therapyclaims.domain.visitfiles.VisitFile.State;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.PatientDataFunction;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.answers.DomainJson;
import com.therapyclaims.http.answers.VisitFileAnswer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code GET /v1/visit-files/{id}}: how far a file of visits has come, and where its result is. The result names claims, so
 * handing out its address is recorded as an access.
 */
public final class ReadVisitFilesHandler extends PatientDataFunction {
    private final VisitFiles files;
    private final Function<VisitFile, VisitFileAnswer.Result> results;

    /** Used by Lambda. */
    public ReadVisitFilesHandler() {
        this(Configuration.fromEnvironment());
    }

    private ReadVisitFilesHandler(Configuration configuration) {
        this(configuration, new AwsClients(configuration));
    }

    private ReadVisitFilesHandler(Configuration configuration, AwsClients clients) {
        this(
                new VisitFiles(clients.dynamoDb(), configuration.visitFilesTable(), InstantSource.system()),
                new ResultGrants(clients.s3Presigner(), configuration.feeScheduleBucket())::grant,
                new DynamoDbAccessRecords(clients.dynamoDb(), configuration.accessRecordsTable()),
                InstantSource.system(),
                new StructuredLog("read-visit-files"));
    }

    /**
     * A handler with its world.
     *
     * @param results signs the address of a file's result
     */
    ReadVisitFilesHandler(
            VisitFiles files,
            Function<VisitFile, VisitFileAnswer.Result> results,
            AccessRecords records,
            InstantSource clock,
            StructuredLog log) {
        super(records, clock, log);
        this.files = files;
        this.results = results;
    }

    @Override
    protected ApiResponse answerRecorded(ApiRequest request) throws ProblemException {
        VisitFile file = files.find(request.caller().practiceId(), request.path("id"))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
        return ApiResponse.json(
                200,
                DomainJson.write(
                        VisitFileAnswer.class,
                        VisitFileAnswer.of(
                                file,
                                file.state() == State.DONE ? Optional.of(results.apply(file)) : Optional.empty())));
    }
}
