package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.money.Money;
import java.time.Instant;

/**
 * That somebody went through the variances of a repricing and wants those claims rebilled. It is kept as it was signed.
 *
 * @param signedBy who signed, in the caller's words
 * @param claims how many claims the list had
 * @param delta what they differ by together
 * @param sha256 hash of the list as it was signed: whoever has the list can show that it is the signed one
 */
public record SignOff(String signedBy, Instant signedAt, int claims, Money delta, String sha256) {}
