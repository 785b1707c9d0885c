package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.local.runner.template.Yaml;
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
    void everyFunctionRunsOnArm() {
        assertThat(new Template().functions())
                .isNotEmpty()
                .allSatisfy((id, function) -> assertThat(new Template()
                                .property(function, "Architectures")
                                .path(0)
                                .asText())
                        .as(id)
                        .isEqualTo("arm64"));
    }

    @Test
    void everyFunctionFolderIsInTheTemplateAndEveryCodeUriIsAFunctionFolder() throws IOException {
        List<String> deployed = all("CodeUri: functions/([a-z-]+)/target/function", "template.yaml");
        List<String> built = all("<module>([a-z-]+)</module>", "functions/pom.xml");
        assertThat(deployed).containsExactlyInAnyOrderElementsOf(built);
    }

    @Test
    void samBuildLeavesEveryFunctionAsMavenMadeIt() throws IOException {
        assertThat(all("(CodeUri): functions", "template.yaml"))
                .isNotEmpty()
                .hasSameSizeAs(all("(SkipBuild): true", "template.yaml"));
    }

    @Test
    void everyFunctionIsMadeDeployableBeforeTheWholeSystemIsRun() throws IOException {
        assertThat(all("<artifactId>(deployable)</artifactId>", "end-to-end/pom.xml"))
                .isNotEmpty();
        assertThat(all("<artifactId>([a-z-]+)</artifactId>", "build-tools/deployable/pom.xml"))
                .containsAll(all("<module>([a-z-]+)</module>", "functions/pom.xml"));
    }

    @Test
    void everyParameterIsExplainedWhereDeployingIs() throws IOException {
        String parameters = Files.readString(ROOT.resolve("template.yaml"));
        parameters = parameters.substring(parameters.indexOf("\nParameters:"), parameters.indexOf("\nConditions:"));
        String page = Files.readString(ROOT.resolve("docs/deploy.md"));
        assertThat(Pattern.compile("\n  (\\w+):").matcher(parameters).results().map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(parameter -> assertThat(page).contains("`" + parameter + "`"));
    }

    @Test
    void deployingAsksForNoParameter() {
        assertThat(Yaml.read(ROOT.resolve("template.yaml")).path("Parameters").properties())
                .isNotEmpty()
                .allSatisfy(parameter -> assertThat(parameter.getValue().has("Default"))
                        .as(parameter.getKey())
                        .isTrue());
    }

    @Test
    void eachEnvironmentIsDeployedWithoutAGuide() throws IOException {
        assertThat(all(
                        "\\[(\\w+)\\.deploy\\.parameters\\]\nresolve_s3 = true\ncapabilities = \"CAPABILITY_IAM\"\n",
                        "samconfig.toml"))
                .containsExactly("default", "production");
        assertThat(all("(\\w+)\\.global\\.parameters\\]\nstack_name", "samconfig.toml"))
                .containsExactly("default", "production");
        assertThat(all("parameter_overrides = \"Environment=(\\w+)\"", "samconfig.toml"))
                .contains("development", "production");
    }

    @Test
    void everyFunctionIsExplainedInTheArchitecture() throws IOException {
        String page = Files.readString(ROOT.resolve("ARCHITECTURE.md"));
        for (String function : all("<module>([a-z-]+)</module>", "functions/pom.xml")) {
            assertThat(page).contains("| `" + function + "` |");
        }
    }

    private static List<String> all(String pattern, String file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(ROOT.resolve(file)))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
