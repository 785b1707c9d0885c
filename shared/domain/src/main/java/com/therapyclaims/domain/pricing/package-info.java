/**
 * From a patient's day to its price, with the reason for every cent.
 *
 * <p>{@link com.therapyclaims.domain.pricing.Pricer} is the way in. {@code MedicarePricer} prices for Medicare, {@code
 * ContractPricer} by a contract; both walk the same steps, each a class of its own:
 *
 * <ol>
 *   <li>{@code PlaceIndices}: ZIP code to locality to geographic indices.
 *   <li>{@code MedicareFees}: a code's fee on the date, or why it has none ({@code PaymentStatus}, R-3), with {@code
 *       PlaceOfServiceRate} (C-5): CMS's published amount where {@code PublishedAmounts} count, otherwise {@code
 *       ConversionFactors} and {@code PhysicianFee}. For contracts {@code
 *       ContractTerms} decides what the amount is made from (PY-1).
 *   <li>{@code MpprRanking} and {@code MpprReduction}: which unit of the day is paid in full (P-1 to P-7).
 *   <li>{@code LesserOfCharge}, and for contracts {@code DailyCap} and {@code VisitRate}: the allowed amount (R-2, PY-2,
 *       PY-3).
 *   <li>{@code CostSharing}: deductible, coinsurance, {@code AssistantCut} (CQ-9) and {@code Sequestration} (P-8).
 * </ol>
 *
 * <p>{@code Journal} gathers explanation, findings, coverage and the table versions on the way.
 */
package com.therapyclaims.domain.pricing;
