package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The commands of {@code docs/api.md}, run one after the other as they stand there, but for the address and the key, and
 * what the page says that comes of them. The first step, {@code bin/local}, is {@link FirstMinuteTest}'s.
 */
class ApiPageTest {
    /** The page's own idempotency key is fresh there. */
    @RegisterExtension
    private static final RunningSystem system = RunningSystem.anywhereFresh();

    private static final Pattern COMMAND = Pattern.compile("```sh\\R(.*?)```", Pattern.DOTALL);
    private static final String FIRST_CLAIM = "## Your first claim in ten minutes";

    private static JsonNode counted;
    private static JsonNode tried;
    private static JsonNode keptAfterTrying;
    private static Answer archived;
    private static Answer sentAgain;
    private static JsonNode submitted;

    /** What {@code curl -i} prints. */
    private record Answer(int status, String head, JsonNode body) {
        static Answer of(String said) {
            List<String> parts = List.of(said.split("\r?\n\r?\n", 2));
            return new Answer(
                    Integer.parseInt(parts.getFirst().split(" ", 3)[1]),
                    parts.getFirst().toLowerCase(Locale.ROOT),
                    OperatorsPage.json(parts.getLast()));
        }

        String claimId() {
            return body.path("claimId").asText();
        }
    }

    @BeforeAll
    static void takeTheSteps() throws IOException, InterruptedException {
        assumeTrue(Tools.find("curl").isPresent(), "no curl");
        String page = Files.readString(Project.ROOT.resolve("docs/api.md"));
        List<String> steps = commands(page.substring(
                page.indexOf(FIRST_CLAIM), page.indexOf("\n## ", page.indexOf(FIRST_CLAIM) + FIRST_CLAIM.length())));
        assertThat(steps).as("the commands of the first claim").hasSize(4);

        counted = OperatorsPage.json(run(steps.get(0), ""));
        tried = OperatorsPage.json(run(steps.get(1), ""));
        keptAfterTrying = system.demo().get("/v1/claims").json().path("items");
        archived = Answer.of(run(steps.get(2), ""));
        sentAgain = Answer.of(run(steps.get(2), ""));
        submitted = OperatorsPage.json(run(steps.get(3), archived.claimId()));
    }

    @Test
    void countingTellsThreeUnitsAndWhyRuleByRule() {
        assertThat(counted.path("timedUnits").asInt()).as(counted.toString()).isEqualTo(3);
        assertThat(counted.path("explanation"))
                .isNotEmpty()
                .allSatisfy(why -> assertThat(why.path("rule").asText()).isNotBlank());
    }

    @Test
    void tryingAnswersAsArchivingDoesAndKeepsNothing() {
        assertThat(tried.path("status")).isEqualTo(archived.body().path("status"));
        assertThat(tried.path("pricing").path("totals"))
                .isNotEmpty()
                .isEqualTo(archived.body().path("pricing").path("totals"));
        system.ifHere(_ -> assertThat(keptAfterTrying).isEmpty());
    }

    @Test
    void everyFindingSaysWhatToDoAndWhereItIsExplained() {
        String explained = system.nobody().get("/pages/findings.html").body();

        assertThat(tried.findParents("help")).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.path("fix").asText()).isNotBlank();
            String help = finding.path("help").asText();
            assertThat(help).startsWith("/pages/findings.html#");
            assertThat(explained).contains("id=\"" + help.substring(help.indexOf('#') + 1) + "\"");
        });
    }

    @Test
    void archivingTellsTheClaimsAddressAndItsRevision() {
        assertThat(archived.status()).isEqualTo(201);
        assertThat(archived.head()).contains("\nlocation: /v1/claims/" + archived.claimId(), "\netag: \"1\"");
        assertThat(archived.body().path("status").asText()).isEqualTo("READY");
    }

    @Test
    void theSameOnceMoreIsTheSameClaim() {
        assertThat(sentAgain.status()).isEqualTo(200);
        assertThat(sentAgain.claimId()).isEqualTo(archived.claimId());
    }

    @Test
    void theLastStepSubmitsIt() {
        assertThat(submitted.path("claimId").asText()).isEqualTo(archived.claimId());
        assertThat(submitted.path("status").asText()).isEqualTo("SUBMITTED");
    }

    @Test
    void everyOtherCommandOfThePageIsAnswered() throws IOException, InterruptedException {
        for (String command : commands(Files.readString(Project.ROOT.resolve("docs/api.md")))) {
            if (!command.contains("/v1/units") && !command.contains("/v1/claims")) {
                assertThat(OperatorsPage.json(run(command, "")).path("items").isArray())
                        .as(command)
                        .isTrue();
            }
        }
    }

    private static List<String> commands(String text) {
        return COMMAND.matcher(text).results().map(block -> block.group(1)).toList();
    }

    private static String run(String command, String claim) throws IOException, InterruptedException {
        assertThat(command).contains("http://localhost:3000/", "demo-key");
        String here = command.replace("http://localhost:3000/", system.address() + "/")
                .replace("demo-key", system.demoKey());
        Tools.Outcome outcome = Tools.run(List.of("bash", "-c", here), Map.of("CLAIM", claim));
        assertThat(outcome.code()).as(command + outcome.said()).isZero();
        return outcome.said();
    }
}
