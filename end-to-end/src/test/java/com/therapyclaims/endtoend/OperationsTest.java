package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/operations.md tells an operator to do, done with its own commands. */
class OperationsTest {
    @RegisterExtension
    private static final RunningSystem system = RunningSystem.here();

    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final Map<String, String> NO_NAMES = Map.of();

    private OperatorsPage page;

    @BeforeEach
    void openThePage() {
        page = new OperatorsPage(system.local(), system.operator());
    }

    @AfterEach
    void theTableIsSound() {
        table().assertSound();
    }

    @Test
    void aClaimThatCannotBeRepricedIsSeenMendedAndSentBack() {
        List<String> mates = List.of(archived("p-1", "2026-09-07"), archived("p-2", "2026-09-07"));
        String poison = archived("p-3", "2026-09-07");
        String ofItsDay = archived("p-3", "2026-09-07");
        Damage damage = Damage.to(poison, system.local().clients().dynamoDb());

        String repricing = reprice("2026-09-01", "0.43");
        JsonNode failed = awaitState(repricing, "FAILED");

        assertThat(failed.at("/claims/done").asInt()).isEqualTo(2);
        assertThat(failed.at("/claims/failed").asInt()).isEqualTo(2);
        assertThat(changed(repricing)).containsExactlyInAnyOrderElementsOf(mates);
        system.local().await("one message for the operator", DEADLINE, () -> waiting() == 1);
        JsonNode message = OperatorsPage.json(
                page.aws("receive-message", NO_NAMES).at("/Messages/0/Body").asText());
        JsonNode chunk = page.aws(
                "dynamodb get-item",
                Map.of(
                        "scheduleId", message.at("/scheduleId").asText(),
                        "version", message.at("/version").asText(),
                        "chunk", message.at("/chunk").asText(),
                        "practiceId", message.at("/practiceId").asText()));
        assertThat(chunk.at("/Item/claimIds/L").findValuesAsText("S")).containsExactlyInAnyOrder(poison, ofItsDay);

        damage.mend();
        page.aws("start-message-move-task", NO_NAMES);
        JsonNode done = awaitState(repricing, "DONE");

        assertThat(page.aws("list-message-move-tasks", NO_NAMES)
                        .at("/Results/0/ApproximateNumberOfMessagesMoved")
                        .asInt())
                .isEqualTo(1);
        assertThat(waiting()).isZero();
        assertThat(done.at("/claims/done").asInt()).isEqualTo(4);
        assertThat(done.at("/claims/changed").asInt()).isEqualTo(4);
        assertThat(done.at("/claims/failed").asInt()).isZero();
        List<String> all = new ArrayList<>(mates);
        all.addAll(List.of(poison, ofItsDay));
        assertThat(changed(repricing)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(all).allSatisfy(claim -> assertThat(table().revision(claim)).isEqualTo(2));
    }

    @Test
    void duringAPauseNothingIsRepricedAndResumingDoesWhatIsLeft() {
        String poison = archived("p-4", "2026-10-05");
        Damage damage = Damage.to(poison, system.local().clients().dynamoDb());
        String repricing = reprice("2026-10-01", "0.44");
        awaitState(repricing, "FAILED");
        system.local().await("one message for the operator", DEADLINE, () -> waiting() == 1);

        assertThat(page.curl("/pause", repricing).status()).isEqualTo(200);
        damage.mend();
        page.aws("start-message-move-task", NO_NAMES);
        system.local().await("the message is taken", DEADLINE, () -> waiting() == 0 && queued() == 0);
        system.local().awaitIdle(DEADLINE);

        JsonNode paused = repricing(repricing);
        assertThat(paused.at("/paused").asBoolean()).isTrue();
        assertThat(paused.at("/claims/done").asInt()).isZero();
        assertThat(table().revision(poison)).isEqualTo(1);

        assertThat(page.curl("/resume", repricing).status()).isEqualTo(200);
        JsonNode done = awaitState(repricing, "DONE");

        assertThat(done.at("/paused").asBoolean()).isFalse();
        assertThat(done.at("/claims/changed").asInt()).isEqualTo(1);
        assertThat(table().revision(poison)).isEqualTo(2);
    }

    private static String reprice(String from, String practiceExpense) {
        String key = "incoming/medicare/" + from + "/PPRRVU2026.csv";
        system.upload(key, MedicareFiles.withPracticeExpense97110(practiceExpense));
        return system.uploads().published(key).at("/repricingId").asText();
    }

    private static JsonNode awaitState(String repricing, String state) {
        return system.demo()
                .await(
                        "/v1/repricings/" + repricing,
                        now -> now.at("/state").asText().equals(state));
    }

    private static JsonNode repricing(String id) {
        return system.demo().get("/v1/repricings/" + id).json();
    }

    private static List<String> changed(String repricing) {
        return system.demo()
                .get("/v1/repricings/" + repricing + "/changes?limit=100")
                .json()
                .get("items")
                .findValuesAsText("claimId");
    }

    private int waiting() {
        return page.aws("--queue-url <RepricingChunksDeadLetterQueue> --attribute-names", NO_NAMES)
                .at("/Attributes/ApproximateNumberOfMessages")
                .asInt();
    }

    private int queued() {
        return page.aws("--queue-url <RepricingChunksQueue> --attribute-names", NO_NAMES)
                .at("/Attributes/ApproximateNumberOfMessages")
                .asInt();
    }

    private static String archived(String patient, String dateOfService) {
        return system.demo()
                .postClaim(Visits.of(patient, dateOfService), UUID.randomUUID().toString())
                .json()
                .at("/claimId")
                .asText();
    }

    private static ClaimsTable table() {
        return ClaimsTable.read(system.local().clients().dynamoDb());
    }
}
