package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.claims.ClaimIntake.Correction;
import com.therapyclaims.domain.claims.ClaimIntake.Submission;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.pricing.CmsTables;
import java.time.Instant;

/** What tests of a practice's claims that follow each other have in common: an archive, an intake and a clock, which goes on. */
abstract class FiledClaims {
    static final String PRACTICE = "demo";

    final ArchiveInMemory archive = new ArchiveInMemory();
    final ClaimProcessor processor;
    final ClaimIntake intake;
    Instant now;

    FiledClaims(Payers payers, Instant begin) {
        processor = new ClaimProcessor(payers, new CmsTables());
        intake = new ClaimIntake(PRACTICE, archive, () -> processor);
        now = begin;
    }

    final ClaimRevision submit(String claimId, TestVisit visit) {
        now = now.plusSeconds(1);
        return switch (intake.submit(claimId, visit.visit(), "{}", new IdempotencyKey(claimId, "hash"), now)) {
            case Submission.Archived(ClaimRevision claim) -> claim;
            case Submission other -> throw new AssertionError(other.toString());
        };
    }

    final ClaimRevision correct(String claimId, TestVisit visit) {
        now = now.plusSeconds(1);
        return switch (intake.correct(claimId, latest(claimId).revision(), visit.visit(), "{}", now)) {
            case Correction.Archived(ClaimRevision claim) -> claim;
            case Correction other -> throw new AssertionError(other.toString());
        };
    }

    final ClaimRevision latest(String claimId) {
        return archive.latest(PRACTICE, claimId).orElseThrow();
    }
}
