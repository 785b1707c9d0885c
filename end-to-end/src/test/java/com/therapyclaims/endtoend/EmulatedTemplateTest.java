package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.local.runner.template.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/deploy-emulated} deploys is the system. Skipped, and said so, where the SAM CLI is not at hand. */
class EmulatedTemplateTest {
    @TempDir
    private Path folder;

    /** JUnit warns of each link out of its folder that it takes away itself. */
    @AfterEach
    void takeLinksAway() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void nothingButTheEdgeAndTheFirewallIsLeftOut() throws IOException, InterruptedException {
        TreeMap<String, String> types = new TreeMap<>(new Template().types());
        types.values().removeIf(type -> type.startsWith("AWS::CloudFront::") || type.startsWith("AWS::WAFv2::"));

        assertThat(types).isNotEmpty();
        assertThat(new Template(Yaml.read(copy())).types()).isEqualTo(types);
    }

    @Test
    void theBucketAsksForAllButTls() throws IOException, InterruptedException {
        assertThat(bucketPolicy(Yaml.read(Template.ROOT.resolve("template.yaml"))))
                .containsOnlyOnce("TlsOnly");
        assertThat(bucketPolicy(Yaml.read(copy())))
                .isNotEmpty()
                .isEqualTo(bucketPolicy(Yaml.read(Template.ROOT.resolve("template.yaml"))).stream()
                        .filter(statement -> !statement.equals("TlsOnly"))
                        .toList());
    }

    private static List<String> bucketPolicy(JsonNode template) {
        return template.at("/Resources/FeeScheduleBucketPolicy/Properties/PolicyDocument/Statement")
                .findValuesAsText("Sid");
    }

    @Test
    void aFunctionMayDoWhatTheTemplateLetsItAndSendMessagesInBatches() throws IOException, InterruptedException {
        Template copy = new Template(Yaml.read(copy()));

        assertThat(copy.functions().keySet()).isNotEmpty();
        new Template()
                .functions()
                .forEach((name, function) -> assertThat(
                                copy.functions().get(name).path("Policies").toString())
                        .as(name)
                        .isEqualTo(function.path("Policies")
                                .toString()
                                .replace("\"sqs:SendMessage\"", "\"sqs:SendMessage\",\"sqs:SendMessageBatch\"")));
    }

    @Test
    void theDescriptionIsWholeButForTheKeyThatCallsAreCountedBy() throws IOException, InterruptedException {
        JsonNode description = Yaml.read(Template.ROOT.resolve("openapi.yaml"));
        description
                .path("paths")
                .forEach(operations -> operations.forEach(operation -> {
                    for (Iterator<JsonNode> schemes = operation.path("security").elements(); schemes.hasNext(); ) {
                        if (schemes.next().has("UsageKey")) {
                            schemes.remove();
                        }
                    }
                }));

        assertThat(Yaml.read(copy()).at("/Resources/Api/Properties/DefinitionBody"))
                .isEqualTo(description);
    }

    @Test
    void aFunctionOfACustomRuntimeCarriesWhatStartsIt() throws IOException, InterruptedException {
        Template copy = new Template(Yaml.read(copy("provided.al2023", "/jdk", "http://127.0.0.1:4566")));

        assertThat(copy.globals().path("Runtime").asText()).isEqualTo("provided.al2023");
        assertThat(copy.globals().at("/Environment/Variables/JAVA_HOME").asText())
                .isEqualTo("/jdk");
        assertThat(copy.functions().values()).isNotEmpty().allSatisfy(function -> {
            Path code = Path.of(function.path("CodeUri").asText());
            assertThat(code.resolve("bootstrap")).isExecutable();
            assertThat(code.resolve("com")).isDirectory();
            assertThat(code.resolve("lib")).isDirectory();
            assertThat(code.resolve("runtime"))
                    .isDirectoryContaining("glob:**/aws-lambda-java-runtime-interface-client-*.jar")
                    .isDirectoryContaining("glob:**/libaws-lambda-jni.linux-x86_64.so");
        });
    }

    @Test
    void whatIsLeftIsValidAndClean() throws IOException, InterruptedException {
        String sam = Tools.forTemplates("sam", "aws-sam-cli").toString();
        String copy = copy().toString();

        assertThat(Tools.run(List.of(sam, "validate", "--lint", "--template", copy)))
                .isEqualTo(new Tools.Outcome(0, copy + " is a valid SAM Template"));
    }

    private Path copy(String... runtime) throws IOException, InterruptedException {
        Path copy = folder.toRealPath().resolve("template.yaml");
        Tools.Outcome outcome = Tools.run(Stream.concat(
                        Stream.of(
                                Tools.pythonOfSam().toString(),
                                "build-tools/emulated/template.py",
                                "template.yaml",
                                copy.toString()),
                        Stream.of(runtime))
                .toList());
        assertThat(outcome.code()).as(outcome.said()).isZero();
        return copy;
    }
}
