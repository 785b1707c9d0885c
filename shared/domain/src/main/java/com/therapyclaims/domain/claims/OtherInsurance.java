package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Another insurance of the patient beside the one that is billed (837P loops 2320 and 2330, CMS-1500 boxes 9 and 11d).
 *
 * @param order when it pays among the patient's insurances
 * @param relationship what the patient is to whoever holds it
 * @param holder who holds it, where that is not the patient
 * @param filingIndicator what kind of insurance it is (SBR09)
 * @param adjudication what it decided, if it has
 */
public record OtherInsurance(
        Order order,
        Relationship relationship,
        Optional<Holder> holder,
        String payerName,
        String payerIdentifier,
        String memberId,
        Optional<String> groupNumber,
        String filingIndicator,
        Optional<Adjudication> adjudication) {
    private static final Set<String> MEDICARE = Set.of("MA", "MB");

    /** The order insurances pay in (SBR01). */
    public enum Order {
        PRIMARY("P"),
        SECONDARY("S"),
        TERTIARY("T");

        private final String code;

        Order(String code) {
            this.code = code;
        }

        /** Its code in X12 (payer responsibility sequence number code, data element 1138). */
        public String code() {
            return code;
        }
    }

    /** Whoever holds an insurance. */
    public record Holder(String lastName, String firstName, Optional<Visit.Address> address) {}

    /**
     * What the insurance decided.
     *
     * @param on the day it decided
     * @param paid what it paid of the claim (AMT*D)
     * @param patientOwes what it left to the patient (AMT*EAF), if it said
     * @param adjustments why it did not pay the rest, as far as it said so of the claim as a whole (CAS of loop 2320)
     * @param lines what it decided line by line (loop 2430); empty if it decided of the claim alone
     */
    public record Adjudication(
            LocalDate on,
            Money paid,
            Optional<Money> patientOwes,
            List<Reduction> adjustments,
            List<LineDecision> lines) {
        public Adjudication {
            adjustments = List.copyOf(adjustments);
            lines = List.copyOf(lines);
        }

        /** What it left to the patient: as it said, or else by the reasons of group PR; empty where it said neither. */
        public Optional<Money> leftToThePatient() {
            return patientOwes.or(
                    () -> Optional.of(Reduction.ofThePatient(adjustments)).filter(sum -> sum.isMoreThan(Money.ZERO)));
        }

        /** What was paid and what was not, together: the charge it decided about. */
        public Money accountsFor() {
            return Stream.concat(adjustments.stream(), lines.stream().flatMap(line -> line.adjustments().stream()))
                    .map(Reduction::amount)
                    .reduce(paid, Money::plus);
        }
    }

    /**
     * What the insurance decided of a line.
     *
     * @param code the code that was billed and decided
     * @param modifiers those it was billed with; they matter where the code stands on several lines
     * @param units how many were paid (SVD05); those that were billed, if it did not say
     * @param paid what it paid of the line (SVD02)
     * @param adjustments why it did not pay the rest of the line (CAS)
     */
    public record LineDecision(
            String code, List<String> modifiers, Optional<Integer> units, Money paid, List<Reduction> adjustments) {
        public LineDecision {
            modifiers = List.copyOf(modifiers);
            adjustments = List.copyOf(adjustments);
        }

        /** What was paid and what was not, together: the line's charge. */
        public Money accountsFor() {
            return adjustments.stream().map(Reduction::amount).reduce(paid, Money::plus);
        }
    }

    /**
     * A part of the charge that was not paid.
     *
     * @param group CO, PR, OA, PI or CR
     * @param reason the claim adjustment reason code
     */
    public record Reduction(String group, String reason, Money amount) {
        /** What such parts leave to the patient (group PR). */
        public static Money ofThePatient(List<Reduction> reductions) {
            return reductions.stream()
                    .filter(reduction -> reduction.group().equals("PR"))
                    .map(Reduction::amount)
                    .reduce(Money.ZERO, Money::plus);
        }
    }

    /** Whether it is Medicare, and another insurance pays first: then Medicare asks why (SBR05). */
    public boolean isMedicareAfterAnother() {
        return MEDICARE.contains(filingIndicator) && order != Order.PRIMARY;
    }
}
