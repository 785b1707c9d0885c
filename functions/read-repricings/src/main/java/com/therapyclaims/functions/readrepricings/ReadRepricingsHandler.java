package com.therapyclaims.functions.readrepricings;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.InvalidCursorException;
import com.therapyclaims.aws.ListPage;
import com.therapyclaims.aws.access.DynamoDbAccessRecords;
import com.therapyclaims.aws.repricing.RebillList;
import com.therapyclaims.aws.repricing.Repricings;
import com.therapyclaims.domain.access.AccessRecords;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.SignOff;
import com.therapyclaims.domain.repricing.YearChange;
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
import java.time.Clock;

/**
 * {@code GET /v1/repricings}: the practice's own share of each repricing, and each of its claims that changed. The lists
 * of claims are accesses to them and recorded; the totals are of nobody.
 */
public final class ReadRepricingsHandler extends PatientDataFunction {
    private static final String LIST = "/v1/repricings";
    private static final String ONE = "/v1/repricings/{id}";

    /** Rows of a csv answer: well below the 6 MB a function may answer with. */
    private static final int ROWS_AN_ANSWER = 10_000;

    private final Repricings repricings;
    private final RebillList rebills;
    private final CursorSeal seal;

    /** Used by Lambda. */
    public ReadRepricingsHandler() {
        this(Configuration.fromEnvironment());
    }

    private ReadRepricingsHandler(Configuration configuration) {
        this(configuration, new AwsClients(configuration));
    }

    private ReadRepricingsHandler(Configuration configuration, AwsClients clients) {
        this(configuration, clients, new Repricings(clients.claimsTable(), Clock.systemUTC()));
    }

    private ReadRepricingsHandler(Configuration configuration, AwsClients clients, Repricings repricings) {
        this(
                repricings,
                new RebillList(clients.claimsTable(), repricings),
                new CursorSeal(configuration.cursorSecret()),
                new DynamoDbAccessRecords(clients.accessRecordsTable()),
                Clock.systemUTC(),
                new StructuredLog("read-repricings"));
    }

    ReadRepricingsHandler(
            Repricings repricings,
            RebillList rebills,
            CursorSeal seal,
            AccessRecords records,
            Clock clock,
            StructuredLog log) {
        super(records, clock, log);
        this.repricings = repricings;
        this.rebills = rebills;
        this.seal = seal;
    }

    @Override
    protected boolean isOfPatients(ApiRequest request) {
        return !request.resource().equals(LIST) && !request.resource().equals(ONE);
    }

    @Override
    protected ApiResponse answerRecorded(ApiRequest request) throws ProblemException {
        String practiceId = request.caller().practiceId();
        try {
            return switch (request.resource()) {
                case LIST -> list(practiceId, Paging.of(request, seal));
                case ONE -> one(practiceId, id(request));
                case "/v1/repricings/{id}/changes" -> changes(practiceId, id(request), Paging.of(request, seal));
                case "/v1/repricings/{id}/changes.csv" -> csv(practiceId, id(request), Paging.of(request, seal));
                case "/v1/repricings/{id}/year-changes" ->
                    yearChanges(practiceId, id(request), Paging.of(request, seal));
                case "/v1/repricings/{id}/rebill" -> rebill(practiceId, id(request), Paging.of(request, seal));
                default -> throw new ProblemException(Problem.notFound());
            };
        } catch (InvalidCursorException e) {
            throw Paging.badCursor();
        }
    }

    private static String id(ApiRequest request) throws ProblemException {
        return request.path("id", IdForm.REPRICING);
    }

    private ApiResponse list(String practiceId, Paging query) {
        ListPage<Repricing> page = repricings.page(practiceId, query.limit(), query.cursor());
        return ApiResponse.json(200, Page.write(Repricing.class, page.items(), query.next(page.nextCursor())));
    }

    private ApiResponse one(String practiceId, String id) throws ProblemException {
        Repricing repricing =
                repricings.find(practiceId, id).orElseThrow(() -> new ProblemException(Problem.notFound()));
        return ApiResponse.json(200, DomainJson.write(Repricing.class, repricing));
    }

    private ApiResponse csv(String practiceId, String id, Paging query) throws ProblemException {
        ListPage<ClaimChange> page = repricings
                .changes(practiceId, id, ROWS_AN_ANSWER, query.cursor())
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
        ApiResponse answer = ApiResponse.text(
                        200,
                        "text/csv; charset=utf-8",
                        ChangesCsv.write(page.items(), query.cursor().isEmpty()))
                .with("Content-Disposition", "attachment; filename=\"changes.csv\"");
        return query.next(page.nextCursor())
                .map(next -> answer.with("Link", "<?cursor=" + next + ">; rel=\"next\""))
                .orElse(answer);
    }

    private ApiResponse rebill(String practiceId, String id, Paging query) throws ProblemException {
        ListPage<ClaimChange> page = repricings
                .variances(practiceId, id, query.limit(), query.cursor())
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
        return ApiResponse.json(
                200,
                Page.write(
                        ClaimChange.class,
                        page.items(),
                        query.next(page.nextCursor()),
                        "signOffs",
                        Page.array(SignOff.class, rebills.signatures(practiceId, id))));
    }

    private ApiResponse changes(String practiceId, String id, Paging query) throws ProblemException {
        ListPage<ClaimChange> page = repricings
                .changes(practiceId, id, query.limit(), query.cursor())
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
        return ApiResponse.json(200, Page.write(ClaimChange.class, page.items(), query.next(page.nextCursor())));
    }

    private ApiResponse yearChanges(String practiceId, String id, Paging query) throws ProblemException {
        ListPage<YearChange> page = repricings
                .yearChanges(practiceId, id, query.limit(), query.cursor())
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
        return ApiResponse.json(200, Page.write(YearChange.class, page.items(), query.next(page.nextCursor())));
    }
}
