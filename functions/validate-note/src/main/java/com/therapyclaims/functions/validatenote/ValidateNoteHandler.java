package com.therapyclaims.functions.validatenote;

import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.domain.notes.NoteValidation;
import com.therapyclaims.domain.notes.NoteValidator;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.http.ApiFunction;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.BilledPayer;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.answers.DomainJson;
import com.therapyclaims.http.requests.NoteJson;
import com.therapyclaims.http.requests.NoteQuestion;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;

/** {@code POST /v1/notes/validate}: judges a treatment note. */
public final class ValidateNoteHandler extends ApiFunction {
    private final NoteValidator validator = new NoteValidator();
    private final Function<String, Payers> payersOfPractice;
    private final InstantSource clock;

    /** Used by Lambda. */
    public ValidateNoteHandler() {
        this(
                new StructuredLog("validate-note"),
                FeeScheduleStore.payersOfPractice(Configuration.fromEnvironment()),
                InstantSource.system());
    }

    ValidateNoteHandler(StructuredLog log, Function<String, Payers> payersOfPractice, InstantSource clock) {
        super(log);
        this.payersOfPractice = payersOfPractice;
        this.clock = clock;
    }

    @Override
    protected ApiResponse answer(ApiRequest request) throws ProblemException {
        NoteQuestion question = request.read(NoteJson.REQUEST);
        Payers payers = payersOfPractice.apply(request.caller().practiceId());
        Payer payer = BilledPayer.of(payers, question.payerId(), dateOf(question));
        NoteValidation validation = validator.validate(question.by(payer));
        return ApiResponse.json(200, DomainJson.write(NoteValidation.class, validation));
    }

    /** A note without a date is judged too; only which contract holds is then asked of today. */
    private LocalDate dateOf(NoteQuestion question) {
        return question.note().dateOfService().orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
