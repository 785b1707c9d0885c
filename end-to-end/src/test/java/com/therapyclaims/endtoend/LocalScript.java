package com.therapyclaims.endtoend;

import com.therapyclaims.local.runner.AwsClients;
import com.therapyclaims.local.runner.Endpoints;
import com.therapyclaims.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The real {@code bin/local} in a checkout as it is after a build: what was built here is linked, so that neither this
 * checkout nor what the test does to that one disturbs the other.
 */
final class LocalScript {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    /** What the script needs of a machine without Java and Maven. */
    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "cut",
            "dirname",
            "env",
            "find",
            "grep",
            "head",
            "mktemp",
            "readlink",
            "rm",
            "sleep",
            "tail",
            "touch");

    private final Path checkout;
    private final Path tools;
    private final Path jdks;
    private final List<Path> links = new ArrayList<>();

    /** Makes the checkout in an empty folder. */
    LocalScript(Path folder) throws IOException {
        checkout = Files.createDirectories(folder.resolve("checkout"));
        for (String part : List.of(
                "bin",
                "build-tools",
                "functions",
                "fee-schedules",
                "local/servers",
                "local/runner/target/classes",
                "local/runner/target/class-path.txt",
                "local/runner/target/function-runtime-class-path.txt",
                "openapi.yaml",
                "pom.xml",
                "template.yaml")) {
            link(checkout.resolve(part), Project.ROOT.resolve(part));
        }
        Files.createDirectory(checkout.resolve("shared"));
        Files.createFile(checkout.resolve("local/runner/target/built"));
        tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : TOOLS) {
            link(tools.resolve(tool), found(tool));
        }
        jdks = Files.createDirectory(folder.resolve("jdks"));
    }

    /** Puts a script in Maven's place. */
    void withMaven(String... lines) throws IOException {
        Path maven = tools.resolve("mvn");
        Files.writeString(maven, "#!/usr/bin/env bash\n" + String.join("\n", lines) + "\n");
        if (!maven.toFile().setExecutable(true)) {
            throw new IOException("Cannot make " + maven + " executable");
        }
    }

    /** Puts the JDK of this test where the script looks for one. */
    void withJdk() throws IOException {
        link(jdks.resolve("any-name"), Path.of(System.getProperty("java.home")));
    }

    /** Changes a source after the build. */
    void changeASource() throws IOException {
        Path source = checkout.resolve("shared/domain/src/main/java/New.java");
        Files.createDirectories(source.getParent());
        Files.createFile(source);
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
    }

    /** Takes away what stands elsewhere, so that the folder can be deleted. */
    void removeLinks() throws IOException {
        for (Path link : links) {
            Files.delete(link);
        }
    }

    private void link(Path link, Path target) throws IOException {
        Files.createDirectories(link.getParent());
        links.add(Files.createSymbolicLink(link, target));
    }

    Run start(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        if (canResetSignals()) {
            // What starts this test may have told its children to ignore Ctrl-C.
            command.addAll(List.of("/usr/bin/env", "--default-signal=INT"));
        }
        command.add(checkout.resolve("bin/local").toString());
        command.addAll(List.of(options));
        Path out = Files.createTempFile(checkout.getParent(), "run", ".out");
        Path err = Files.createTempFile(checkout.getParent(), "run", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("HOME", checkout.getParent().toString());
        builder.environment().put("JDKS_FOLDER", jdks.toString());
        return new Run(builder.start(), out, err, Instant.now());
    }

    private static boolean canResetSignals() {
        try {
            return new ProcessBuilder("/usr/bin/env", "--default-signal=INT", "true")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path found(String tool) {
        return Tools.find(tool).orElseThrow(() -> new IllegalStateException("there is no " + tool + " on the path"));
    }

    /**
     * One run of it.
     *
     * @param process the script, later the system itself
     * @param out where what it says goes
     * @param err where what it says of errors goes
     * @param begun when it was started
     */
    record Run(Process process, Path out, Path err, Instant begun) implements AutoCloseable {
        /** Waits until it says it is ready. */
        Duration awaitReady() {
            return await("Ready");
        }

        /** Waits until it says a line. */
        Duration await(String line) {
            while (!said().contains(line)) {
                Duration since = Duration.between(begun, Instant.now());
                if (ended(Duration.ofMillis(50)) || since.compareTo(DEADLINE) > 0) {
                    throw new AssertionError("No \"" + line + "\" after " + since + ": " + said() + errors());
                }
            }
            return Duration.between(begun, Instant.now());
        }

        /** Waits until it ends. */
        int awaitEnd() {
            if (!ended(DEADLINE)) {
                throw new AssertionError("It does not end: " + said() + errors());
            }
            return process.exitValue();
        }

        /** Sends it a signal and waits until it ends. */
        int end(String signal) throws IOException {
            Process _ = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
            return awaitEnd();
        }

        /** The lines it has printed. */
        List<String> said() {
            return lines(out);
        }

        /** The lines it has printed of errors. */
        List<String> errors() {
            return lines(err);
        }

        /** The address that the line which begins with this word names. */
        URI address(String name) {
            return URI.create(named(name));
        }

        /** What the line that begins so names. */
        String named(String beginning) {
            Matcher line = Pattern.compile("(?m)^" + beginning + " +(\\S+)").matcher(String.join("\n", said()));
            if (!line.find()) {
                throw new AssertionError("It names no " + beginning + ": " + said());
            }
            return line.group(1);
        }

        /** Clients of its servers. */
        AwsClients clients() {
            return new AwsClients(new Endpoints(address("DynamoDB"), address("S3"), address("SQS")));
        }

        private boolean ended(Duration within) {
            try {
                return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static List<String> lines(Path file) {
            try {
                return Files.readAllLines(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.destroy();
            awaitEnd();
        }
    }
}
