package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.rules.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * From dates of service in 2025 the initial plan needs no signature where a signed and dated order is on record and the
 * plan was sent to that practitioner within 30 days of the initial evaluation (42 CFR 424.24(c)(5); 89 FR 97912).
 * Recertifications have no such exception.
 */
final class SignedOrderException {
    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    private static final int DAYS_TO_SEND = 30;

    private final boolean claimed;
    private final List<String> lacking;

    private SignedOrderException(boolean claimed, List<String> lacking) {
        this.claimed = claimed;
        this.lacking = List.copyOf(lacking);
    }

    /**
     * The exception as the plan's dates have it.
     *
     * @param signedInTime whether the plan was signed in time and needs no exception; a later signature changes nothing
     */
    static SignedOrderException of(
            PlanOfCare plan, LocalDate initialEvaluation, LocalDate dateOfService, boolean signedInTime) {
        boolean claimed = !signedInTime
                && (plan.orderSignedOn().isPresent() || plan.transmittedOn().isPresent());
        List<String> lacking = new ArrayList<>();
        if (dateOfService.isBefore(FROM)) {
            lacking.add("it holds for dates of service from 2025-01-01");
        }
        LocalDate sendBy = initialEvaluation.plusDays(DAYS_TO_SEND);
        if (plan.orderSignedOn().isEmpty()) {
            lacking.add("orderSignedOn, a signed and dated order, is missing");
        } else if (plan.orderSignedOn().get().isAfter(dateOfService)) {
            lacking.add("the order was signed after the treatment");
        }
        if (plan.transmittedOn().isEmpty()) {
            lacking.add("transmittedOn, when the plan was sent to the practitioner, is missing");
        } else if (plan.transmittedOn().get().isAfter(sendBy)) {
            lacking.add(Text.of(
                    "the plan was sent on %s, after %s", plan.transmittedOn().get(), sendBy));
        }
        return new SignedOrderException(claimed, lacking);
    }

    /** Whether the initial plan stands certified without a signature. */
    boolean applies() {
        return claimed && lacking.isEmpty();
    }

    /** What keeps the exception from applying, for a message; empty where nothing claims it. */
    String shortfall() {
        return claimed && !lacking.isEmpty()
                ? " The signed-order exception does not apply: " + String.join("; ", lacking) + "."
                : "";
    }

    /** What to know where the exception was applied, for the coverage. */
    String remark() {
        return applies()
                ? " The initial plan has no timely signature and stands by its signed order (42 CFR 424.24(c)(5)): that the"
                        + " order names the discipline and that the plan was received is assumed."
                : "";
    }
}
