package com.therapyclaims.functions.priceclaim;

import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.domain.claims.PracticeTables;
import com.therapyclaims.domain.payers.Payer;
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
import com.therapyclaims.http.PublicCalculator;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.answers.DomainJson;
import com.therapyclaims.http.requests.PriceJson;
import com.therapyclaims.http.requests.PriceQuestion;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** {@code POST /v1/prices}, and {@code /v1/public/prices} without a key: prices one patient's one day. */
public final class PriceClaimHandler extends ApiFunction {
    private final BiFunction<String, Optional<Instant>, PracticeTables> tablesOfPractice;
    private final PublicCalculator publicCalculator;

    /** Used by Lambda. */
    public PriceClaimHandler() {
        this(new StructuredLog("price-claim"), Configuration.fromEnvironment());
    }

    private PriceClaimHandler(StructuredLog log, Configuration configuration) {
        this(log, FeeScheduleStore.connect(configuration), new PublicCalculator(configuration.publicCalculator()));
    }

    private PriceClaimHandler(StructuredLog log, FeeScheduleStore store, PublicCalculator publicCalculator) {
        this(log, (practice, asOf) -> store.asSeenBy(practice, asOf).tables(), publicCalculator);
    }

    /**
     * A handler with its world.
     *
     * @param tablesOfPractice the tables of a practice as they were known at a moment, or now
     */
    PriceClaimHandler(
            StructuredLog log,
            BiFunction<String, Optional<Instant>, PracticeTables> tablesOfPractice,
            PublicCalculator publicCalculator) {
        super(log);
        this.tablesOfPractice = tablesOfPractice;
        this.publicCalculator = publicCalculator;
    }

    @Override
    protected ApiResponse answer(ApiRequest request) throws ProblemException {
        String practice = publicCalculator.practiceOf(request);
        PriceQuestion question = request.read(PriceJson.REQUEST);
        PracticeTables tables = tablesOfPractice.apply(practice, question.asOf());
        Payer payer = BilledPayer.of(tables.payers(), question.payerId(), question.dateOfService());
        PriceOutcome outcome = new Pricer(tables.feeSchedules()).price(question.by(payer));
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
