package com.therapyclaims.domain.schedules;

import java.math.BigDecimal;

/** Geographic practice cost indices of a locality. */
public record Gpci(BigDecimal work, BigDecimal practiceExpense, BigDecimal malpractice) {
    /** All indices 1: the national amount. */
    public static final Gpci NATIONAL = new Gpci(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE);
}
