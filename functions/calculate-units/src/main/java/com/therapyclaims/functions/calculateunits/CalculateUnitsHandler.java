package com.therapyclaims.functions.calculateunits;

import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.units.UnitCount;
import com.therapyclaims.domain.units.UnitCounter;
import com.therapyclaims.domain.units.UnitRule;
import com.therapyclaims.http.ApiFunction;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.BilledPayer;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.PublicCalculator;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.answers.DomainJson;
import com.therapyclaims.http.requests.UnitsJson;
import com.therapyclaims.http.requests.UnitsQuestion;
import java.util.function.Function;

/** {@code POST /v1/units}, and {@code /v1/public/units} without a key: counts the units of a day. */
public final class CalculateUnitsHandler extends ApiFunction {
    private final UnitCounter counter = new UnitCounter();
    private final Function<String, Payers> payersOfPractice;
    private final PublicCalculator publicCalculator;

    /** Used by Lambda. */
    public CalculateUnitsHandler() {
        this(new StructuredLog("calculate-units"), Configuration.fromEnvironment());
    }

    private CalculateUnitsHandler(StructuredLog log, Configuration configuration) {
        this(
                log,
                FeeScheduleStore.payersOfPractice(configuration),
                new PublicCalculator(configuration.publicCalculator()));
    }

    CalculateUnitsHandler(
            StructuredLog log, Function<String, Payers> payersOfPractice, PublicCalculator publicCalculator) {
        super(log);
        this.payersOfPractice = payersOfPractice;
        this.publicCalculator = publicCalculator;
    }

    @Override
    protected ApiResponse answer(ApiRequest request) throws ProblemException {
        String practice = publicCalculator.practiceOf(request);
        UnitsQuestion question = request.read(UnitsJson.REQUEST);
        UnitCount count = counter.count(question.by(rule(practice, question)));
        return ApiResponse.json(200, DomainJson.write(UnitCount.class, count));
    }

    /** The rule that was asked for, or the payer's. */
    private UnitRule rule(String practice, UnitsQuestion question) throws ProblemException {
        if (question.unitRule().isPresent()) {
            return question.unitRule().get();
        }
        Payers payers = payersOfPractice.apply(practice);
        return BilledPayer.of(payers, question.payerId().orElseThrow(), question.dateOfService())
                .unitRule();
    }
}
