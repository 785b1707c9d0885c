package com.therapyclaims.domain.units;

/**
 * A service that got no unit.
 *
 * @param reason why, in words: {@code 1 minute short}, {@code 97140 had the larger remainder}
 */
public record UnbilledService(String code, int minutes, String reason) {}
