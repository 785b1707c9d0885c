package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.money.Money;

/**
 * Allowed amounts of the calendar year before this claim (KX-1, KX-2).
 *
 * @param ptSlp physical therapy and speech-language pathology together
 * @param ot occupational therapy
 */
public record TherapyAccrual(Money ptSlp, Money ot) {}
