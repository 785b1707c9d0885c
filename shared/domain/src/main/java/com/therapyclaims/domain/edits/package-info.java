/**
 * What a payer's edits will say of a patient's day, before it is billed.
 *
 * <p>{@link com.therapyclaims.domain.edits.EditChecker} is the way in. It runs the checks in this order, each a class of
 * its own, over all lines of the day:
 *
 * <ol>
 *   <li>{@code ModifierChecks} and {@code LiabilityModifiers}: the modifiers of each line by themselves.
 *   <li>{@code PlaceChecks} and {@code TelehealthCheck}: place of service (C-6, C-7).
 *   <li>{@code PtpCheck}: each two codes of the day against NCCI's pairs. {@code PtpPair} judges one edit in force, {@code
 *       DistinctTime} what the recorded times prove (N-1 to N-4).
 *   <li>{@code MueCheck}: units against NCCI's limits.
 *   <li>{@code ThresholdCheck} with {@code TherapyThreshold}: what needs KX (KX-1 to KX-4).
 * </ol>
 *
 * <p>{@code EditReport} gathers findings, explanation, coverage and each line's outlook on the way; {@code NcciTable} says
 * with which quarter's table a check ran (N-5). {@link com.therapyclaims.domain.payers.ModifierOrder} puts modifiers in
 * the payer's claim order.
 *
 * <p>No check ever adds a modifier: 59, X and KX attest something that only the therapist knows.
 */
package com.therapyclaims.domain.edits;
