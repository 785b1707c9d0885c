package com.therapyclaims.functions.checkedits;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.domain.edits.EditChecker;
import com.therapyclaims.domain.edits.EditResult;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.schedules.FeeSchedules;
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
    private final Function<String, FeeSchedules> schedulesOfPractice;
    private final Function<String, Payers> payersOfPractice;

    /** Used by Lambda. */
    public CheckEditsHandler() {
        this(new StructuredLog("check-edits"), Configuration.fromEnvironment());
    }

    private CheckEditsHandler(StructuredLog log, Configuration configuration) {
        this(log, FeeScheduleStore.connect(configuration, new AwsClients(configuration)));
    }

    private CheckEditsHandler(StructuredLog log, FeeScheduleStore store) {
        this(
                log,
                practice -> store.asSeenBy(practice, Optional.empty()),
                practice -> store.asSeenBy(practice, Optional.empty()).payers());
    }

    CheckEditsHandler(
            StructuredLog log,
            Function<String, FeeSchedules> schedulesOfPractice,
            Function<String, Payers> payersOfPractice) {
        super(log);
        this.schedulesOfPractice = schedulesOfPractice;
        this.payersOfPractice = payersOfPractice;
    }

    @Override
    protected ApiResponse answer(ApiRequest request) throws ProblemException {
        EditsQuestion question = request.read(EditsJson.REQUEST);
        String practice = request.caller().practiceId();
        Payer payer = BilledPayer.of(payersOfPractice.apply(practice), question.payerId(), question.dateOfService());
        EditResult result = new EditChecker(schedulesOfPractice.apply(practice)).check(question.by(payer));
        return ApiResponse.json(200, DomainJson.write(EditAnswer.class, EditAnswer.of(result)));
    }
}
