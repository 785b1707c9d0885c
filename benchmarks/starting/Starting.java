import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Starts bin/local, and its three servers without the rest, one after the other; the medians of the times until they answer. */
final class Starting {
    private static final Path SERVERS = Path.of("local", "servers", "target", "class-path.txt");
    private static final Duration READY_GOAL = Duration.ofSeconds(15);
    private static final Duration VERIFY_GOAL = Duration.ofMinutes(10);

    private Starting() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(arguments));
        boolean verify = words.remove("--verify");
        int rounds = words.isEmpty() ? 5 : Integer.parseInt(words.getFirst());
        List<Duration> ready = new ArrayList<>();
        List<Duration> servers = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ready.add(untilReady());
            servers.add(untilServersAnswer());
        }
        say("| what | seconds | goal | beside | seconds | times |");
        say("|---|--:|--:|---|--:|--:|");
        row("bin/local until Ready, once built", median(ready), READY_GOAL, "its servers alone", median(servers));
        if (verify) {
            Duration tests = maven("verify");
            row("mvn verify", tests, VERIFY_GOAL, "the same without tests", maven("-Dquick", "-DskipTests", "verify"));
        }
        say("%nMedians of %d rounds.", rounds);
    }

    private static Duration untilReady() throws Exception {
        List<String> command = List.of("bin/local", "--no-build", "--port", "0", "--s3-port", "0");
        return until(command, "", "Ready"::equals);
    }

    private static Duration untilServersAnswer() throws Exception {
        String classPath = "local/servers/target/classes:" + Files.readString(SERVERS);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "com.therapyclaims.local.servers.Main");
        String start = "START\t1\t--bind\t127.0.0.1\t--s3-port\t0\t--dynamodb-port\t0\t--sqs-port\t0\n";
        return until(command, start, line -> line.startsWith("ENDPOINTS"));
    }

    private static Duration until(List<String> command, String input, Predicate<String> answers) throws Exception {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.outputWriter(StandardCharsets.UTF_8).append(input).flush();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (answers.test(line)) {
                    Duration took = Duration.ofNanos(System.nanoTime() - start);
                    process.destroy();
                    process.waitFor();
                    return took;
                }
            }
        }
        throw new IOException(command.getFirst() + " ended before it answered");
    }

    private static Duration maven(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("mvn", "--batch-mode", "--quiet"));
        command.addAll(List.of(arguments));
        long start = System.nanoTime();
        int code = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted(Comparator.naturalOrder()).toList().get(times.size() / 2);
    }

    private static void row(String what, Duration took, Duration goal, String peer, Duration beside) {
        say(
                "| %s | %.1f | %d | %s | %.1f | %.1f |",
                what,
                took.toMillis() / 1e3,
                goal.toSeconds(),
                peer,
                beside.toMillis() / 1e3,
                (double) took.toMillis() / beside.toMillis());
    }

    private static void say(String line, Object... values) {
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(String.format(Locale.ROOT, line, values));
    }
}
