package com.therapyclaims.domain.units;

import com.therapyclaims.domain.ConformanceCases;
import com.therapyclaims.domain.rules.NamedRules;
import com.therapyclaims.domain.rules.Rule;
import java.util.stream.Stream;

/** Every day of {@code conformance/units}, counted. */
public final class CountedDays {
    private CountedDays() {}

    /** The rules their counts name. */
    public static Stream<Rule> rules() {
        return ConformanceCases.cases("units", UnitConformanceTest.FILES)
                .map(one -> new UnitCounter().count(UnitConformanceTest.request(one.get("request"))))
                .flatMap(count -> NamedRules.of(count.explanation(), count.findings()));
    }
}
