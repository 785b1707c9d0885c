package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.payers.EditTable;
import com.therapyclaims.domain.payers.ModifierOrder;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One patient's one day with one practice, to be checked before it is billed.
 *
 * @param modifierOrder the order the payer wants modifiers in
 * @param providerType who bills, for example {@code PTPP} for a physical therapist in private practice
 * @param neighbours lines of the day's other claims
 * @param therapyAccrual the year's accrual before this claim; without it the threshold is not checked
 */
public record EditRequest(
        LocalDate dateOfService,
        String payerId,
        EditTable editTable,
        ModifierOrder modifierOrder,
        Optional<String> placeOfService,
        Optional<String> providerType,
        List<LineToCheck> lines,
        List<NeighbourLine> neighbours,
        Optional<TherapyAccrual> therapyAccrual) {
    public EditRequest {
        lines = List.copyOf(lines);
        neighbours = List.copyOf(neighbours);
    }

    /** A day of one claim whose modifiers stand in the order of Medicare claims. */
    public EditRequest(
            LocalDate dateOfService,
            String payerId,
            EditTable editTable,
            Optional<String> placeOfService,
            Optional<String> providerType,
            List<LineToCheck> lines,
            Optional<TherapyAccrual> therapyAccrual) {
        this(
                dateOfService,
                payerId,
                editTable,
                ModifierOrder.MEDICARE,
                placeOfService,
                providerType,
                lines,
                List.of(),
                therapyAccrual);
    }
}
