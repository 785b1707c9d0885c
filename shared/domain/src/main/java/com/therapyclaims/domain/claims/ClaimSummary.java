package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.money.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A claim in a list.
 *
 * @param revision its latest revision
 * @param held the practice holds it back
 * @param allowed the total allowed amount of that revision
 * @param createdAt when its first revision was archived
 * @param recordedAt when its latest revision was archived
 */
public record ClaimSummary(
        String claimId,
        int revision,
        ClaimStatus status,
        boolean held,
        String patientId,
        String payerId,
        LocalDate dateOfService,
        Money allowed,
        Instant createdAt,
        Instant recordedAt) {}
