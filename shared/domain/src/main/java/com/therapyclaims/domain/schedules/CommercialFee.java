package com.therapyclaims.domain.schedules;

import com.therapyclaims.domain.money.Money;
import java.util.Optional;

/**
 * A row of a practice's fees.csv.
 *
 * @param modifier empty for the plain fee
 * @param amount the fee per unit
 * @param facilityAmount the fee per unit in a facility, where the file gives another
 */
public record CommercialFee(String code, String modifier, Money amount, Optional<Money> facilityAmount) {}
