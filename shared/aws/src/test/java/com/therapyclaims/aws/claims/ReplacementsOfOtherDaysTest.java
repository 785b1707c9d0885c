package com.therapyclaims.aws.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimDesk;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimIntake.Submission;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.claims.Succession;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.BundledSchedules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both days of a replacement of another date of service are written as one, and read back as they were written (C-2, P-6). */
@ExtendWith(TestServers.class)
class ReplacementsOfOtherDaysTest {
    private static final String PRACTICE = "demo";
    private static final Instant NOON = Instant.parse("2026-08-10T12:00:00Z");
    private static final LocalDate MONDAY = LocalDate.of(2026, 8, 3);
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 8, 5);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 8, 7);
    private static final String OUR_ID = "6f1f5a3e-90c1-4f6e-8a38-0c7e2f6a9b10";
    private static final JsonRevisionDocuments DOCUMENTS = new JsonRevisionDocuments();

    private final ClaimProcessor processor = new ClaimProcessor(new StandardPayers(), BundledSchedules.now());
    private String sample;
    private ClaimArchive archive;

    @BeforeEach
    void freshTable(TestServers servers) throws IOException {
        sample = Files.readString(Path.of("../../events/visit.json"))
                .replace("\"payerId\": \"medicare\"", "\"payerId\": \"commercial\"");
        archive = new DynamoDbClaimArchive(new Table(servers.dynamoDb(), servers.newClaimsTable()), DOCUMENTS);
    }

    @Test
    void bothClaimsKnowOfEachOtherUntilTheReplacementIsVoid() {
        submit(PRACTICE, "original", MONDAY, 1);

        submit(PRACTICE, "new", replacing("original"), WEDNESDAY, 2);

        assertThat(latest("original").succession().by()).contains(new Succession.Successor("new", WEDNESDAY, false));
        assertThat(latest("new").succession().of()).contains(new Succession.Original("original", MONDAY));
        assertThat(archive.patientDay(PRACTICE, "p-1", MONDAY).claims())
                .extracting(ClaimRevision::claimId)
                .as("each is of its own day")
                .containsExactly("original");

        new ClaimDesk(archive, _ -> processor)
                .take(
                        PRACTICE,
                        "new",
                        new ClaimStep.MakeVoid(),
                        Optional.empty(),
                        Optional.empty(),
                        NOON.plusSeconds(3));

        assertThat(latest("original").succession()).isEqualTo(Succession.NONE);
        assertThat(codes(latest("original"))).doesNotContain("CLM.REPLACED");
    }

    @Test
    void theSameRequestAgainWritesNothing() {
        submit(PRACTICE, "original", MONDAY, 1);
        submit(PRACTICE, "new", replacing("original"), WEDNESDAY, 2);

        String sent = replacing("original").replace("2026-08-03", WEDNESDAY.toString());
        Submission again = new ClaimIntake(PRACTICE, archive, () -> processor)
                .submit(
                        "newer",
                        DOCUMENTS.readVisit(sent),
                        sent,
                        new IdempotencyKey("new", "hash"),
                        NOON.plusSeconds(9));

        assertThat(again).isInstanceOf(Submission.ArchivedBefore.class);
        assertThat(latest("original").revision()).isEqualTo(2);
    }

    @Test
    void theOriginalIsFoundByOurControlNumberAmongThePatientsClaims() {
        submit(PRACTICE, OUR_ID, MONDAY, 1);

        submit(PRACTICE, "new", replacing("6F1F5A3E90C14F6E8A38"), WEDNESDAY, 2);

        assertThat(codes(latest(OUR_ID))).contains("CLM.REPLACED");
    }

    @Test
    void theClaimOfAnotherPracticeIsNeverReached() {
        submit("other", OUR_ID, MONDAY, 1);

        for (String named : List.of(OUR_ID, "6F1F5A3E90C14F6E8A38")) {
            ClaimRevision replacement = submit(PRACTICE, "new-" + named, replacing(named), WEDNESDAY, 2);
            assertThat(replacement.succession()).isEqualTo(Succession.NONE);
        }

        assertThat(archive.latest("other", OUR_ID).orElseThrow().revision()).isOne();
    }

    @Test
    void ofTwoReplacementsAtOnceTheLaterReplacesTheEarlier() throws Exception {
        submit(PRACTICE, "original", MONDAY, 1);

        try (ExecutorService clients = Executors.newFixedThreadPool(2)) {
            var first = clients.submit(() -> submit(PRACTICE, "first", replacing("original"), WEDNESDAY, 2));
            var second = clients.submit(() -> submit(PRACTICE, "second", replacing("original"), FRIDAY, 3));
            first.get();
            second.get();
        }

        assertThat(Stream.of("original", "first", "second")
                        .filter(id -> latest(id).counts()))
                .as("one visit counts once")
                .singleElement()
                .isIn("first", "second");
    }

    private ClaimRevision submit(String practiceId, String claimId, LocalDate on, int second) {
        return submit(practiceId, claimId, sample, on, second);
    }

    private ClaimRevision submit(String practiceId, String claimId, String visit, LocalDate on, int second) {
        String sent = visit.replace("2026-08-03", on.toString());
        return switch (new ClaimIntake(practiceId, archive, () -> processor)
                .submit(
                        claimId,
                        DOCUMENTS.readVisit(sent),
                        sent,
                        new IdempotencyKey(claimId, "hash"),
                        NOON.plusSeconds(second))) {
            case Submission.Archived(ClaimRevision claim) -> claim;
            case Submission other -> throw new AssertionError(other.toString());
        };
    }

    private String replacing(String reference) {
        return sample.replace(
                "\"payerId\"", "\"frequencyCode\": \"7\", \"originalReference\": \"" + reference + "\", \"payerId\"");
    }

    private ClaimRevision latest(String claimId) {
        return archive.latest(PRACTICE, claimId).orElseThrow();
    }

    private static List<String> codes(ClaimRevision claim) {
        return claim.decision().findings().stream().map(Finding::code).toList();
    }
}
