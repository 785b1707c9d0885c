package com.therapyclaims.domain.pricing;

import static com.therapyclaims.domain.pricing.Contracts.acme;
import static com.therapyclaims.domain.pricing.Contracts.flat;
import static com.therapyclaims.domain.pricing.Contracts.perVisit;
import static com.therapyclaims.domain.pricing.Day.charged;
import static com.therapyclaims.domain.pricing.Day.line;

import com.therapyclaims.domain.ConformanceCases;
import com.therapyclaims.domain.payers.Contract.AssistantBasis;
import com.therapyclaims.domain.rules.NamedRules;
import com.therapyclaims.domain.rules.Rule;
import java.util.stream.Stream;

/** Every day of {@code conformance/prices}, priced, and some that no published case tells of. */
public final class PricedDays {
    private PricedDays() {}

    /** The rules their prices name. */
    public static Stream<Rule> rules() {
        var pricer = new Pricer(new CmsTables());
        return Stream.concat(
                        ConformanceCases.cases("prices", PriceConformanceTest.FILES)
                                .map(one -> pricer.price(PriceConformanceTest.request(one.get("request")))
                                        .price()),
                        days().map(Day::price))
                .flatMap(price -> NamedRules.of(price.explanation(), price.findings()));
    }

    private static Stream<Day> days() {
        return Stream.of(
                Day.of(line("97140", 1, "GP")).after(line("97530", 1, "GP")),
                Day.of(charged("97110", 1, "60.00", "GP")).nonParticipating(),
                Day.of(line("97129", 1, "GN")).inPlaceOfService("22"),
                Day.of(line("97110", 1, "GP"), line("97110", 1, "GP", "CQ")),
                Day.of(line("97110", 1, "GP", "CQ"))
                        .by(acme().all(flat("40.00"))
                                .assistant("15", AssistantBasis.ALLOWED)
                                .dailyCap("30.00")
                                .payer()),
                Day.of(line("97110", 1, "GP")).by(acme().all(perVisit("100.00")).payer()));
    }
}
