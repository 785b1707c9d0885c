package com.therapyclaims.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Contract.AssistantBasis;
import com.therapyclaims.domain.payers.Contract.LesserOf;
import com.therapyclaims.domain.payers.Contract.Method;
import com.therapyclaims.domain.payers.Contract.Rounding;
import com.therapyclaims.domain.pricing.LinePrice.Priced;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Recomputes each amount under a contract from the words and figures of its explanation alone. */
class ContractExplanationReplayTest {
    /** Days of which GY denies a line, or none. */
    @Provide
    static Arbitrary<List<LineToPrice>> days() {
        return Combinators.combine(
                        PricePropertiesTest.days(), Arbitraries.integers().between(0, 9))
                .as((lines, denied) -> IntStream.range(0, lines.size())
                        .mapToObj(i -> i == denied ? withGy(lines.get(i)) : lines.get(i))
                        .toList());
    }

    private static LineToPrice withGy(LineToPrice line) {
        return new LineToPrice(
                line.code(),
                line.units(),
                Stream.concat(line.modifiers().stream(), Stream.of("GY")).toList(),
                line.charge());
    }

    @Provide
    static Arbitrary<Money> deductibles() {
        return PricePropertiesTest.deductibles();
    }

    @Provide
    static Arbitrary<Method> methods() {
        return Arbitraries.of(
                Contracts.percentOfMedicare("112.5", Rounding.PER_UNIT),
                Contracts.percentOfMedicare("112.5", Rounding.PER_LINE),
                Contracts.flat("31.35"),
                Contracts.tiered("40.00", 2, "25.55", "0.00"),
                Contracts.perVisit("104.37"),
                Contracts.percentOfCharge("62.5"));
    }

    @Provide
    static Arbitrary<Contracts> contracts() {
        return Combinators.combine(
                        methods(),
                        methods(),
                        Arbitraries.of(LesserOf.class),
                        Arbitraries.of(AssistantBasis.class),
                        Arbitraries.of("50", "").optional(),
                        Arbitraries.of(Optional.of("90.00"), Optional.<String>empty()),
                        Arbitraries.of(true, false))
                .as((carvedOut, others, lesserOf, assistant, mppr, cap, sequestered) -> {
                    Contracts contract = Contracts.acme()
                            .codes(carvedOut, "97110", "97161", "12345")
                            .all(others)
                            .lesserOf(lesserOf)
                            .assistant("15", assistant)
                            .coinsurance("20")
                            .unlisted("60");
                    mppr.filter(percent -> !percent.isEmpty()).ifPresent(contract::mppr);
                    cap.ifPresent(contract::dailyCap);
                    return sequestered ? contract.sequestered() : contract;
                });
    }

    @Property(tries = 200)
    void everyCentCanBeRecomputedByHand(
            @ForAll("days") List<LineToPrice> lines,
            @ForAll("contracts") Contracts contract,
            @ForAll("deductibles") Money deductible) {
        Price price = Day.of(lines.toArray(LineToPrice[]::new))
                .by(contract.payer())
                .deductible(deductible.toString())
                .price();

        List<Money> allowed = allowed(price);
        for (int i = 0; i < lines.size(); i++) {
            ExplainedLine words = ExplainedLine.of(price, i);
            if (price.lines().get(i) instanceof Priced line) {
                assertThat(allowed.get(i)).as(words.toString()).isEqualTo(line.allowed());
                ExplanationReplayTest.waterfall(line, words);
            } else {
                assertThat(words.find("no price, (.*)")).isPresent();
            }
        }
        assertThat(price.explanation()).allSatisfy(ContractExplanationReplayTest::isCited);
    }

    private static void isCited(Explanation step) {
        assertThat(Arrays.stream(Rule.values()).filter(rule -> rule.number().equals(step.rule())))
                .hasSize(1)
                .allSatisfy(rule -> assertThat(step.citation()).isEqualTo(rule.citation()));
        assertThat(step.text()).isNotBlank();
    }

    private static List<Money> allowed(Price price) {
        List<Money> amounts = new ArrayList<>();
        for (int i = 0; i < price.lines().size(); i++) {
            amounts.add(price.lines().get(i) instanceof Priced ? term(ExplainedLine.of(price, i), price) : Money.ZERO);
        }
        for (int i = 0; i < amounts.size(); i++) {
            if (price.lines().get(i) instanceof Priced) {
                amounts.set(i, afterTheTerm(amounts, i, price));
            }
        }
        return amounts;
    }

    /** What the line's term makes of it. */
    private static Money term(ExplainedLine words, Price price) {
        return visitRate(words, price)
                .or(() -> perUnitOfMedicare(words))
                .or(() -> perLineOfMedicare(words))
                .or(() -> words.numbers(": %1% of the charge %1 = ")
                        .map(figures -> Money.rounded(figures.get(1)).percent(figures.get(0))))
                .orElseGet(() -> sum(words.all("(?<=: |\\+ )([0-9]+) x " + ExplainedLine.N + "(?= [+=])")));
    }

    private static final String VISIT = "visit rate %1 spread by [^:]+: %1 of %1 gives ";

    private static Optional<Money> visitRate(ExplainedLine words, Price price) {
        return words.numbers(VISIT)
                .map(_ -> part(
                        words,
                        lines(price).stream()
                                .filter(line -> line.numbers(VISIT).isPresent() && termOf(line) == termOf(words))
                                .toList(),
                        line -> line.numbers(VISIT).orElseThrow()));
    }

    private static List<ExplainedLine> lines(Price price) {
        return IntStream.range(0, price.lines().size())
                .mapToObj(i -> ExplainedLine.of(price, i))
                .toList();
    }

    /** A line's part of what several share: rounded, no more than is left, and the last one all that is left. */
    private static Money part(
            ExplainedLine of, List<ExplainedLine> sharing, Function<ExplainedLine, List<BigDecimal>> figures) {
        Money left = Money.rounded(figures.apply(of).getFirst());
        for (ExplainedLine line : sharing) {
            boolean last = line.equals(sharing.getLast());
            Money part = last ? left : proRata(figures.apply(line)).min(left);
            if (line.equals(of)) {
                return part;
            }
            left = left.minus(part);
        }
        throw new AssertionError("does not share: " + of);
    }

    /** The whole, the line's weight and the weight of all. */
    private static Money proRata(List<BigDecimal> figures) {
        return Money.rounded(figures.get(0).multiply(figures.get(1)).divide(figures.get(2), 10, RoundingMode.HALF_UP));
    }

    private static int termOf(ExplainedLine words) {
        return words.find("term ([0-9]+) of the contract fits first")
                .map(found -> Integer.parseInt(found.group(1)))
                .orElseThrow();
    }

    private static Optional<Money> perUnitOfMedicare(ExplainedLine words) {
        return words.numbers("unit %1 x %1% = ").map(figures -> {
            Money full = Money.rounded(figures.get(0)).percent(figures.get(1));
            assertThat(Money.rounded(figures.get(0))).isEqualTo(medicaresUnit(words));
            Money reduced = words.numbers("reduced unit %1 x %1% = ")
                    .map(of -> Money.rounded(of.get(0)).percent(of.get(1)))
                    .orElse(Money.ZERO);
            return full.times(count(words, "full")).plus(reduced.times(count(words, "reduced")));
        });
    }

    private static Optional<Money> perLineOfMedicare(ExplainedLine words) {
        return words.numbers("; line %1 x %1% = ").map(figures -> {
            Money line = sum(words.all("([0-9]+) (?:full|reduced) x " + ExplainedLine.N));
            assertThat(Money.rounded(figures.get(0))).isEqualTo(line);
            return line.percent(figures.get(1));
        });
    }

    private static Money medicaresUnit(ExplainedLine words) {
        return ExplanationReplayTest.fee(
                words.numbers("Medicare's unit = \\(\\(%1 x %1\\) \\+ \\(%1 x %1\\) \\+ \\(%1 x %1\\)\\) x %1 = .*")
                        .orElseThrow(),
                BigDecimal.ONE);
    }

    private static int count(ExplainedLine words, String kind) {
        return words.find("([0-9]+) " + kind + " x ")
                .map(found -> Integer.parseInt(found.group(1)))
                .orElse(0);
    }

    private static Money sum(List<MatchResult> parts) {
        return parts.stream()
                .map(part -> Money.of(part.group(2)).times(Integer.parseInt(part.group(1))))
                .reduce(Money.ZERO, Money::plus);
    }

    /** Lesser of the charge, assistant cut, daily cap. */
    private static Money afterTheTerm(List<Money> amounts, int index, Price price) {
        ExplainedLine words = ExplainedLine.of(price, index);
        Money amount = words.numbers("the charge %1 is less than %1: allowed")
                .map(figures -> Money.rounded(figures.getFirst()))
                .or(() -> claimsCharge(words, price))
                .orElse(amounts.get(index));
        Money cut = words.numbers("allowed %1 x %1 = ")
                .map(figures -> Money.rounded(amount.amount().multiply(figures.get(1))))
                .orElse(amount);
        return words.numbers("absorbs the daily cap %1: %1 were left of it, so %1 becomes ")
                .map(figures -> cut.min(Money.rounded(figures.get(1))))
                .orElse(cut);
    }

    private static final String CLAIM = "the claim's charge %1 is less than its amount %1: %1 becomes";

    private static Optional<Money> claimsCharge(ExplainedLine words, Price price) {
        return words.numbers(CLAIM)
                .map(_ -> part(
                        words,
                        lines(price).stream()
                                .filter(line -> line.numbers(CLAIM).isPresent())
                                .toList(),
                        line -> {
                            List<BigDecimal> said = line.numbers(CLAIM).orElseThrow();
                            return List.of(said.get(0), said.get(2), said.get(1));
                        }));
    }
}
