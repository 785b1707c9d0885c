package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.money.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * One payment of a payer with the claims it is for: a transaction of an X12 835.
 *
 * @param traceNumber the number of the check or transfer (TRN02)
 * @param payerId who pays: the payer's number (TRN03), or its identifier (N104), or else its name
 * @param payerName as the payer writes it
 * @param paidOn the day of the payment (BPR16)
 * @param paid its amount (BPR02)
 */
public record Payment(
        String traceNumber,
        String payerId,
        String payerName,
        LocalDate paidOn,
        Money paid,
        List<RemittedClaim> claims,
        List<ProviderAdjustment> providerAdjustments) {
    public Payment {
        claims = List.copyOf(claims);
        providerAdjustments = List.copyOf(providerAdjustments);
    }
}
