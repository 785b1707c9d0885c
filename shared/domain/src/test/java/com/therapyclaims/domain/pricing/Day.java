package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.Locality;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A patient's day to be priced, Medicare in Ohio on 2026-03-02 unless said otherwise. */
record Day(PriceRequest request, FeeSchedules tables) {
    static final PricingPlace OHIO = new PricingPlace.InLocality(Locality.parse("15202-00"));
    static final PricingPlace NATIONAL = new PricingPlace.National();
    static final Payer MEDICARE = payer(StandardPayers.MEDICARE);

    static Payer payer(String id) {
        return new StandardPayers().find(id, LocalDate.of(2026, 3, 2)).orElseThrow();
    }

    static Day of(LineToPrice... lines) {
        return new Day(
                new PriceRequest(
                        LocalDate.of(2026, 3, 2),
                        MEDICARE,
                        OHIO,
                        "11",
                        List.of(lines),
                        List.of(),
                        List.of(),
                        Money.ZERO,
                        true,
                        false),
                new CmsTables());
    }

    static LineToPrice line(String code, int units, String... modifiers) {
        return new LineToPrice(code, units, List.of(modifiers), Optional.empty());
    }

    static LineToPrice charged(String code, int units, String charge, String... modifiers) {
        return new LineToPrice(code, units, List.of(modifiers), Optional.of(Money.of(charge)));
    }

    Day on(String date) {
        return with(LocalDate.parse(date), request.payer(), request.place());
    }

    Day at(PricingPlace place) {
        return with(request.dateOfService(), request.payer(), place);
    }

    Day by(Payer payer) {
        return with(request.dateOfService(), payer, request.place());
    }

    Day with(FeeSchedules others) {
        return new Day(request, others);
    }

    Day inPlaceOfService(String placeOfService) {
        return new Day(
                new PriceRequest(
                        request.dateOfService(),
                        request.payer(),
                        request.place(),
                        placeOfService,
                        request.lines(),
                        request.earlier(),
                        request.later(),
                        request.deductibleRemaining(),
                        request.participating(),
                        request.qualifyingApmParticipant()),
                tables);
    }

    Day after(LineToPrice... earlier) {
        return provider(
                request.participating(), request.qualifyingApmParticipant(), request.deductibleRemaining(), earlier);
    }

    /** After claims of the day that were furnished elsewhere too. */
    Day after(OtherClaim... earlier) {
        return new Day(
                new PriceRequest(
                        request.dateOfService(),
                        request.payer(),
                        request.place(),
                        request.placeOfService(),
                        request.lines(),
                        List.of(earlier),
                        request.later(),
                        request.deductibleRemaining(),
                        request.participating(),
                        request.qualifyingApmParticipant()),
                tables);
    }

    private OtherClaim here(LineToPrice... lines) {
        return new OtherClaim(request.place(), request.placeOfService(), List.of(lines));
    }

    Day before(LineToPrice... later) {
        return new Day(
                new PriceRequest(
                        request.dateOfService(),
                        request.payer(),
                        request.place(),
                        request.placeOfService(),
                        request.lines(),
                        request.earlier(),
                        List.of(here(later)),
                        request.deductibleRemaining(),
                        request.participating(),
                        request.qualifyingApmParticipant()),
                tables);
    }

    Day deductible(String open) {
        return provider(request.participating(), request.qualifyingApmParticipant(), Money.of(open));
    }

    Day nonParticipating() {
        return provider(false, request.qualifyingApmParticipant(), request.deductibleRemaining());
    }

    Day qualifying() {
        return provider(request.participating(), true, request.deductibleRemaining());
    }

    PriceOutcome outcome() {
        return new Pricer(tables).price(request);
    }

    Price price() {
        return outcome().price();
    }

    LinePrice.Priced priced(int index) {
        return (LinePrice.Priced) price().lines().get(index);
    }

    LinePrice.Priced onlyLine() {
        return priced(0);
    }

    private Day with(LocalDate date, Payer payer, PricingPlace place) {
        return new Day(
                new PriceRequest(
                        date,
                        payer,
                        place,
                        request.placeOfService(),
                        request.lines(),
                        request.earlier(),
                        request.later(),
                        request.deductibleRemaining(),
                        request.participating(),
                        request.qualifyingApmParticipant()),
                tables);
    }

    private Day provider(boolean participating, boolean qualifying, Money deductible, LineToPrice... earlier) {
        return new Day(
                new PriceRequest(
                        request.dateOfService(),
                        request.payer(),
                        request.place(),
                        request.placeOfService(),
                        request.lines(),
                        earlier.length == 0 ? request.earlier() : List.of(here(earlier)),
                        request.later(),
                        deductible,
                        participating,
                        qualifying),
                tables);
    }
}
