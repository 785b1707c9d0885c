package com.therapyclaims.domain.schedules;

import com.therapyclaims.domain.money.Money;

/**
 * What CMS publishes as the amount of a code in a locality.
 *
 * @param modifier empty, or 26, TC, 53
 * @param nonFacility the amount of a unit outside a facility
 * @param facility the amount of a unit in a facility
 * @param therapyReduced the amount of a reduced unit, outside an institution (P-3); means something only where the multiple
 *     procedure indicator is 5: since 2021 it may hold an unrelated flat fee
 * @param therapyReducedInstitutional the amount of a reduced unit in an institution; see {@code therapyReduced}
 * @param status the payment status
 * @param pcTc the PC/TC indicator
 * @param multipleProcedure the multiple procedure indicator
 */
public record PaymentAmount(
        String code,
        String modifier,
        Money nonFacility,
        Money facility,
        Money therapyReduced,
        Money therapyReducedInstitutional,
        char status,
        char pcTc,
        char multipleProcedure) {

    /** Whether the therapy multiple procedure payment reduction covers the code (P-1). */
    public boolean therapyMppr() {
        return multipleProcedure == '5';
    }
}
