package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the system's roles may do: by the template as it is written, and by what SAM makes of it where its CLI is at hand. */
class RolesTest {
    private static final String ENDS_SOMETHING = ".*(?:Delete|BatchWrite|Purge|PartiQL|Remove|\\*).*";

    private final Template template = new Template();

    @Test
    void noRoleMayDeleteAnything() {
        assertThat(template.functions())
                .allSatisfy((id, function) -> assertThat(
                                Template.statements(function).flatMap(statement -> actions(statement).stream()))
                        .as(id)
                        .noneMatch(action -> action.matches(ENDS_SOMETHING)));
    }

    @Test
    void aWorkerTakesMessagesOffItsOwnQueueAlone() {
        assertThat(template.functions().entrySet())
                .filteredOn(function -> !queues(function.getValue()).isEmpty())
                .isNotEmpty()
                .allSatisfy(function -> assertThat(Template.denials(function.getValue()))
                        .as(function.getKey())
                        .anySatisfy(statement -> {
                            // All that AWSLambdaSQSQueueExecutionRole, which SAM gives a worker, allows of queues.
                            assertThat(actions(statement))
                                    .contains("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");
                            assertThat(each(statement.path("NotResource"))).isEqualTo(queues(function.getValue()));
                        }));
    }

    @Test
    void noRoleThatSamMakesHasAStarOrMayDeleteAnything(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(rolesAsSamMakesThem(folder))
                .containsKeys("ArchiveClaimFunctionRole", "CodeDeployServiceRole")
                .allSatisfy((id, role) -> {
                    assertThat(role.at("/AssumeRolePolicyDocument/Statement"))
                            .as(id)
                            .allSatisfy(statement -> assertThat(Template.texts(statement.at("/Principal/Service")))
                                    .endsWith(".amazonaws.com"));
                    assertThat(role.path("Policies").valueStream().flatMap(RolesTest::whatIsAllowed))
                            .as(id)
                            .allSatisfy(statement -> {
                                assertThat(actions(statement))
                                        .isNotEmpty()
                                        .noneMatch(action -> action.matches(ENDS_SOMETHING));
                                assertThat(each(statement.path("Resource")))
                                        .isNotEmpty()
                                        .doesNotContain("*");
                                assertThat(statement.has("NotAction") || statement.has("NotResource"))
                                        .isFalse();
                            });
                });
    }

    @Test
    void whatSamAddsIsToWriteLogsAndTracesAndToReadAWorkersQueue(@TempDir Path folder)
            throws IOException, InterruptedException {
        Map<String, Set<String>> expected = new TreeMap<>();
        template.functions().forEach((id, function) -> {
            boolean readsAQueue = !queues(function).isEmpty();
            expected.put(
                    id + "Role",
                    Stream.concat(
                                    Stream.of("service-role/AWSLambdaBasicExecutionRole", "AWSXrayWriteOnlyAccess"),
                                    readsAQueue
                                            ? Stream.of("service-role/AWSLambdaSQSQueueExecutionRole")
                                            : Stream.of())
                            .collect(Collectors.toSet()));
        });
        expected.put("ApiGatewayLogsRole", Set.of("service-role/AmazonAPIGatewayPushToCloudWatchLogs"));
        expected.put("CodeDeployServiceRole", Set.of("service-role/AWSCodeDeployRoleForLambda"));

        Map<String, Set<String>> managed = new TreeMap<>();
        rolesAsSamMakesThem(folder)
                .forEach((id, role) -> managed.put(
                        id,
                        each(role.path("ManagedPolicyArns")).stream()
                                .map(arn -> arn.replaceAll("^.*:iam::aws:policy/|\"}$", ""))
                                .collect(Collectors.toSet())));

        assertThat(managed).isEqualTo(expected);
    }

    private Map<String, JsonNode> rolesAsSamMakesThem(Path folder) throws IOException, InterruptedException {
        String python = Tools.pythonOfSam().toString();
        Path translated = folder.resolve("template.json");
        Tools.Outcome outcome =
                Tools.run(List.of(python, "build-tools/lint/translated.py", "template.yaml", translated.toString()));
        assertThat(outcome.code()).as(outcome.said()).isZero();
        return new TreeMap<>(new Template(Caller.JSON.readTree(translated.toFile())).properties("AWS::IAM::Role"));
    }

    private static List<String> queues(JsonNode function) {
        return function.path("Events")
                .valueStream()
                .filter(event -> event.path("Type").asText().equals("SQS"))
                .map(event -> event.at("/Properties/Queue").toString())
                .toList();
    }

    private static Stream<JsonNode> whatIsAllowed(JsonNode policy) {
        return policy.at("/PolicyDocument/Statement")
                .valueStream()
                .filter(statement -> !statement.path("Effect").asText().equals("Deny"));
    }

    private static List<String> actions(JsonNode statement) {
        return each(statement.path("Action"));
    }

    /** Each of a list's values, or the one that stands in its place. */
    private static List<String> each(JsonNode value) {
        return value.isTextual() || value.isObject()
                ? List.of(Template.text(value))
                : value.valueStream().map(Template::text).toList();
    }
}
