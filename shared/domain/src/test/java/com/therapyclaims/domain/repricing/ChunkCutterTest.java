package com.therapyclaims.domain.repricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkCutterTest {
    private final List<String> cut = new ArrayList<>();
    private final ChunkCutter chunks = new ChunkCutter(
            2,
            (practiceId, number, claims) -> cut.add(practiceId + " " + number + ": " + claims.ids() + claims.mates()));

    @Test
    void aChunkIsHandedOnWhenTheNextDayHasNoRoomInIt() {
        add("demo", "monday", "a");
        add("demo", "tuesday", "b");
        assertThat(cut).isEmpty();

        add("demo", "wednesday", "c");

        assertThat(cut).containsExactly("demo 1: [a, b][]");
    }

    @Test
    void aPatientsDayIsNeverDivided() {
        add("demo", "monday", "a", "b", "c");
        add("demo", "tuesday", "d");
        chunks.end();

        assertThat(cut).containsExactly("demo 1: [a, b, c][]", "demo 2: [d][]");
    }

    @Test
    void eachPracticeHasChunksAndNumbersOfItsOwnInOneOrderForEverybody() {
        add("other", "monday", "a");
        add("demo", "monday", "b");
        chunks.end();

        assertThat(cut).containsExactly("demo 1: [b][]", "other 1: [a][]");
    }

    @Test
    void whatAnEarlierAttemptPlannedIsPlannedNoMoreAndTheNumbersGoOn() {
        chunks.goOnAfter("demo", List.of("a"), true);
        chunks.goOnAfter("demo", List.of("b"), false);

        add("demo", "monday", "a", "b", "c");
        chunks.end();

        assertThat(cut).containsExactly("demo 2: [c][]");
    }

    @Test
    void aClaimThatComesByAgainUnderAnotherDateIsPlannedOnce() {
        add("demo", "monday", "a");
        add("demo", "tuesday", "a");
        chunks.end();

        assertThat(cut).containsExactly("demo 1: [a][]");
    }

    @Test
    void aMateTakesRoomTooAndIsNoneWhereTheChunkHasTheClaimItself() {
        add("demo", "monday", "a");
        chunks.addMate(claim("demo", "monday", "a"));
        chunks.addMate(claim("demo", "monday", "b"));
        chunks.addMate(claim("demo", "tuesday", "c"));
        chunks.end();

        assertThat(cut).containsExactly("demo 1: [a][b]", "demo 2: [][c]");
    }

    @Test
    void nothingIsHandedOnWhereNothingCame() {
        chunks.goOnAfter("demo", List.of("a"), true);
        add("demo", "monday", "a");
        chunks.end();

        assertThat(cut).isEmpty();
    }

    private void add(String practiceId, String day, String... claimIds) {
        for (String claimId : claimIds) {
            chunks.add(claim(practiceId, day, claimId));
        }
    }

    private static AffectedClaim claim(String practiceId, String day, String claimId) {
        return new AffectedClaim(practiceId, claimId, LocalDate.of(2026, 8, 3), day);
    }
}
