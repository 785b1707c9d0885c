package com.therapyclaims.functions.exportclaim;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.access.DynamoDbAccessRecords;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.remittances.BookedDecisions;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.domain.access.AccessRecords;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.PracticeTables;
import com.therapyclaims.domain.exports.ExportGap;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.domain.remittances.ClaimDecisions;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.IdForm;
import com.therapyclaims.http.PatientDataFunction;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.x12.ProfessionalClaims;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a practice's archived claims in the forms payers take. A claim stays as it is. */
public final class ExportClaimHandler extends PatientDataFunction {
    private static final String X12 = "application/edi-x12";
    private static final String PDF = "application/pdf";
    private static final String FHIR = "application/fhir+json";

    private final ClaimArchive archive;
    private final Function<String, PracticeTables> tables;
    private final ClaimDecisions decisions;
    private final Enrolment enrolment;

    /** Used by Lambda. */
    public ExportClaimHandler() {
        this(Configuration.fromEnvironment());
    }

    private ExportClaimHandler(Configuration configuration) {
        this(configuration, new AwsClients(configuration));
    }

    private ExportClaimHandler(Configuration configuration, AwsClients clients) {
        this(
                new DynamoDbClaimArchive(clients.claimsTable(), new JsonRevisionDocuments()),
                tables(FeeScheduleStore.connect(configuration, clients)),
                new BookedDecisions(clients.claimsTable()),
                new Enrolment(
                        configuration.submitterId(),
                        configuration.submitterName(),
                        configuration.submitterEmail(),
                        configuration.environment() == Configuration.Environment.PRODUCTION),
                new DynamoDbAccessRecords(clients.accessRecordsTable()),
                InstantSource.system(),
                new StructuredLog("export-claim"));
    }

    /**
     * A handler with its world.
     *
     * @param tables the payers and tables of a practice as they are known now
     * @param decisions what payers have said of its claims
     * @param enrolment who files say they come from
     */
    ExportClaimHandler(
            ClaimArchive archive,
            Function<String, PracticeTables> tables,
            ClaimDecisions decisions,
            Enrolment enrolment,
            AccessRecords records,
            InstantSource clock,
            StructuredLog log) {
        super(records, clock, log);
        this.archive = archive;
        this.tables = tables;
        this.decisions = decisions;
        this.enrolment = enrolment;
    }

    private static Function<String, PracticeTables> tables(FeeScheduleStore schedules) {
        return practiceId -> schedules.asSeenBy(practiceId, Optional.empty()).tables();
    }

    @Override
    protected List<String> claimsNamed(ApiRequest request) {
        return ClaimsToExport.named(request);
    }

    @Override
    protected ApiResponse answerRecorded(ApiRequest request) throws ProblemException {
        Strictness strictness = Strictness.of(request);
        String practiceId = request.caller().practiceId();
        ClaimsToExport claims = new ClaimsToExport(practiceId, archive, tables.apply(practiceId), decisions);
        return switch (request.resource()) {
            case "/v1/claims/{id}/exports/837p" ->
                professional(claims.one(request.path("id", IdForm.CLAIM), strictness, Form.PROFESSIONAL));
            case "/v1/exports/837p" -> professional(claims.several(request, strictness));
            case "/v1/claims/{id}/exports/fhir" ->
                fhir(claims.one(request.path("id", IdForm.CLAIM), strictness, Form.FHIR));
            case "/v1/claims/{id}/exports/cms1500" ->
                paper(claims.one(request.path("id", IdForm.CLAIM), strictness, Form.CMS_1500));
            default -> throw new ProblemException(Problem.notFound());
        };
    }

    private ApiResponse professional(List<ReadyClaim> claims) throws ProblemException {
        ProfessionalClaims professionalClaims = new ProfessionalClaims(enrolment.submitter());
        List<OutgoingClaim> outgoing = claims.stream().map(ReadyClaim::claim).toList();
        String name = claims.size() == 1 ? fileName(outgoing.getFirst()) : "claims";
        return file(X12, name + ".x12", professionalClaims.write(outgoing), claims);
    }

    private static ApiResponse fhir(List<ReadyClaim> claims) {
        OutgoingClaim claim = claims.getFirst().claim();
        return file(FHIR, fileName(claim) + ".json", FhirClaim.write(claim), claims);
    }

    private static ApiResponse paper(List<ReadyClaim> claims) {
        OutgoingClaim claim = claims.getFirst().claim();
        return file(PDF, fileName(claim) + ".pdf", Cms1500.write(claim), claims);
    }

    private static String fileName(OutgoingClaim claim) {
        return claim.controlNumber() + "-r" + claim.revision();
    }

    /** A file, with what payers often ask for beside the form as pointers in a header. */
    private static ApiResponse file(String mediaType, String name, String content, List<ReadyClaim> claims) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", mediaType);
        headers.put("Content-Disposition", "attachment; filename=\"" + name + "\"");
        String advice = claims.stream()
                .flatMap(claim -> claim.advice().stream())
                .map(ExportGap::pointer)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!advice.isEmpty()) {
            headers.put("X-Export-Advice", advice);
        }
        return new ApiResponse(200, headers, content, false);
    }
}
