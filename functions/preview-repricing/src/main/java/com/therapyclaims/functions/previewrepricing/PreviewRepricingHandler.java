package com.therapyclaims.functions.previewrepricing;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.repricing.AffectedClaims;
import com.therapyclaims.aws.repricing.RepricingPreview;
import com.therapyclaims.aws.repricing.ToldVariances;
import com.therapyclaims.aws.schedules.CatalogueEntry;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.aws.schedules.PublishedFeeSchedules;
import com.therapyclaims.aws.schedules.ScheduleCatalogue;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.http.ApiFunction;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.CursorSeal;
import com.therapyclaims.http.Paging;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.answers.DomainJson;
import com.therapyclaims.http.answers.PreviewAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** {@code POST /v1/repricings/preview}: what a contract or fees not yet uploaded would change. Nothing is written. */
public final class PreviewRepricingHandler extends ApiFunction {
    /** The gateway waits 29 seconds and the function has 25: what is done by now is answered, with a cursor for the rest. */
    private static final Duration ENOUGH = Duration.ofSeconds(15);

    /** What fees may be sent as; what they are is recognised by their content, as an upload's. */
    private static final Set<String> FEES = Set.of("text/csv", "application/octet-stream");

    private final RepricingPreview preview;
    private final FeeScheduleStore schedules;
    private final ScheduleCatalogue catalogue;
    private final CursorSeal seal;
    private final Clock clock;

    /** Used by Lambda. */
    public PreviewRepricingHandler() {
        this(Configuration.fromEnvironment());
    }

    private PreviewRepricingHandler(Configuration configuration) {
        this(configuration, new AwsClients(configuration));
    }

    private PreviewRepricingHandler(Configuration configuration, AwsClients clients) {
        this(
                preview(clients.claimsTable()),
                FeeScheduleStore.connect(configuration, clients),
                new ScheduleCatalogue(clients.feeSchedulesTable()),
                new CursorSeal(configuration.cursorSecret()),
                Clock.systemUTC(),
                new StructuredLog("preview-repricing"));
    }

    PreviewRepricingHandler(
            RepricingPreview preview,
            FeeScheduleStore schedules,
            ScheduleCatalogue catalogue,
            CursorSeal seal,
            Clock clock,
            StructuredLog log) {
        super(log);
        this.preview = preview;
        this.schedules = schedules;
        this.catalogue = catalogue;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    protected ApiResponse answer(ApiRequest request) throws ProblemException {
        Instant start = clock.instant();
        String practiceId = request.caller().practiceId();
        Paging paging = Paging.of(request, seal);
        PublishedFeeSchedules published = schedules.asSeenBy(practiceId, Optional.empty());
        Uploaded uploaded = FEES.stream().anyMatch(request::isOf)
                ? Uploaded.fees(request.bytes(), request, practiceId, published, start)
                : Uploaded.contract(request.json(), published, start);
        RepricingPreview.Piece piece = preview.piece(
                practiceId,
                uploaded.payerId(),
                uploaded.version(),
                catalogue
                        .entries(
                                ScheduleOwner.practice(practiceId),
                                uploaded.version().id())
                        .stream()
                        .map(CatalogueEntry::version)
                        .toList(),
                uploaded.tables(),
                paging.cursor(),
                () -> clock.instant().isAfter(start.plus(ENOUGH)));
        Repricing told = Repricing.of(
                "",
                uploaded.version(),
                new Repricing.Course(start, true, Optional.empty(), Optional.empty(), Duration.ZERO, start),
                new Repricing.Share(
                        piece.affected(),
                        piece.failed(),
                        piece.totals(),
                        Repricing.Again.NONE,
                        Optional.empty(),
                        Duration.ZERO,
                        Repricing.YearChanges.NONE));
        boolean complete = piece.before() == 0 && piece.next().isEmpty();
        return ApiResponse.json(
                200,
                DomainJson.write(PreviewAnswer.class, PreviewAnswer.of(told, complete, paging.next(piece.next()))));
    }

    private static RepricingPreview preview(Table claims) {
        return new RepricingPreview(
                new AffectedClaims(claims),
                new ClaimBatches(claims, new JsonRevisionDocuments()),
                new ToldVariances(claims));
    }
}
