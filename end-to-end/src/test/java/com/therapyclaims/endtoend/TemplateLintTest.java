package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.Runtime.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * AWS's own tools have nothing to say of the template. Skipped, and said so, where they are not on the path or are older than
 * {@code build-tools/lint/requirements.txt} asks for: an older one finds what is none.
 */
class TemplateLintTest {
    private static final Path ROOT = Template.ROOT.toAbsolutePath().normalize();

    @Test
    void theSamCliFindsTheTemplateValidAndClean() throws IOException, InterruptedException {
        assertThat(run(tool("sam", "aws-sam-cli"), "validate", "--lint", "--template", "template.yaml"))
                .isEqualTo(new Outcome(0, ROOT.resolve("template.yaml") + " is a valid SAM Template"));
    }

    @Test
    void cfnLintSaysNothing() throws IOException, InterruptedException {
        assertThat(run(tool("cfn-lint", "cfn-lint"), "template.yaml")).isEqualTo(new Outcome(0, ""));
    }

    private static Path tool(String program, String packageName) throws IOException, InterruptedException {
        Optional<Path> found = Tools.find(program);
        Assumptions.assumeTrue(found.isPresent(), "no " + program + " on the path: see CONTRIBUTING.md");
        Version asked =
                version(packageName + "==", Files.readString(ROOT.resolve("build-tools/lint/requirements.txt")));
        Version there = version("", run(found.get(), "--version").said());
        Assumptions.assumeTrue(
                there.compareTo(asked) >= 0, program + " is " + there + " and not " + asked + ": see CONTRIBUTING.md");
        return found.get();
    }

    private static Version version(String before, String text) {
        Matcher number =
                Pattern.compile(Pattern.quote(before) + "(\\d+(?:\\.\\d+)*)").matcher(text);
        assertThat(number.find()).as(text).isTrue();
        // Java writes no zero at a version's end.
        return Version.parse(number.group(1).replaceFirst("(?:\\.0)+$", ""));
    }

    /** What a tool said, and how it ended. */
    private record Outcome(int code, String said) {}

    private static Outcome run(Path program, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                        .toList())
                .directory(ROOT.toFile())
                .redirectErrorStream(true);
        builder.environment().put("SAM_CLI_TELEMETRY", "0");
        builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Outcome(process.waitFor(), said);
    }
}
