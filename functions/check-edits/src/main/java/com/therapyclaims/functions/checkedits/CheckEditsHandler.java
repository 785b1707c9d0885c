package com.therapyclaims.functions.checkedits;

import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.domain.authorizations.AuthorizationResult;
import com.therapyclaims.domain.claims.PracticeTables;
import com.therapyclaims.domain.edits.EditChecker;
import com.therapyclaims.domain.edits.EditResult;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.http.ApiFunction;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.BilledPayer;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.answers.DomainJson;
import com.therapyclaims.http.answers.EditAnswer;
import com.therapyclaims.http.requests.EditsJson;
import com.therapyclaims.http.requests.EditsQuestion;
import java.util.Optional;
import java.util.function.Function;

/** {@code POST /v1/edits}: checks a day's lines before they are billed. */
public final class CheckEditsHandler extends ApiFunction {
    private final Function<String, PracticeTables> tablesOfPractice;

    /** Used by Lambda. */
    public CheckEditsHandler() {
        this(new StructuredLog("check-edits"), FeeScheduleStore.connect(Configuration.fromEnvironment()));
    }

    private CheckEditsHandler(StructuredLog log, FeeScheduleStore store) {
        this(log, practice -> store.asSeenBy(practice, Optional.empty()).tables());
    }

    CheckEditsHandler(StructuredLog log, Function<String, PracticeTables> tablesOfPractice) {
        super(log);
        this.tablesOfPractice = tablesOfPractice;
    }

    @Override
    protected ApiResponse answer(ApiRequest request) throws ProblemException {
        EditsQuestion question = request.read(EditsJson.REQUEST);
        PracticeTables tables = tablesOfPractice.apply(request.caller().practiceId());
        Payer payer = BilledPayer.of(tables.payers(), question.payerId(), question.dateOfService());
        EditResult result = new EditChecker(tables.feeSchedules()).check(question.by(payer));
        for (AuthorizationResult held : question.heldAgainst(payer)) {
            result = result.with(held.findings(), held.coverage());
        }
        return ApiResponse.json(200, DomainJson.write(EditAnswer.class, EditAnswer.of(result)));
    }
}
