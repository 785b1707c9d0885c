package com.therapyclaims.domain.pricing;

import static com.therapyclaims.domain.ConformanceCases.elements;
import static com.therapyclaims.domain.ConformanceCases.strings;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.domain.ConformanceCases;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.schedules.Locality;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the cases of {@code conformance/prices}; its README says how they are to be read. */
class PriceConformanceTest {
    static final List<String> FILES =
            List.of("national-amounts.json", "mppr.json", "waterfall.json", "status.json", "commercial.json");

    private final Pricer pricer = new Pricer(new CmsTables());

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return ConformanceCases.tests("prices", FILES, this::run);
    }

    private void run(JsonNode one) {
        Price price = pricer.price(request(one.get("request"))).price();
        JsonNode expected = one.at("/expect/answer");
        var softly = new SoftAssertions();
        List<JsonNode> lines = elements(expected.get("lines"));
        softly.assertThat(price.lines()).hasSameSizeAs(lines);
        for (int i = 0; i < Math.min(lines.size(), price.lines().size()); i++) {
            compare(
                    softly,
                    "line " + (i + 1),
                    lines.get(i),
                    fields(price.lines().get(i)));
        }
        compare(softly, "totals", expected.get("totals"), fields(price.totals()));
        softly.assertThat(price.findings().stream().map(Finding::code))
                .containsExactlyInAnyOrderElementsOf(strings(one.at("/expect/findings")));
        softly.assertAll();
    }

    private static void compare(SoftAssertions softly, String where, JsonNode expected, Map<String, String> actual) {
        expected.properties()
                .forEach(field -> softly.assertThat(actual)
                        .as(where)
                        .containsEntry(field.getKey(), field.getValue().asText()));
    }

    private static Map<String, String> fields(LinePrice line) {
        return switch (line) {
            case LinePrice.NotPriced unpriced ->
                Map.of("status", "NOT_PRICED", "reason", unpriced.reason().name());
            case LinePrice.Priced priced ->
                Map.of(
                        "status", "PRICED",
                        "fullUnits", Integer.toString(priced.fullUnits()),
                        "reducedUnits", Integer.toString(priced.reducedUnits()),
                        "fullUnitAmount",
                                priced.fullUnitAmount().map(Money::toString).orElse(""),
                        "reducedUnitAmount",
                                priced.reducedUnitAmount().map(Money::toString).orElse(""),
                        "allowed", priced.allowed().toString(),
                        "deductible", priced.deductible().toString(),
                        "coinsurance", priced.coinsurance().toString(),
                        "sequestration", priced.sequestration().toString(),
                        "payerPayment", priced.payerPayment().toString());
        };
    }

    private static Map<String, String> fields(PriceTotals totals) {
        return Map.of(
                "allowed", totals.allowed().toString(),
                "deductible", totals.deductible().toString(),
                "coinsurance", totals.coinsurance().toString(),
                "payerPayment", totals.payerPayment().toString());
    }

    static PriceRequest request(JsonNode body) {
        LocalDate date = LocalDate.parse(body.get("dateOfService").asText());
        String locality = body.get("locality").asText();
        return new PriceRequest(
                date,
                new StandardPayers().find(body.get("payerId").asText(), date).orElseThrow(),
                locality.equals("NATIONAL")
                        ? new PricingPlace.National()
                        : new PricingPlace.InLocality(Locality.parse(locality)),
                body.get("placeOfService").asText(),
                elements(body.get("lines")).stream()
                        .map(PriceConformanceTest::line)
                        .toList(),
                List.of(),
                List.of(),
                Money.of(body.path("deductibleRemaining").asText("0.00")),
                body.path("participating").asBoolean(true),
                body.path("qualifyingApmParticipant").asBoolean(false));
    }

    private static LineToPrice line(JsonNode line) {
        return new LineToPrice(
                line.get("code").asText(),
                line.get("units").asInt(),
                elements(line.get("modifiers")).stream().map(JsonNode::asText).toList(),
                Optional.ofNullable(line.get("charge")).map(JsonNode::asText).map(Money::of));
    }
}
