package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.local.runner.template.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/deploy.md} tells an operator to type is there to be typed. */
class DeployPageTest {
    private static final Path ROOT = Template.ROOT;
    private static final Pattern BLOCK = Pattern.compile("```sh\\R(.*?)```", Pattern.DOTALL);
    private static final Set<String> TOOLS = Set.of("mvn", "sam", "aws", "curl");

    private final String page;

    DeployPageTest() throws IOException {
        page = Files.readString(ROOT.resolve("docs/deploy.md"));
    }

    @Test
    void everyBlockIsReadByTheShell() throws IOException, InterruptedException {
        for (String block : blocks().toList()) {
            Process shell = new ProcessBuilder("bash", "-n", "-c", block)
                    .redirectErrorStream(true)
                    .start();
            String complaint = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(shell.waitFor()).as("%s%n%s", complaint, block).isZero();
        }
    }

    @Test
    void everyCommandIsOneOfTheToolsNamedAboveOrOursAndThere() {
        List<String> commands = blocks().flatMap(String::lines)
                .filter(line -> !line.isBlank() && !line.startsWith(" ") && !line.startsWith("#"))
                .map(line -> line.replaceFirst("^\\w+=\\$\\(", "").split("\\s", 2)[0])
                .filter(command -> !command.contains("="))
                .toList();

        assertThat(commands).contains("mvn", "sam", "aws", "bin/backup", "bin/restore");
        assertThat(commands)
                .allSatisfy(command -> assertThat(TOOLS.contains(command) || Files.isExecutable(ROOT.resolve(command)))
                        .as(command)
                        .isTrue());
    }

    @Test
    void whatIsDeployedIsConfigured() throws IOException {
        String configuration = Files.readString(ROOT.resolve("samconfig.toml"));

        assertThat(all("--config-env (\\w+)"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(configuration).contains("[" + name + ".deploy.parameters]"));
        assertThat(all("--stack-name ([\\w-]+)"))
                .isNotEmpty()
                .allSatisfy(stack -> assertThat(configuration).contains("stack_name = \"" + stack + "\""));
    }

    @Test
    void whatIsInvokedAndWhatOutputsAreNamedStandInTheTemplate() {
        assertThat(all("sam remote invoke (\\w+)"))
                .isNotEmpty()
                .allSatisfy(function -> assertThat(new Template().functions()).containsKey(function));
        assertThat(all("<(\\w+(?:Name|Url))>"))
                .isNotEmpty()
                .allSatisfy(output -> assertThat(Yaml.read(ROOT.resolve("template.yaml"))
                                .path("Outputs")
                                .has(output))
                        .as(output)
                        .isTrue());
    }

    @Test
    void anOutputThatIsAWholeAddressIsCalledAsOne() {
        assertThat(Yaml.read(ROOT.resolve("template.yaml")).path("Outputs").properties())
                .filteredOn(output ->
                        output.getValue().at("/Value/Fn::Sub").asText().startsWith("https://"))
                .isNotEmpty()
                .allSatisfy(output -> {
                    assertThat(page).doesNotContain("https://<" + output.getKey() + ">");
                    if (output.getValue().at("/Value/Fn::Sub").asText().endsWith("/")) {
                        assertThat(page).doesNotContain("<" + output.getKey() + ">/");
                    }
                });
    }

    @Test
    void whatADeletedStackLeavesUnderItsOwnNameIsTold() {
        Template template = new Template();
        // A table that is kept has a name of AWS's, and a new stack a new one; a bucket's would be taken.
        assertThat(template.properties("AWS::DynamoDB::Table").values())
                .isNotEmpty()
                .allSatisfy(table -> assertThat(table.has("TableName")).isFalse());
        assertThat(template.properties("AWS::S3::Bucket")).allSatisfy((id, bucket) -> {
            assertThat(bucket.has("BucketName")).isTrue();
            assertThat(template.resource(id).path("DeletionPolicy").asText()).isEqualTo("Retain");
        });
        assertThat(page)
                .contains("### Deploying again after deleting")
                .contains("a new stack of the same name fails: the bucket exists already");
    }

    private Stream<String> blocks() {
        return BLOCK.matcher(page)
                .results()
                .map(block -> block.group(1)
                        .replaceAll("\\\\\\R\\s*", "")
                        // What the operator fills in.
                        .replaceAll("<[^>\\n]*>", "X"));
    }

    private List<String> all(String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }
}
