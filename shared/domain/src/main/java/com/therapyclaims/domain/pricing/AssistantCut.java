package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.codes.Discipline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Medicare's cut for services an assistant furnished (CQ-9): 15% of Medicare's share of a line with CQ or CO, from
 * 2022-01-01. The modifiers have been required since 2020, without effect on payment before 2022 (CQ-7).
 */
public final class AssistantCut {
    private static final LocalDate FIRST_DAY = LocalDate.of(2022, 1, 1);
    private static final BigDecimal PERCENT = BigDecimal.valueOf(15);

    private AssistantCut() {}

    /** The percentage of Medicare's share that the line loses on the date. */
    public static BigDecimal percent(List<String> modifiers, LocalDate dateOfService) {
        return modifier(modifiers).isPresent() && !dateOfService.isBefore(FIRST_DAY) ? PERCENT : BigDecimal.ZERO;
    }

    /** The modifier that says an assistant furnished the line. */
    static Optional<String> modifier(List<String> modifiers) {
        return Arrays.stream(Discipline.values())
                .flatMap(discipline -> discipline.assistantModifier().stream())
                .filter(modifiers::contains)
                .findFirst();
    }
}
