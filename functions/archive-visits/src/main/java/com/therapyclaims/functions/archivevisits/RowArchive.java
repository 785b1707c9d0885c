package com.therapyclaims.functions.archivevisits;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.aws.visitfiles.RowCounts;
import com.therapyclaims.aws.visitfiles.VisitLine;
import com.therapyclaims.domain.access.AccessRecord;
import com.therapyclaims.domain.access.AccessRecords;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimIntake.Submission;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.visitfiles.VisitFile;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.StructuredLog.Field;
import com.therapyclaims.http.claims.ClaimAnswers;
import com.therapyclaims.http.claims.ItemAnswer;
import com.therapyclaims.http.claims.NewClaims;
import com.therapyclaims.http.json.Fault;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Archives one row of a file as {@code POST /v1/claims} archives one visit, under a key made of the file's content and the
 * row, so that a row that comes again is the claim it was. Its access is recorded as one of the key that asked for the
 * upload.
 */
final class RowArchive {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int FAILED = 500;

    private final Function<String, ClaimIntake> intakes;
    private final AccessRecords records;
    private final InstantSource clock;
    private final StructuredLog log;

    RowArchive(Function<String, ClaimIntake> intakes, AccessRecords records, InstantSource clock, StructuredLog log) {
        this.intakes = intakes;
        this.records = records;
        this.clock = clock;
        this.log = log;
    }

    /**
     * What became of a row.
     *
     * @param line of the result
     */
    record Done(String line, RowCounts counts) {}

    /**
     * Archives a row.
     *
     * @throws RuntimeException if it can neither be archived nor refused now
     */
    Done archive(VisitFile file, VisitLine row) {
        String requestId = file.id().substring(0, 16) + "-" + row.row();
        return switch (row) {
            case VisitLine.Unreadable(int number, VisitLine.Why why) -> refused(number, problem(why), requestId);
            case VisitLine.Visit(int number, String visit) -> archive(file, number, visit, requestId);
        };
    }

    private Done archive(VisitFile file, int number, String visit, String requestId) {
        Instant now = clock.instant();
        AccessRecord access = new AccessRecord(
                file.practiceId(),
                requestId,
                now,
                file.uploader().keyName(),
                file.uploader().role(),
                "POST",
                "/v1/visit-files/uploads",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        try {
            return recorded(access, file, number, visit);
        } catch (RuntimeException e) {
            // It comes again by itself; why it did not succeed now is known here alone.
            log.error(
                    Map.of(
                            Field.REQUEST_ID,
                            requestId,
                            Field.PRACTICE_ID,
                            file.practiceId(),
                            Field.VISIT_FILE_ID,
                            file.id(),
                            Field.OUTCOME,
                            "row failed"),
                    e);
            throw e;
        }
    }

    private Done recorded(AccessRecord access, VisitFile file, int number, String visit) {
        records.begin(access);
        int status = FAILED;
        Optional<String> claimId = Optional.empty();
        try {
            Submission submission = NewClaims.submit(
                    intakes.apply(file.practiceId()),
                    visit,
                    new IdempotencyKey("visit-file/" + file.id() + "/" + number, Hashes.sha256(visit)),
                    access.at(),
                    log);
            if (submission instanceof Submission.Busy) {
                throw new IllegalStateException("other claims of the patient's day are being archived");
            }
            ClaimRevision claim = ClaimAnswers.claim(submission);
            status = ClaimAnswers.status(submission);
            claimId = Optional.of(claim.claimId());
            return archived(number, status, claim);
        } catch (ProblemException e) {
            status = e.problem().status();
            return refused(number, e.problem(), access.requestId());
        } finally {
            records.finish(access, claimId, status);
        }
    }

    private static Done archived(int number, int httpStatus, ClaimRevision claim) {
        ClaimStatus status = claim.standing().status();
        return new Done(
                line(
                        number,
                        json -> ItemAnswer.archived(
                                json, httpStatus, claim.claimId(), claim.revision(), status.name())),
                status == ClaimStatus.NEEDS_CORRECTION ? new RowCounts(0, 1, 0) : new RowCounts(1, 0, 0));
    }

    private static Done refused(int number, Problem problem, String requestId) {
        return new Done(line(number, json -> ItemAnswer.problem(json, problem, requestId)), new RowCounts(0, 0, 1));
    }

    private static Problem problem(VisitLine.Why why) {
        return switch (why) {
            case NOT_UTF8 -> Problem.notUtf8();
            case TOO_LARGE -> Problem.tooLarge(ApiRequest.MOST_BODY_BYTES);
            case MORE_CELLS ->
                Problem.invalidRequest(
                        List.of(new Fault("", Fault.Kind.TOO_MANY, "The row has more cells than the header.")));
        };
    }

    /** Fields of an object that is being written. */
    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private static String line(int number, Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("row", number);
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }
}
