package com.therapyclaims.aws.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimContext;
import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStanding;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.claims.DayChange;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.claims.ProcessedVisit;
import com.therapyclaims.domain.claims.UnitTime;
import com.therapyclaims.domain.claims.UnitTimes;
import com.therapyclaims.domain.claims.Visit;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.BundledSchedules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestServers.class)
class DynamoDbUnitTimesTest {
    private static final String PRACTICE = "demo";
    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final int WHOLE = 31;
    private static final Instant NOON = Instant.parse("2026-08-31T12:00:00Z");
    private static final UnitTime OF_THE_SAMPLE = new UnitTime("1234567893", 40, 3);
    private static final JsonRevisionDocuments DOCUMENTS = new JsonRevisionDocuments();
    private static final ClaimProcessor PROCESSOR = new ClaimProcessor(new StandardPayers(), BundledSchedules.now());

    private String sample;
    private Table table;
    private TestServers servers;
    private ClaimArchive archive;
    private UnitTimes times;

    @BeforeEach
    void freshTable(TestServers here) throws IOException {
        servers = here;
        sample = Files.readString(Path.of("../../events/visit.json")).replace("2026-08-04", "2026-09-02");
        table = new Table(servers.dynamoDb(), servers.newClaimsTable());
        archive = new DynamoDbClaimArchive(table, DOCUMENTS);
        times = new DynamoDbUnitTimes(table, DOCUMENTS);
    }

    @Test
    void aMonthHasThePracticesClaimsOfItsDaysFromTheFirstToTheLast() {
        archive(PRACTICE, "first", "p-1", "2026-08-01");
        archive(PRACTICE, "last", "p-2", "2026-08-31");
        archive(PRACTICE, "before", "p-1", "2026-07-31");
        archive(PRACTICE, "after", "p-1", "2026-09-01");
        archive("demo-2", "anothers", "p-1", "2026-08-01");

        UnitTimes.Piece month = read(WHOLE, Optional.empty());

        assertThat(month.times()).containsExactly(OF_THE_SAMPLE, OF_THE_SAMPLE);
        assertThat(month.isWhole()).isTrue();
        assertThat(month.nextCursor()).isEmpty();
        assertThat(times.read("demo-2", AUGUST, WHOLE, Optional.empty()).times())
                .hasSize(1);
        assertThat(times.read(PRACTICE, YearMonth.of(2026, 2), WHOLE, Optional.empty())
                        .times())
                .isEmpty();
    }

    @Test
    void aClaimCountsAsItsLatestRevisionStands() {
        ClaimRevision claim = archive(PRACTICE, "c-1", "p-1", "2026-08-03");
        ClaimRevision corrected = next(claim, sample.replace("\"minutes\": 33", "\"minutes\": 25"));
        assertThat(read(WHOLE, Optional.empty()).times()).containsExactly(new UnitTime("1234567893", 32, 2));

        next(corrected, sample.replace("2026-08-03", "2026-07-03"));
        assertThat(read(WHOLE, Optional.empty()).times())
                .as("it is another month's")
                .isEmpty();
    }

    @Test
    void aVoidClaimIsNotCountedAnyMore() {
        ClaimRevision claim = archive(PRACTICE, "c-1", "p-1", "2026-08-03");

        archive.append(claim.stepped(NOON, new ClaimStep.MakeVoid(), ClaimStanding.of(ClaimStatus.VOID)));

        assertThat(read(WHOLE, Optional.empty()).times()).isEmpty();
        assertThat(read(WHOLE, Optional.empty()).claimsToCorrect()).isZero();
    }

    @Test
    void medicaresClaimsThatNeedCorrectionAreToldOfAndAddNothing() {
        archive(PRACTICE, "c-1", "p-1", "2026-08-03", sample.replace("1234567893", "1234567890"));
        archive(
                PRACTICE,
                "c-2",
                "p-2",
                "2026-08-03",
                sample.replace("1234567893", "1234567890").replace("medicare", "commercial"));

        assertThat(read(WHOLE, Optional.empty()).times()).isEmpty();
        assertThat(read(WHOLE, Optional.empty()).claimsToCorrect()).isEqualTo(1);
    }

    @Test
    void anotherPayersClaimsAddNothing() {
        ClaimRevision commercial =
                archive(PRACTICE, "c-1", "p-1", "2026-08-03", sample.replace("medicare", "commercial"));

        assertThat(commercial.status()).isEqualTo(ClaimStatus.READY);
        assertThat(read(WHOLE, Optional.empty()).times()).isEmpty();
    }

    @Test
    void ofAClaimArchivedBeforeItemsToldTheRevisionIsRead() {
        archive(PRACTICE, "c-1", "p-1", "2026-08-03");
        archive(PRACTICE, "c-2", "p-2", "2026-08-04");
        asBeforeItemsToldIt("c-1");

        assertThat(read(WHOLE, Optional.empty()).times()).containsExactly(OF_THE_SAMPLE, OF_THE_SAMPLE);
    }

    @Test
    void whatDoesNotFitInARequestGoesOnAfterTheLastDayThatDid() {
        archive(PRACTICE, "c-1", "p-1", "2026-08-03");
        archive(PRACTICE, "c-2", "p-2", "2026-08-03");
        archive(PRACTICE, "c-3", "p-3", "2026-08-04");
        archive(PRACTICE, "c-4", "p-4", "2026-08-20");
        UnitTimes little = new DynamoDbUnitTimes(table, DOCUMENTS, 2);

        List<UnitTimes.Piece> pieces = pieces(little, WHOLE);

        assertThat(pieces)
                .extracting(UnitTimes.Piece::through)
                .as("the day that fills a piece is in it whole")
                .containsExactly(LocalDate.of(2026, 8, 3), LocalDate.of(2026, 8, 20), LocalDate.of(2026, 8, 31));
        assertThat(pieces).extracting(piece -> piece.times().size()).containsExactly(2, 2, 0);
        assertThat(pieces).noneMatch(UnitTimes.Piece::isWhole);
        assertThat(pieces.stream().flatMap(piece -> piece.times().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        read(WHOLE, Optional.empty()).times());
    }

    @Test
    void aRevisionThatHasToBeReadFillsAPieceSooner() {
        archive(PRACTICE, "c-1", "p-1", "2026-08-03");
        archive(PRACTICE, "c-2", "p-2", "2026-08-04");
        UnitTimes little = new DynamoDbUnitTimes(table, DOCUMENTS, 10);
        assertThat(pieces(little, WHOLE)).hasSize(1);

        asBeforeItemsToldIt("c-1");

        assertThat(pieces(little, WHOLE)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 30})
    void aPieceHasNoMoreDaysThanWereAskedFor(int days) {
        archive(PRACTICE, "c-1", "p-1", "2026-08-08");

        List<UnitTimes.Piece> pieces = pieces(times, days);

        assertThat(pieces).hasSize((31 + days - 1) / days);
        assertThat(pieces)
                .allMatch(piece -> !piece.through().isAfter(piece.from().plusDays(days - 1L)));
        assertThat(pieces.getFirst().from()).isEqualTo(AUGUST.atDay(1));
        assertThat(pieces.getLast().through()).isEqualTo(AUGUST.atEndOfMonth());
        assertThat(pieces.stream().flatMap(piece -> piece.times().stream())).containsExactly(OF_THE_SAMPLE);
    }

    @Test
    void aCursorThatIsNoneOfAMonthIsRefused() {
        for (String cursor : List.of("x", "AAAA", "MjAyNi0wOA")) {
            assertThatThrownBy(() -> read(WHOLE, Optional.of(cursor)))
                    .isInstanceOf(ClaimArchive.InvalidCursorException.class);
        }
        String ofThe30th = pieces(times, 30).getFirst().nextCursor().orElseThrow();
        assertThatThrownBy(() -> times.read(PRACTICE, YearMonth.of(2026, 2), WHOLE, Optional.of(ofThe30th)))
                .as("February has no day after it")
                .isInstanceOf(ClaimArchive.InvalidCursorException.class);
    }

    private UnitTimes.Piece read(int days, Optional<String> cursor) {
        return times.read(PRACTICE, AUGUST, days, cursor);
    }

    private static List<UnitTimes.Piece> pieces(UnitTimes from, int days) {
        List<UnitTimes.Piece> pieces = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            pieces.add(from.read(PRACTICE, AUGUST, days, cursor));
            cursor = pieces.getLast().nextCursor();
        } while (cursor.isPresent() && pieces.size() < 40);
        return pieces;
    }

    private void asBeforeItemsToldIt(String claimId) {
        servers.dynamoDb()
                .updateItem(update -> update.tableName(table.name())
                        .key(Attributes.key(ClaimKeys.claim(PRACTICE, claimId), ClaimKeys.CURRENT))
                        .updateExpression("REMOVE timedMinutes, timedUnits, renderedBy"));
    }

    private ClaimRevision archive(String practiceId, String claimId, String patientId, String date) {
        return archive(practiceId, claimId, patientId, date, sample);
    }

    private ClaimRevision archive(String practiceId, String claimId, String patientId, String date, String visit) {
        String sent = visit.replace("\"p-1\"", '"' + patientId + '"').replace("2026-08-03", date);
        Visit read = DOCUMENTS.readVisit(sent);
        ClaimRevision claim = ClaimRevision.first(practiceId, claimId, NOON, read, sent, decide(read));
        archive.create(claim, new IdempotencyKey(claimId, claimId), DayChange.NONE);
        return claim;
    }

    private ClaimRevision next(ClaimRevision claim, String sent) {
        Visit read = DOCUMENTS.readVisit(sent);
        ClaimRevision corrected = claim.corrected(NOON, claim.standing(), read, sent, decide(read));
        archive.append(corrected);
        return corrected;
    }

    private static ClaimDecision decide(Visit visit) {
        return switch (PROCESSOR.process(visit, ClaimContext.alone(LocalDate.of(2026, 9, 2)))) {
            case ProcessedVisit.Decided(ClaimDecision decision) -> decision;
            case ProcessedVisit.UnknownPayer _ -> throw new AssertionError("these payers are known");
        };
    }
}
