package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.ConformanceCases;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.NamedRules;
import com.therapyclaims.domain.rules.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Every day of {@code conformance/edits}, checked, and some that no published case tells of. */
public final class CheckedDays {
    private CheckedDays() {}

    /** The rules their answers name. */
    public static Stream<Rule> rules() {
        var checker = new EditChecker(NcciTables.published());
        return Stream.concat(
                        ConformanceCases.cases("edits", EditConformanceTest.FILES)
                                .map(one -> checker.check(EditConformanceTest.request(one.get("request")))),
                        Stream.of(judgedAgain()))
                .flatMap(result -> NamedRules.of(result.explanation(), result.findings()));
    }

    /** A day after a repricing changed what its year accrued before it. */
    private static EditResult judgedAgain() {
        return ThresholdAgain.judge(
                Day.of("97110").check().result(),
                NcciTables.IN_QUARTER,
                List.of(Optional.of(Money.of("29.29"))),
                new TherapyAccrual(Money.of("2320.00"), Money.ZERO),
                "A repricing changed what the year accrued.",
                UnaryOperator.identity());
    }
}
