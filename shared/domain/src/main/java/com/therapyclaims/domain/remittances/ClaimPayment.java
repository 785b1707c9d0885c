package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * What became of one claim of a remittance. Of a claim that is not the practice's, or nobody's, there is what the file says
 * of it and nothing else.
 *
 * @param place its place among the remittance's claims, from 1
 * @param segment the place of its first segment in the file, from 1
 * @param charge as the payer has it
 * @param paid by this remittance
 * @param patientResponsibility what the patient owes by this remittance
 * @param remarks remark codes of the claim as a whole; empty for one kept before they were read
 * @param claimId the practice's claim it is of; empty if it is of none
 * @param revision the revision that was compared
 * @param claimStatus where the claim stands after
 * @param step what the payment did with the claim
 * @param comparison the claim beside everything its payer has said of it up to here
 */
public record ClaimPayment(
        int place,
        int segment,
        String controlNumber,
        Optional<String> payerControlNumber,
        RemittedClaim.Decision decision,
        Money charge,
        Money paid,
        Money patientResponsibility,
        List<String> remarks,
        Optional<String> claimId,
        Optional<Integer> revision,
        Optional<ClaimStatus> claimStatus,
        Step step,
        Optional<ComparedClaim> comparison) {
    public ClaimPayment {
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
    }

    /** A claim that is none of the practice's. */
    public static ClaimPayment unmatched(int place, RemittedClaim remitted) {
        return of(place, remitted, Optional.empty(), Optional.empty(), Optional.empty(), Step.NONE, Optional.empty());
    }

    /**
     * A claim of the practice.
     *
     * @param compared the revision that was compared
     * @param status where the claim stands after
     * @param comparison with everything its payer has said of it up to here
     */
    public static ClaimPayment matched(
            int place,
            RemittedClaim remitted,
            ClaimRevision compared,
            ClaimStatus status,
            Step step,
            ComparedClaim comparison) {
        return of(
                place,
                remitted,
                Optional.of(compared.claimId()),
                Optional.of(compared.revision()),
                Optional.of(status),
                step,
                Optional.of(comparison));
    }

    private static ClaimPayment of(
            int place,
            RemittedClaim remitted,
            Optional<String> claimId,
            Optional<Integer> revision,
            Optional<ClaimStatus> status,
            Step step,
            Optional<ComparedClaim> comparison) {
        return new ClaimPayment(
                place,
                remitted.segment(),
                remitted.controlNumber(),
                remitted.payerControlNumber(),
                remitted.decision(),
                remitted.charge(),
                remitted.paid(),
                remitted.patientResponsibility(),
                remitted.remarks(),
                claimId,
                revision,
                status,
                step,
                comparison);
    }

    /** The same with its comparison in short. */
    public ClaimPayment inShort() {
        return new ClaimPayment(
                place,
                segment,
                controlNumber,
                payerControlNumber,
                decision,
                charge,
                paid,
                patientResponsibility,
                remarks,
                claimId,
                revision,
                claimStatus,
                step,
                comparison.map(ComparedClaim::inShort));
    }

    /**
     * Whether the payer's decision makes the claim a paid one: something of it is paid, by the payer or by the patient. A
     * denial does not, nor does a payment that is taken back.
     */
    public static boolean settles(RemittedClaim remitted) {
        return remitted.decision() == RemittedClaim.Decision.PROCESSED
                && (remitted.paid().isMoreThan(Money.ZERO)
                        || remitted.patientResponsibility().isMoreThan(Money.ZERO));
    }

    /** What a remittance does with a claim. */
    public enum Step {
        /** The claim was submitted and is paid now. */
        PAID,
        /** It was paid, and its payer took back all of it: it is submitted, and can be corrected. */
        TAKEN_BACK,
        /** It was paid before. */
        STANDS,
        /** It stands where it cannot be paid: it was never submitted, or is void. */
        REFUSED,
        /** Nothing: the same payment said the same of it before, in this file or another, and counts once. */
        BOOKED_BEFORE,
        /** Nothing: another payer of the patient decided it, after or before the one it is billed to. */
        OTHER_PAYER,
        /**
         * Nothing: it is denied, forwarded, taken back in part, or no claim of the practice; or what a later remittance said
         * has undone it already.
         */
        NONE
    }
}
