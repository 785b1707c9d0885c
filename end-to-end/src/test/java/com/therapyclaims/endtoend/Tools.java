package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.Runtime.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs of this machine. */
final class Tools {
    /** The project's folder, where programs are run. */
    static final Path ROOT = Template.ROOT.toAbsolutePath().normalize();

    private Tools() {}

    /** The program in the first folder of the path that has it. */
    static Optional<Path> find(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A program of AWS's for templates; the test is skipped where it is missing or older than what we ask for. */
    static Path forTemplates(String program, String packageName) throws IOException, InterruptedException {
        Optional<Path> found = find(program);
        Assumptions.assumeTrue(found.isPresent(), "no " + program + " on the path: see CONTRIBUTING.md");
        Version asked =
                version(packageName + "==", Files.readString(ROOT.resolve("build-tools/lint/requirements.txt")));
        Version there =
                version("", run(List.of(found.get().toString(), "--version")).said());
        Assumptions.assumeTrue(
                there.compareTo(asked) >= 0, program + " is " + there + " and not " + asked + ": see CONTRIBUTING.md");
        return found.get();
    }

    /** The Python that runs the SAM CLI and knows its libraries; the test is skipped where there is none. */
    static Path pythonOfSam() throws IOException, InterruptedException {
        Path sam = forTemplates("sam", "aws-sam-cli");
        try (BufferedReader program = Files.newBufferedReader(sam, StandardCharsets.ISO_8859_1)) {
            Matcher python = Pattern.compile("#!(/\\S*python\\S*)").matcher(Objects.toString(program.readLine(), ""));
            Assumptions.assumeTrue(python.matches(), sam + " is not run by a Python: see CONTRIBUTING.md");
            return Path.of(python.group(1));
        }
    }

    private static Version version(String before, String text) {
        Matcher number =
                Pattern.compile(Pattern.quote(before) + "(\\d+(?:\\.\\d+)*)").matcher(text);
        assertThat(number.find()).as(text).isTrue();
        // Java writes no zero at a version's end.
        return Version.parse(number.group(1).replaceFirst("(?:\\.0)+$", ""));
    }

    /** What a program said, warnings and all, and how it ended. */
    record Outcome(int code, String said) {}

    /** Runs a program in the project's folder. */
    static Outcome run(List<String> command) throws IOException, InterruptedException {
        return run(command, Map.of("SAM_CLI_TELEMETRY", "0", "AWS_DEFAULT_REGION", "us-east-1"));
    }

    /** The same with these variables beside the ones of this process. */
    static Outcome run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Outcome(process.waitFor(), said);
    }
}
