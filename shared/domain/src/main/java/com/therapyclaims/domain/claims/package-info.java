/**
 * Claims from the visit that was sent to the revisions that are kept.
 *
 * <ul>
 *   <li>{@link com.therapyclaims.domain.claims.ClaimProcessor} decides one visit: units, note, price, edits and the checks of
 *       the whole claim ({@code ClaimChecks}).
 *   <li>{@link com.therapyclaims.domain.claims.ClaimIntake} archives what was decided, new or corrected, together with what
 *       it changes of its patient's days ({@code ClaimChange}, {@code DaySettlement}).
 *   <li>{@link com.therapyclaims.domain.claims.ClaimDesk} takes the steps of archived claims; {@link
 *       com.therapyclaims.domain.claims.ClaimLifecycle} says which are allowed.
 *   <li>{@link com.therapyclaims.domain.claims.ClaimArchive} is what they ask of whoever keeps the revisions.
 * </ul>
 */
package com.therapyclaims.domain.claims;
