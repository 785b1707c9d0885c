package com.therapyclaims.functions.readfeeschedules;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.InvalidCursorException;
import com.therapyclaims.aws.ListPage;
import com.therapyclaims.aws.schedules.ScheduleUploads;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import com.therapyclaims.http.ApiFunction;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.CursorSeal;
import com.therapyclaims.http.IdForm;
import com.therapyclaims.http.Paging;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.answers.DomainJson;
import com.therapyclaims.http.answers.Page;
import java.util.List;

/** Reads what became of uploads: Medicare's and the caller's own practice's. */
public final class ReadFeeSchedulesHandler extends ApiFunction {
    private final ScheduleUploads uploads;
    private final CursorSeal seal;

    /** Used by Lambda. */
    public ReadFeeSchedulesHandler() {
        this(Configuration.fromEnvironment());
    }

    private ReadFeeSchedulesHandler(Configuration configuration) {
        this(
                new ScheduleUploads(new AwsClients(configuration).feeSchedulesTable()),
                new CursorSeal(configuration.cursorSecret()),
                new StructuredLog("read-fee-schedules"));
    }

    ReadFeeSchedulesHandler(ScheduleUploads uploads, CursorSeal seal, StructuredLog log) {
        super(log);
        this.uploads = uploads;
        this.seal = seal;
    }

    @Override
    protected ApiResponse answer(ApiRequest request) throws ProblemException {
        List<ScheduleOwner> visible = List.of(
                ScheduleOwner.MEDICARE, ScheduleOwner.practice(request.caller().practiceId()));
        return switch (request.resource()) {
            case "/v1/fee-schedules" -> list(visible, Paging.of(request, seal));
            case "/v1/fee-schedules/{id}/versions/{version}" ->
                one(visible, request.path("id", IdForm.SCHEDULE), request.path("version", IdForm.VERSION));
            default -> throw new ProblemException(Problem.notFound());
        };
    }

    private ApiResponse list(List<ScheduleOwner> visible, Paging paging) throws ProblemException {
        try {
            ListPage<ScheduleUpload> page = uploads.page(visible, paging.limit(), paging.cursor());
            return ApiResponse.json(
                    200, Page.write(ScheduleUpload.class, page.items(), paging.next(page.nextCursor())));
        } catch (InvalidCursorException e) {
            throw Paging.badCursor();
        }
    }

    private ApiResponse one(List<ScheduleOwner> visible, String id, String version) throws ProblemException {
        ScheduleUpload found = visible.stream()
                .flatMap(owner -> uploads.find(owner, id, version).stream())
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
        return ApiResponse.json(200, DomainJson.write(ScheduleUpload.class, found));
    }
}
