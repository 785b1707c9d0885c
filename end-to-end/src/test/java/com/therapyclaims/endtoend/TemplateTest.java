package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the template promises of the build and the build of the template. */
class TemplateTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void theRuntimeIsTheReleaseTheCompilerTargets() throws IOException {
        assertThat(all("Runtime: java(\\d+)", "template.yaml"))
                .isNotEmpty()
                .allMatch(System.getProperty("java.release")::equals);
    }

    @Test
    void everyFunctionFolderIsInTheTemplateAndEveryCodeUriIsAFunctionFolder() throws IOException {
        List<String> deployed = all("CodeUri: functions/([a-z-]+)/target/function", "template.yaml");
        List<String> built = all("<module>([a-z-]+)</module>", "functions/pom.xml");
        assertThat(deployed).containsExactlyInAnyOrderElementsOf(built);
    }

    @Test
    void everyFunctionIsExplainedInTheArchitecture() throws IOException {
        String page = Files.readString(ROOT.resolve("ARCHITECTURE.md"));
        for (String function : all("<module>([a-z-]+)</module>", "functions/pom.xml")) {
            assertThat(page).contains("| `" + function + "` |");
        }
    }

    @Test
    void everyQueueThatWorksHasADeadLetterQueue() throws IOException {
        List<String> queues = all("\\n  (\\w+):\\n    Type: AWS::SQS::Queue", "template.yaml").stream()
                .filter(queue -> !queue.endsWith("DeadLetterQueue"))
                .toList();
        assertThat(queues).isNotEmpty();
        assertThat(all("deadLetterTargetArn: !GetAtt (\\w+)DeadLetterQueue.Arn", "template.yaml"))
                .containsExactlyInAnyOrderElementsOf(queues.stream()
                        .map(queue -> queue.replaceFirst("Queue$", ""))
                        .toList());
    }

    @Test
    void noPermissionIsAStar() throws IOException {
        assertThat(all("(Action: \\[?\"?\\*|Resource: \"?\\*|dynamodb:\\*|sqs:\\*|lambda:\\*)", "template.yaml"))
                .isEmpty();
    }

    private static List<String> all(String pattern, String file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(ROOT.resolve(file)))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
