package com.therapyclaims.local.testing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The local servers in a process of their own: one for all modules whose tests a build runs, started by the first that
 * asks. It ends with the build.
 */
final class ServersProcess {
    private static final String ENDPOINTS = "ENDPOINTS 1 ";
    private static final Path CLASS_PATH = Path.of("local", "servers", "target", "class-path.txt");

    private ServersProcess() {}

    /** Where they answer. */
    static Addresses ofThisBuild() {
        ProcessHandle build = build();
        Path root = root();
        Path told = root.resolve("local/servers/target/servers-of-" + name(build) + ".json");
        // Other modules' tests may ask at the same time: the first to have the lock starts them.
        try (FileChannel file = FileChannel.open(
                        told, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock _ = file.lock()) {
            String endpoints = Files.readString(told);
            if (endpoints.isEmpty()) {
                endpoints = start(root, build.pid());
                Files.writeString(told, endpoints);
            }
            return addresses(endpoints);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Maven that runs these tests, by whatever way; without one, as in an editor, this process. */
    private static ProcessHandle build() {
        return Stream.iterate(
                        ProcessHandle.current().parent(),
                        Optional::isPresent,
                        parent -> parent.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream)
                .filter(parent -> parent.info()
                        .commandLine()
                        .filter(command -> command.contains("plexus-classworlds"))
                        .isPresent())
                .findFirst()
                .orElseGet(ProcessHandle::current);
    }

    /** A process's number comes again, at another time. */
    private static String name(ProcessHandle process) {
        long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return process.pid() + "-" + started;
    }

    private static String start(Path root, long build) throws IOException {
        String classPath = root.resolve("local/servers/target/classes")
                + File.pathSeparator
                + Files.readString(root.resolve(CLASS_PATH)).strip();
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        "com.therapyclaims.local.servers.Main",
                        "--owner",
                        Long.toString(build)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (Writer commands = process.outputWriter(StandardCharsets.UTF_8)) {
            commands.write("START\t1\n");
        }
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String first = output.readLine();
        if (first == null || !first.startsWith(ENDPOINTS)) {
            throw new IllegalStateException("the local servers did not start: " + first);
        }
        // Nobody asks what is uploaded, but the process must not wait for a reader.
        Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
        return first.substring(ENDPOINTS.length());
    }

    private static Addresses addresses(String endpoints) throws IOException {
        Map<String, String> fields = fields(endpoints);
        return new Addresses(
                URI.create(fields.get("dynamodb")), URI.create(fields.get("s3")), URI.create(fields.get("sqs")));
    }

    private static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(CLASS_PATH))) {
                return folder;
            }
        }
        throw new IllegalStateException("local/servers is not built: mvn process-classes -pl local/servers");
    }

    private static Map<String, String> fields(String json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                fields.put(name, parser.getText());
            }
        }
        return fields;
    }
}
