package com.therapyclaims.domain.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.claims.ClaimIntake.Correction;
import com.therapyclaims.domain.claims.ClaimIntake.Submission;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.pricing.CmsTables;
import com.therapyclaims.domain.rules.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What tests of a practice's claims that follow each other have in common: an archive, an intake, a desk and a clock, which
 * goes on.
 */
abstract class FiledClaims {
    static final String PRACTICE = "demo";

    final ArchiveInMemory archive = new ArchiveInMemory();
    final ClaimProcessor processor;
    final ClaimIntake intake;
    final ClaimDesk desk;
    Instant now;

    FiledClaims(Payers payers, Instant begin) {
        processor = new ClaimProcessor(payers, new CmsTables());
        intake = new ClaimIntake(PRACTICE, archive, () -> processor);
        desk = new ClaimDesk(archive, _ -> processor);
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

    final void pay(String claimId) {
        step(claimId, new ClaimStep.Submit());
        step(claimId, new ClaimStep.Pay());
    }

    final void step(String claimId, ClaimStep step) {
        now = now.plusSeconds(1);
        assertThat(desk.take(PRACTICE, claimId, step, Optional.empty(), Optional.empty(), now))
                .isInstanceOf(ClaimDesk.Stands.class);
    }

    static List<String> codes(ClaimRevision claim) {
        return Stream.concat(claim.decision().edits().findings().stream(), claim.decision().findings().stream())
                .map(Finding::code)
                .toList();
    }

    static List<String> messages(ClaimRevision claim, String code) {
        return claim.decision().findings().stream()
                .filter(finding -> finding.code().equals(code))
                .map(Finding::message)
                .toList();
    }
}
