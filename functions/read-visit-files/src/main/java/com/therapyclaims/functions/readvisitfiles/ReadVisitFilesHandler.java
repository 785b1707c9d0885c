package com.therapyclaims.functions.readvisitfiles;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.InvalidCursorException;
import com.therapyclaims.aws.ListPage;
import com.therapyclaims.aws.access.DynamoDbAccessRecords;
import com.therapyclaims.aws.visitfiles.ResultGrants;
import com.therapyclaims.aws.visitfiles.VisitFiles;
import com.therapyclaims.domain.access.AccessRecords;
import com.therapyclaims.domain.visitfiles.VisitFile;
import com.therapyclaims.domain.visitfiles.VisitFile.State;
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
import com.therapyclaims.http.answers.VisitFileAnswer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code GET /v1/visit-files} and {@code /v1/visit-files/{id}}: the practice's files of visits, how far one has come, and
 * where its result is. The result names claims, so handing out its address is recorded as an access.
 */
public final class ReadVisitFilesHandler extends PatientDataFunction {
    private static final String LIST = "/v1/visit-files";

    private final VisitFiles files;
    private final Function<VisitFile, VisitFileAnswer.Result> results;
    private final CursorSeal seal;

    /** Used by Lambda. */
    public ReadVisitFilesHandler() {
        this(Configuration.fromEnvironment());
    }

    private ReadVisitFilesHandler(Configuration configuration) {
        this(configuration, new AwsClients(configuration));
    }

    private ReadVisitFilesHandler(Configuration configuration, AwsClients clients) {
        this(
                new VisitFiles(clients.visitFilesTable(), InstantSource.system()),
                new ResultGrants(clients.s3Presigner(), configuration.feeScheduleBucket())::grant,
                new CursorSeal(configuration.cursorSecret()),
                new DynamoDbAccessRecords(clients.accessRecordsTable()),
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
            CursorSeal seal,
            AccessRecords records,
            InstantSource clock,
            StructuredLog log) {
        super(records, clock, log);
        this.files = files;
        this.results = results;
        this.seal = seal;
    }

    @Override
    protected ApiResponse answerRecorded(ApiRequest request) throws ProblemException {
        return request.resource().equals(LIST) ? list(request) : one(request);
    }

    private ApiResponse list(ApiRequest request) throws ProblemException {
        Paging paging = Paging.of(request, seal);
        try {
            ListPage<VisitFile> piece = files.page(request.caller().practiceId(), paging.limit(), paging.cursor());
            return ApiResponse.json(
                    200,
                    Page.write(
                            VisitFileAnswer.class,
                            piece.items().stream()
                                    .map(file -> VisitFileAnswer.of(file, Optional.empty()))
                                    .toList(),
                            paging.next(piece.nextCursor())));
        } catch (InvalidCursorException e) {
            throw Paging.badCursor();
        }
    }

    private ApiResponse one(ApiRequest request) throws ProblemException {
        VisitFile file = files.find(request.caller().practiceId(), request.path("id", IdForm.FILE))
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
