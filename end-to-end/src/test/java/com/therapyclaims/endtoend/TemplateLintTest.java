package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.local.runner.template.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * AWS's own tools have nothing to say of the template. Skipped, and said so, where they are not on the path or are older than
 * {@code build-tools/lint/requirements.txt} asks for: an older one finds what is none.
 */
class TemplateLintTest {
    @Test
    void theSamCliFindsTheTemplateValidAndClean() throws IOException, InterruptedException {
        String sam = Tools.forTemplates("sam", "aws-sam-cli").toString();

        assertThat(Tools.run(List.of(sam, "validate", "--lint", "--template", "template.yaml")))
                .isEqualTo(new Tools.Outcome(0, Tools.ROOT.resolve("template.yaml") + " is a valid SAM Template"));
    }

    @Test
    void cfnLintSaysNothing() throws IOException, InterruptedException {
        String cfnLint = Tools.forTemplates("cfn-lint", "cfn-lint").toString();

        assertThat(Tools.run(List.of(cfnLint, "template.yaml"))).isEqualTo(new Tools.Outcome(0, ""));
    }

    @Test
    void samBuildLeavesWhatMavenMadeAndPointsToIt(@TempDir Path folder) throws IOException, InterruptedException {
        String sam = Tools.forTemplates("sam", "aws-sam-cli").toString();
        Path function = Tools.ROOT.resolve("functions/calculate-units/target/function");
        Map<Path, FileTime> made = filesOf(function);

        Tools.Outcome built = Tools.run(List.of(sam, "build", "--build-dir", folder.toString()));

        assertThat(built.code()).as(built.said()).isZero();
        assertThat(filesOf(function)).isNotEmpty().isEqualTo(made);
        assertThat(filesOf(folder).keySet()).containsExactly(folder.resolve("template.yaml"));
        assertThat(Yaml.read(folder.resolve("template.yaml"))
                        .at("/Resources/CalculateUnitsFunction/Properties/CodeUri")
                        .asText())
                .endsWith("functions/calculate-units/target/function");
    }

    private static Map<Path, FileTime> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<Path, FileTime> times = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
            return times;
        }
    }
}
