package com.therapyclaims.functions.priceclaim;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.pricing.Price;
import com.therapyclaims.domain.pricing.PriceOutcome;
import com.therapyclaims.domain.pricing.Pricer;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.http.ApiFunction;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.BilledPayer;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.answers.DomainJson;
import com.therapyclaims.http.requests.PriceJson;
import com.therapyclaims.http.requests.PriceQuestion;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** {@code POST /v1/prices}: prices one patient's one day. */
public final class PriceClaimHandler extends ApiFunction {
    private final PracticeSchedules schedules;
    private final BiFunction<String, Optional<Instant>, Payers> payersOfPractice;

    /** Used by Lambda. */
    public PriceClaimHandler() {
        this(new StructuredLog("price-claim"), Configuration.fromEnvironment());
    }

    private PriceClaimHandler(StructuredLog log, Configuration configuration) {
        this(log, FeeScheduleStore.connect(configuration, new AwsClients(configuration)));
    }

    private PriceClaimHandler(StructuredLog log, FeeScheduleStore store) {
        this(
                log,
                store::asSeenBy,
                (practice, asOf) -> store.asSeenBy(practice, asOf).payers());
    }

    PriceClaimHandler(
            StructuredLog log,
            PracticeSchedules schedules,
            BiFunction<String, Optional<Instant>, Payers> payersOfPractice) {
        super(log);
        this.schedules = schedules;
        this.payersOfPractice = payersOfPractice;
    }

    @Override
    protected ApiResponse answer(ApiRequest request) throws ProblemException {
        PriceQuestion question = request.read(PriceJson.REQUEST);
        String practice = request.caller().practiceId();
        Payers payers = payersOfPractice.apply(practice, question.asOf());
        Payer payer = BilledPayer.of(payers, question.payerId(), question.dateOfService());
        PriceOutcome outcome = new Pricer(schedules.asSeenBy(practice, question.asOf())).price(question.by(payer));
        return switch (outcome) {
            case PriceOutcome.Priced(Price price) -> ApiResponse.json(200, DomainJson.write(Price.class, price));
            case PriceOutcome.UnknownPlace _ -> throw new ProblemException(unknownPlace());
        };
    }

    /** In the catalogue's own words: the finding names the place, and a ZIP code may be a patient's. */
    private static Problem unknownPlace() {
        FindingCode finding = FindingCode.PRICE_PLACE_UNKNOWN;
        return Problem.unprocessable("unknown-place", "Unknown place", finding.message() + " " + finding.fix());
    }
}
