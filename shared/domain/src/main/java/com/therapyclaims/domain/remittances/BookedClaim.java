package com.therapyclaims.domain.remittances;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A claim as it is booked: under the payment it came with, whatever file brought that. A payment is its payer and its trace
 * number (TRN03 and TRN02). A part of it that another file brings has other content and is booked too; the same content
 * is booked as often as one 835 has it.
 *
 * @param payerId who pays
 * @param traceNumber of the payment
 * @param occurrence which one it is among the payment's claims of the same content, from 1
 */
public record BookedClaim(String payerId, String traceNumber, int occurrence, RemittedClaim claim) {
    /** The claims of a file's payments, in their order. */
    public static List<BookedClaim> of(List<Payment> payments) {
        return payments.stream().flatMap(payment -> of(payment).stream()).toList();
    }

    private static List<BookedClaim> of(Payment payment) {
        Map<String, Integer> occurrences = new HashMap<>();
        List<BookedClaim> booked = new ArrayList<>();
        for (RemittedClaim claim : payment.claims()) {
            int occurrence = occurrences.merge(content(claim), 1, Integer::sum);
            booked.add(new BookedClaim(payment.payerId(), payment.traceNumber(), occurrence, claim));
        }
        return booked;
    }

    /** What was said and by whom. */
    public PayerDecision decision() {
        return new PayerDecision(Optional.of(payerId), claim);
    }

    /** Names it: the same in every file that brings it, and different for everything else. */
    public String identity() {
        return text(payerId, traceNumber, occurrence, content(claim));
    }

    /**
     * What a payer says of a claim, without where it stands in a file. The remarks of the claim as a whole are left out: claims
     * booked before they were read are known by what was read then.
     */
    private static String content(RemittedClaim claim) {
        return text(
                claim.controlNumber(),
                claim.payerControlNumber(),
                claim.decision(),
                claim.order(),
                claim.charge(),
                claim.paid(),
                claim.patientResponsibility(),
                claim.datesOfService(),
                claim.adjustments(),
                claim.lines().stream().map(BookedClaim::content).toList());
    }

    private static String content(RemittedLine line) {
        return text(
                line.code(),
                line.modifiers(),
                line.charge(),
                line.paid(),
                line.controlNumber(),
                line.adjustments(),
                line.remarks());
    }

    private static String text(Object... parts) {
        return Stream.of(parts).map(String::valueOf).collect(Collectors.joining("\n"));
    }
}
