package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.InWords;
import com.therapyclaims.domain.schedules.Gpci;
import java.math.BigDecimal;
import java.util.Optional;

/** Medicare's amount of one unit of a code at one place: made by the formula, or published by CMS as it is. */
sealed interface UnitFee permits PhysicianFee, PublishedFee {
    /** The half of practice expense that a reduced unit loses and that CMS publishes amounts for (P-3, P-5). */
    BigDecimal PUBLISHED_REDUCTION = BigDecimal.valueOf(50);

    String code();

    /** The fee of one unit. */
    Money full();

    /** The fee of one unit that loses the given percentage of its practice expense (P-3). */
    Money reduced(BigDecimal percent);

    /** How {@link #full} comes about, in figures. */
    InWords fullFormula();

    /** How {@link #reduced} comes about, in figures. */
    InWords reducedFormula(BigDecimal percent);

    /** The non-facility practice expense RVU that ranks the day (P-2), where relative values are known. */
    Optional<BigDecimal> rankingExpense();

    /** The relative values that give the fee, where they do. */
    Optional<LinePrice.Rvu> rvu();

    /** The indices that give the fee, where they do. */
    Optional<Gpci> indices();

    /** Dollars per RVU, where relative values give the fee. */
    Optional<BigDecimal> factor();
}
