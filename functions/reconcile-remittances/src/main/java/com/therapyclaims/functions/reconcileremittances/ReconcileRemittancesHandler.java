package com.therapyclaims.functions.reconcileremittances;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.InvalidCursorException;
import com.therapyclaims.aws.ListPage;
import com.therapyclaims.aws.access.DynamoDbAccessRecords;
import com.therapyclaims.aws.claims.ClaimNumbers;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.remittances.BookedDecisions;
import com.therapyclaims.aws.remittances.RemittanceDesk;
import com.therapyclaims.aws.remittances.RemittanceFiles;
import com.therapyclaims.aws.remittances.RemittanceRoom;
import com.therapyclaims.aws.remittances.RemittanceStore;
import com.therapyclaims.domain.access.AccessRecords;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.remittances.ClaimPayment;
import com.therapyclaims.domain.remittances.Payment;
import com.therapyclaims.domain.remittances.Remittance;
import com.therapyclaims.domain.remittances.RemittanceFault;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.BusinessMetric;
import com.therapyclaims.http.CursorSeal;
import com.therapyclaims.http.IdForm;
import com.therapyclaims.http.Paging;
import com.therapyclaims.http.PatientDataFunction;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.answers.DomainJson;
import com.therapyclaims.http.answers.Page;
import com.therapyclaims.http.json.Fault;
import com.therapyclaims.x12.RemittanceFile;
import com.therapyclaims.x12.RemittanceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code /v1/remittances}: takes X12 835 files, pays the claims in them, and tells what differs from what was expected. */
public final class ReconcileRemittancesHandler extends PatientDataFunction {
    /** A clearinghouse's file of a large practice; in base64 it still has room in what Lambda is given. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final String X12 = "application/edi-x12";
    /** Well below the gateway's 29 seconds, with the slowest claim. */
    static final Duration TIME = Duration.ofSeconds(15);

    private final RemittanceFiles files;
    private final RemittanceStore store;
    private final RemittanceDesk desk;
    private final Function<String, ClaimNumbers> numbersOfPractice;
    private final CursorSeal seal;
    private final StructuredLog metrics;

    /** Used by Lambda. */
    public ReconcileRemittancesHandler() {
        this(Configuration.fromEnvironment());
    }

    private ReconcileRemittancesHandler(Configuration configuration) {
        this(configuration, new AwsClients(configuration));
    }

    private ReconcileRemittancesHandler(Configuration configuration, AwsClients clients) {
        this(configuration, clients, new RemittanceStore(clients.claimsTable()));
    }

    private ReconcileRemittancesHandler(Configuration configuration, AwsClients clients, RemittanceStore store) {
        this(
                new RemittanceFiles(clients.s3(), configuration.feeScheduleBucket()),
                store,
                new RemittanceDesk(
                        store,
                        new BookedDecisions(clients.claimsTable()),
                        new DynamoDbClaimArchive(clients.claimsTable(), new JsonRevisionDocuments()),
                        InstantSource.system(),
                        TIME),
                practiceId -> new ClaimNumbers(clients.claimsTable(), practiceId),
                new CursorSeal(configuration.cursorSecret()),
                new DynamoDbAccessRecords(clients.accessRecordsTable()),
                InstantSource.system(),
                new StructuredLog("reconcile-remittances"));
    }

    /**
     * A handler with its world.
     *
     * @param numbersOfPractice finds a practice's claims by the numbers they were submitted with, anew for each request
     */
    ReconcileRemittancesHandler(
            RemittanceFiles files,
            RemittanceStore store,
            RemittanceDesk desk,
            Function<String, ClaimNumbers> numbersOfPractice,
            CursorSeal seal,
            AccessRecords records,
            InstantSource clock,
            StructuredLog log) {
        super(records, clock, log);
        this.metrics = log;
        this.files = files;
        this.store = store;
        this.desk = desk;
        this.numbersOfPractice = numbersOfPractice;
        this.seal = seal;
    }

    @Override
    protected ApiResponse answerRecorded(ApiRequest request) throws ProblemException {
        String practiceId = request.caller().practiceId();
        try {
            return switch (request.method() + " " + request.resource()) {
                case "POST /v1/remittances" -> receive(practiceId, request);
                case "GET /v1/remittances" -> list(practiceId, Paging.of(request, seal));
                case "GET /v1/remittances/{id}" ->
                    ApiResponse.json(200, DomainJson.write(Remittance.class, found(practiceId, request)));
                case "GET /v1/remittances/{id}/claims" ->
                    claims(practiceId, Paging.of(request, seal), found(practiceId, request));
                default -> throw new ProblemException(Problem.notFound());
            };
        } catch (InvalidCursorException e) {
            throw Paging.badCursor();
        }
    }

    private ApiResponse receive(String practiceId, ApiRequest request) throws ProblemException {
        if (!request.isOf(X12)) {
            throw new ProblemException(Problem.unsupportedMediaType(X12));
        }
        byte[] content = request.bytes(MOST_BYTES);
        List<Payment> payments = switch (read(content)) {
            case RemittanceFile.Read(List<Payment> its) -> its;
            case RemittanceFile.Faulty(List<RemittanceFault> faults, int further) ->
                throw new ProblemException(Problem.invalidRequest(told(faults, further)));
        };
        List<RemittanceFault> tooLarge = RemittanceRoom.faults(payments);
        if (!tooLarge.isEmpty()) {
            throw new ProblemException(Problem.invalidRequest(told(tooLarge, 0)));
        }
        String id = Hashes.sha256(content);
        boolean before = store.find(practiceId, id)
                .filter(known -> known.state() == Remittance.State.DONE)
                .isPresent();
        files.keep(practiceId, id, content);
        Remittance remittance = desk.<ProblemException>work(
                practiceId,
                id,
                payments,
                numbersOfPractice.apply(practiceId),
                (claimId, place, work) -> recorded(request, claimId, place, work));
        if (remittance.state() == Remittance.State.DONE && !before) {
            metrics.count(Map.of(
                    BusinessMetric.REMITTANCES_RECEIVED,
                    1,
                    BusinessMetric.CLAIMS_REMITTED,
                    remittance.claims().total(),
                    BusinessMetric.CLAIMS_UNMATCHED,
                    remittance.claims().unmatched()));
        }
        int status = remittance.state() == Remittance.State.PROCESSING ? 202 : before ? 200 : 201;
        return ApiResponse.json(status, DomainJson.write(Remittance.class, remittance))
                .with("Location", "/v1/remittances/" + id);
    }

    private static RemittanceFile read(byte[] content) {
        try {
            return RemittanceReader.read(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Fault> told(List<RemittanceFault> faults, int further) {
        List<Fault> told = new ArrayList<>(faults.stream()
                .map(fault -> new Fault("/segments/" + fault.segment(), kind(fault.kind()), fault.message()))
                .toList());
        if (further > 0) {
            told.add(new Fault("", Fault.Kind.TOO_MANY, "There are " + further + " more faults."));
        }
        return told;
    }

    private static Fault.Kind kind(RemittanceFault.Kind kind) {
        return switch (kind) {
            case ENVELOPE, FORMAT -> Fault.Kind.FORMAT;
            case MISSING -> Fault.Kind.REQUIRED;
            case ORDER -> Fault.Kind.ORDER;
            case BALANCE -> Fault.Kind.BALANCE;
            case EXCESS -> Fault.Kind.TOO_MANY;
        };
    }

    private Remittance found(String practiceId, ApiRequest request) throws ProblemException {
        return store.find(practiceId, request.path("id", IdForm.FILE))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    private ApiResponse list(String practiceId, Paging query) {
        ListPage<Remittance> piece = store.page(practiceId, query.limit(), query.cursor());
        return ApiResponse.json(200, Page.write(Remittance.class, piece.items(), query.next(piece.nextCursor())));
    }

    private ApiResponse claims(String practiceId, Paging query, Remittance remittance) {
        ListPage<ClaimPayment> piece =
                store.claims(practiceId, remittance.remittanceId(), query.limit(), query.cursor());
        return ApiResponse.json(200, Page.write(ClaimPayment.class, piece.items(), query.next(piece.nextCursor())));
    }
}
