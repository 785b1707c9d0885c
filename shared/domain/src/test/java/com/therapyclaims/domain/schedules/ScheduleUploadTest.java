package com.therapyclaims.domain.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleUploadTest {
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private final ScheduleUpload checking =
            ScheduleUpload.checking("incoming/medicare/2026-07-01/a.csv", Optional.of(JULY), "a".repeat(64), NOW);

    @Test
    void aFileUnderCheckIsNamedByItsDateAndContent() {
        assertThat(checking.version()).isEqualTo("2026-07-01-aaaaaaaaaaaaaaaa");
        assertThat(ScheduleUpload.checking("incoming/a.csv", Optional.empty(), "a".repeat(64), NOW)
                        .version())
                .isEqualTo("undated-aaaaaaaaaaaaaaaa");
    }

    @Test
    void whatDecidesPricesStartsARepricingAndEditsDoNot() {
        assertThat(published(ScheduleKind.RELATIVE_VALUES).repricingId()).contains("medicare-rvu-the-version");
        assertThat(published(ScheduleKind.PTP_EDITS).repricingId()).isEmpty();
    }

    @Test
    void ofManyProblemsTheFirstAreKeptAndAllAreCounted() {
        List<Problem> many = IntStream.rangeClosed(1, 250)
                .mapToObj(row -> new Problem(row, "code", "is no code"))
                .toList();

        ScheduleUpload refused = checking.refused("medicare-rvu", "the-version", 250, many, many.size());

        assertThat(refused.problems()).isEqualTo(many.subList(0, 100));
        assertThat(refused.problemCount()).isEqualTo(250);
    }

    @Test
    void objectsOfOneFolderLieBesideEachOther() {
        assertThat(checking.liesBeside("incoming/medicare/2026-07-01/b.csv")).isTrue();
        assertThat(checking.liesBeside("incoming/medicare/2026-08-01/a.csv")).isFalse();
    }

    @Test
    void aPracticeOwnsNothingOfMedicaresNorMedicareAPractices() {
        assertThat(ScheduleKind.GPCIS.mayBeOf(ScheduleOwner.MEDICARE)).isTrue();
        assertThat(ScheduleKind.CONTRACT.mayBeOf(ScheduleOwner.MEDICARE)).isFalse();
        assertThat(ScheduleKind.CONTRACT.mayBeOf(ScheduleOwner.practice("demo")))
                .isTrue();
        assertThat(ScheduleKind.GPCIS.mayBeOf(ScheduleOwner.practice("demo"))).isFalse();
    }

    private ScheduleUpload published(ScheduleKind kind) {
        ScheduleVersion version =
                new ScheduleVersion(kind.id(), "the-version", checking.sha256(), JULY, Optional.empty(), NOW, "a test");
        return checking.published(kind, version, 3, List.of());
    }
}
