package com.therapyclaims.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.LinePrice.Priced;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PricePropertiesTest {
    private static final List<String> CODES = List.of(
            "92507", "97010", "97014", "97026", "97035", "97039", "97110", "97112", "97116", "97124", "97129", "97140",
            "97161", "97530", "97535", "97763", "12345");

    @Provide
    static Arbitrary<List<LineToPrice>> days() {
        return lines().list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    static Arbitrary<List<LineToPrice>> unchargedDays() {
        return lines().map(line -> new LineToPrice(line.code(), line.units(), line.modifiers(), Optional.empty()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .uniqueElements(LineToPrice::code);
    }

    private static Arbitrary<LineToPrice> lines() {
        return Combinators.combine(
                        Arbitraries.of(CODES),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.of(List.of("GP"), List.of("GP", "CQ"), List.of("GO", "CO"), List.<String>of()),
                        Arbitraries.integers()
                                .between(1, 20_000)
                                .map(Money::ofCents)
                                .optional())
                .as(LineToPrice::new);
    }

    @Provide
    static Arbitrary<Money> deductibles() {
        return Arbitraries.integers().between(0, 28_300).map(Money::ofCents);
    }

    private static Price price(List<LineToPrice> lines, Money deductible) {
        return Day.of(lines.toArray(LineToPrice[]::new))
                .deductible(deductible.toString())
                .price();
    }

    private static List<Priced> priced(Price price) {
        return price.lines().stream()
                .filter(Priced.class::isInstance)
                .map(Priced.class::cast)
                .toList();
    }

    /** Steps are told apart by what they are made of; no two of them read the same either. */
    @Property
    void noStepIsToldTwice(
            @ForAll("days") List<LineToPrice> lines, @ForAll boolean participating, @ForAll boolean commercial) {
        Day day = Day.of(lines.toArray(LineToPrice[]::new));
        Day ofProvider = participating ? day : day.nonParticipating();
        Price price = (commercial ? ofProvider.by(Day.payer(StandardPayers.COMMERCIAL)) : ofProvider).price();
        assertThat(price.explanation()).doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void totalsAreTheSumsOfTheLines(@ForAll("days") List<LineToPrice> lines, @ForAll("deductibles") Money deductible) {
        Price price = price(lines, deductible);

        assertThat(price.totals())
                .isEqualTo(new PriceTotals(
                        sum(price, Priced::allowed),
                        sum(price, Priced::deductible),
                        sum(price, Priced::coinsurance),
                        sum(price, Priced::sequestration),
                        sum(price, Priced::payerPayment),
                        sum(price, Priced::patientResponsibility)));
    }

    private static Money sum(Price price, Function<Priced, Money> amount) {
        return priced(price).stream().map(amount).reduce(Money.ZERO, Money::plus);
    }

    @Property(tries = 300)
    void orderOfTheLinesDoesNotChangeTheVisit(@ForAll("unchargedDays") List<LineToPrice> lines, @ForAll Random random) {
        var shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, random);

        Price price = price(lines, Money.ZERO);
        Price other = price(shuffled, Money.ZERO);
        assertThat(other.totals().allowed()).isEqualTo(price.totals().allowed());
        if (price.findings().stream().noneMatch(finding -> finding.code().equals("PRICE.CQ_SPLIT_TOP_CODE"))) {
            // Lines that tie for the top share the same units between them otherwise; each line's cents are rounded
            // (P-8).
            long tied = tiedForTheTop(price);
            if (tied <= 1) {
                assertThat(other.totals()).isEqualTo(price.totals());
            }
            BigDecimal most = new BigDecimal("0.01").multiply(BigDecimal.valueOf(tied));
            assertThat(cents(other.totals().coinsurance()))
                    .isCloseTo(cents(price.totals().coinsurance()), within(most));
            assertThat(cents(other.totals().sequestration()))
                    .isCloseTo(cents(price.totals().sequestration()), within(most));
            assertThat(cents(other.totals().payerPayment()))
                    .isCloseTo(cents(price.totals().payerPayment()), within(most.multiply(BigDecimal.TWO)));
        }
    }

    private static BigDecimal cents(Money amount) {
        return new BigDecimal(amount.toString());
    }

    /** How many lines rank as high as the one with the full unit, itself among them. */
    private static long tiedForTheTop(Price price) {
        return priced(price).stream()
                .filter(line ->
                        line.fullUnits() == 1 && line.reducedUnitAmount().isPresent())
                .mapToLong(top -> priced(price).stream()
                        .filter(line -> line.rvu().equals(top.rvu())
                                && line.fullUnitAmount().equals(top.fullUnitAmount()))
                        .count())
                .max()
                .orElse(0);
    }

    @Property(tries = 300)
    void mpprNeverPaysMoreThanUnreduced(@ForAll("unchargedDays") List<LineToPrice> lines) {
        for (Priced line : priced(price(lines, Money.ZERO))) {
            Money unreduced = line.fullUnitAmount().orElseThrow().times(line.units());
            assertThat(line.allowed()).isLessThanOrEqualTo(unreduced);
        }
    }

    @Property(tries = 300)
    void oneUnitOfTheDayIsPaidInFullAmongThoseTheMpprCovers(@ForAll("days") List<LineToPrice> lines) {
        List<Priced> covered = priced(price(lines, Money.ZERO)).stream()
                .filter(line -> line.reducedUnitAmount().isPresent())
                .toList();

        assertThat(covered.stream().mapToInt(Priced::fullUnits).sum()).isEqualTo(covered.isEmpty() ? 0 : 1);
    }

    @Property(tries = 300)
    void eachLineIsItsFullAndReducedUnitsOrItsLesserCharge(@ForAll("days") List<LineToPrice> lines) {
        Price price = price(lines, Money.ZERO);
        for (int i = 0; i < lines.size(); i++) {
            if (price.lines().get(i) instanceof Priced line) {
                Money units = line.fullUnitAmount()
                        .orElseThrow()
                        .times(line.fullUnits())
                        .plus(line.reducedUnitAmount().orElse(Money.ZERO).times(line.reducedUnits()));
                assertThat(line.fullUnits() + line.reducedUnits()).isEqualTo(line.units());
                assertThat(line.allowed())
                        .isEqualTo(lines.get(i).charge().map(units::min).orElse(units));
            }
        }
    }

    @Property(tries = 300)
    void allowedIsDeductibleCoinsuranceAndThePayersShare(
            @ForAll("days") List<LineToPrice> lines, @ForAll("deductibles") Money deductible) {
        for (Priced line : priced(price(lines, deductible))) {
            Money share = line.allowed().minus(line.deductible()).minus(line.coinsurance());
            Money paid = line.payerPayment().plus(line.sequestration());
            assertThat(line.patientResponsibility()).isEqualTo(line.deductible().plus(line.coinsurance()));
            if (AssistantCut.modifier(line.modifiers()).isEmpty()) {
                assertThat(paid).isEqualTo(share);
            } else {
                assertThat(paid).isEqualTo(Money.rounded(share.amount().multiply(new BigDecimal("0.85"))));
            }
            assertThat(line.payerPayment().isNegative()).isFalse();
        }
    }

    @Property(tries = 100)
    void deductibleIsNeverUsedTwice(@ForAll("days") List<LineToPrice> lines, @ForAll("deductibles") Money deductible) {
        PriceTotals totals = price(lines, deductible).totals();

        assertThat(totals.deductible()).isEqualTo(totals.allowed().min(deductible));
    }

    @Property(tries = 100)
    void dayPricedInTwoClaimsWithTheHigherOneFirstPaysAsOne(@ForAll("unchargedDays") List<LineToPrice> lines) {
        List<LineToPrice> highestFirst = new ArrayList<>(lines);
        Price whole = price(lines, Money.ZERO);
        Optional<Integer> top = top(whole);
        if (top.isEmpty()) {
            return;
        }
        LineToPrice first = highestFirst.remove((int) top.get());
        Money earlier = Day.of(first).price().totals().allowed();
        Money later = Day.of(highestFirst.toArray(LineToPrice[]::new))
                .after(first)
                .price()
                .totals()
                .allowed();

        assertThat(earlier.plus(later)).isEqualTo(whole.totals().allowed());
    }

    private static Optional<Integer> top(Price price) {
        for (int i = 0; i < price.lines().size(); i++) {
            if (price.lines().get(i) instanceof Priced line
                    && line.reducedUnitAmount().isPresent()
                    && line.fullUnits() == 1) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    @Property(tries = 100)
    void visitRateAlwaysAddsUp(@ForAll("days") List<LineToPrice> lines) {
        Day day = Day.of(lines.toArray(LineToPrice[]::new))
                .by(Contracts.acme().all(Contracts.perVisit("104.37")).payer());

        assertThat(day.price().totals().allowed()).isEqualTo(Money.of("104.37"));
    }

    @Property(tries = 100)
    void commercialPresetNeverPaysAboveTheCharge(@ForAll("days") List<LineToPrice> lines) {
        Price price = Day.of(lines.toArray(LineToPrice[]::new))
                .by(Day.payer(StandardPayers.COMMERCIAL))
                .price();
        for (int i = 0; i < lines.size(); i++) {
            if (price.lines().get(i) instanceof Priced line) {
                lines.get(i)
                        .charge()
                        .ifPresent(charge -> assertThat(line.allowed()).isLessThanOrEqualTo(charge));
            }
        }
    }
}
