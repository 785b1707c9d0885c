package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.InWords;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.schedules.Gpci;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The amount CMS publishes for one unit in a locality (PFALL, PFREV), which needs no formula.
 *
 * @param full the amount at the place of service: non-facility or facility (C-5)
 * @param halved the published amount of a unit that loses half of its practice expense; it means nothing, and is not asked
 *     for, where the therapy MPPR does not cover the code
 * @param rankingExpense the code's practice expense RVU, where relative values of the date list it
 * @param formula the fee that relative values and indices of the date give, where they give the same cents
 */
record PublishedFee(
        String code, Money full, Money halved, Optional<BigDecimal> rankingExpense, Optional<PhysicianFee> formula)
        implements UnitFee {

    @Override
    public Money reduced(BigDecimal percent) {
        if (percent.compareTo(PUBLISHED_REDUCTION) != 0) {
            throw new IllegalArgumentException("CMS publishes the amount that loses half, and no other");
        }
        return halved;
    }

    @Override
    public InWords fullFormula() {
        return Sentence.of("%s as CMS publishes it", full);
    }

    @Override
    public InWords reducedFormula(BigDecimal percent) {
        return Sentence.of("%s as CMS publishes it", reduced(percent));
    }

    @Override
    public Optional<LinePrice.Rvu> rvu() {
        return formula.flatMap(PhysicianFee::rvu);
    }

    @Override
    public Optional<Gpci> indices() {
        return formula.flatMap(PhysicianFee::indices);
    }

    @Override
    public Optional<BigDecimal> factor() {
        return formula.flatMap(PhysicianFee::factor);
    }
}
