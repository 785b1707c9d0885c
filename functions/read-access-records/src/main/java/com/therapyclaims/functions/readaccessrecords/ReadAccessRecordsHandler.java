package com.therapyclaims.functions.readaccessrecords;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.access.DynamoDbAccessRecords;
import com.therapyclaims.domain.access.AccessRecord;
import com.therapyclaims.domain.access.AccessRecords;
import com.therapyclaims.http.ApiFunction;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.CursorSeal;
import com.therapyclaims.http.IdForm;
import com.therapyclaims.http.Paging;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.QueryDates;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.answers.Page;
import com.therapyclaims.http.json.Fault;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/access-records}: who saw or changed the practice's patient data, newest first. */
public final class ReadAccessRecordsHandler extends ApiFunction {
    private final AccessRecords records;
    private final CursorSeal seal;
    private final InstantSource clock;

    /** Used by Lambda. */
    public ReadAccessRecordsHandler() {
        this(Configuration.fromEnvironment());
    }

    private ReadAccessRecordsHandler(Configuration configuration) {
        this(
                new DynamoDbAccessRecords(new AwsClients(configuration).accessRecordsTable()),
                new CursorSeal(configuration.cursorSecret()),
                InstantSource.system(),
                new StructuredLog("read-access-records"));
    }

    ReadAccessRecordsHandler(AccessRecords records, CursorSeal seal, InstantSource clock, StructuredLog log) {
        super(log);
        this.records = records;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    protected ApiResponse answer(ApiRequest request) throws ProblemException {
        List<Fault> faults = new ArrayList<>();
        LocalDate to = QueryDates.read(request, "to", faults)
                .orElseGet(() -> clock.instant().atZone(ZoneOffset.UTC).toLocalDate());
        LocalDate from = QueryDates.read(request, "from", faults).orElseGet(() -> to.minusYears(1));
        Optional<String> claimId = request.query("claimId", IdForm.CLAIM, faults);
        Optional<String> patientId = request.query("patientId", IdForm.PATIENT, faults);
        Paging paging = Paging.of(request, seal, faults);
        if (from.isAfter(to)) {
            faults.add(new Fault("", Fault.Kind.RANGE, "The query parameter from lies after to."));
        }
        if (from.isBefore(to.minusYears(10))) {
            faults.add(new Fault("", Fault.Kind.RANGE, "The query parameter from lies more than 10 years before to."));
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.invalidRequest(faults));
        }
        AccessRecords.Page page = records.page(
                request.caller().practiceId(),
                new AccessRecords.Filter(from, to, claimId, patientId),
                paging.limit(),
                paging.cursor());
        return ApiResponse.json(200, Page.write(AccessRecord.class, page.items(), paging.next(page.next())));
    }
}
