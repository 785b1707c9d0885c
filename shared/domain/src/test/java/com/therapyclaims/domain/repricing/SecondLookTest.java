package com.therapyclaims.domain.repricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.schedules.ScheduleVersions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecondLookTest {
    private static final Instant PUBLISHED = Instant.parse("2026-11-27T12:00:00Z");

    private final ScheduleVersion published = version(ScheduleKind.RELATIVE_VALUES, PUBLISHED);
    private final ScheduleVersion older = version(ScheduleKind.RELATIVE_VALUES, PUBLISHED.minusSeconds(60));
    private final List<ChunkClaims> found = new ArrayList<>();
    private final ChunkCutter chunks = new ChunkCutter((_, _, claims) -> found.add(claims));
    private final Standing standing = new Standing();

    @Test
    void aClaimThatCameSinceWithAPriceOfTheOlderTablesIsFound() {
        standing.tables.put("late", List.of(older));

        look(claim("monday", "late"));

        assertThat(found).containsExactly(new ChunkClaims(List.of("late"), List.of()));
    }

    @Test
    void aClaimThatCameSinceWithThisVersionOrANewerOneIsNot() {
        standing.tables.put("same", List.of(published));
        standing.tables.put("newer", List.of(version(ScheduleKind.RELATIVE_VALUES, PUBLISHED.plusSeconds(1))));

        look(claim("monday", "same"), claim("tuesday", "newer"));

        assertThat(found).isEmpty();
    }

    @Test
    void aPriceOfBeforeThereWasSuchAScheduleIsOneOfTheOlderTables() {
        standing.tables.put("late", List.of(version(ScheduleKind.GPCIS, PUBLISHED.plusSeconds(1))));

        look(claim("monday", "late"));

        assertThat(found).containsExactly(new ChunkClaims(List.of("late"), List.of()));
    }

    @Test
    void theOthersOfItsDayGoWithAClaimThatWasMissed() {
        planned("early");
        standing.tables.put("late", List.of(older));

        look(claim("monday", "early"), claim("monday", "late"));

        assertThat(found).containsExactly(new ChunkClaims(List.of("late"), List.of("early")));
    }

    @Test
    void aPlannedClaimThatWasChangedSinceWithTheOlderTablesIsPricedOnceMore() {
        planned("corrected", "at rest", "repriced");
        standing.moved.addAll(List.of("corrected", "repriced"));
        standing.tables.put("corrected", List.of(older));
        standing.tables.put("repriced", List.of(published));

        look(claim("monday", "corrected"), claim("tuesday", "at rest"), claim("wednesday", "repriced"));

        assertThat(found).containsExactly(new ChunkClaims(List.of(), List.of("corrected")));
    }

    @Test
    void aClaimThatCannotBeReadIsLeftToItsChunkToTell() {
        standing.tables.put("late", List.of(older));

        look(claim("monday", "torn"), claim("tuesday", "late"));

        assertThat(found).containsExactly(new ChunkClaims(List.of("torn", "late"), List.of()));
    }

    private void planned(String... claimIds) {
        chunks.goOnAfter("demo", List.of(claimIds), true);
    }

    private void look(AffectedClaim... claims) {
        new SecondLook(published, standing, chunks).at(Stream.of(claims));
        chunks.end();
    }

    private static AffectedClaim claim(String day, String claimId) {
        return new AffectedClaim("demo", claimId, LocalDate.of(2026, 8, 3), day);
    }

    private static ScheduleVersion version(ScheduleKind kind, Instant publishedAt) {
        return ScheduleVersions.of(kind, "", LocalDate.of(2026, 7, 1), "0".repeat(64), publishedAt, "a test");
    }

    /** An archive whose claims stand as a test says; a claim it says nothing of cannot be read. */
    private static final class Standing implements SecondLook.Standing {
        private final Map<String, List<ScheduleVersion>> tables = new HashMap<>();
        private final Set<String> moved = new HashSet<>();

        @Override
        public List<ScheduleVersion> tablesOf(AffectedClaim claim) {
            if (!tables.containsKey(claim.claimId())) {
                throw new IllegalStateException("torn");
            }
            return tables.get(claim.claimId());
        }

        @Override
        public Set<String> moved(String practiceId, List<String> claimIds) {
            Set<String> some = new HashSet<>(claimIds);
            some.retainAll(moved);
            return some;
        }
    }
}
