package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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
     * What the insurance decided of the whole claim.
     *
     * @param on the day it decided
     * @param paid what it paid (AMT*D)
     * @param patientOwes what it left to the patient (AMT*EAF), if it said
     * @param adjustments why it did not pay the rest (CAS)
     */
    public record Adjudication(LocalDate on, Money paid, Optional<Money> patientOwes, List<Reduction> adjustments) {
        public Adjudication {
            adjustments = List.copyOf(adjustments);
        }

        /** What was paid and what was not, together: the charge it decided about. */
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
    public record Reduction(String group, String reason, Money amount) {}
}
