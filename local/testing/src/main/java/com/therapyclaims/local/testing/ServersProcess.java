package com.therapyclaims.local.testing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The local servers in a process of their own, which ends with this one. */
final class ServersProcess {
    private static final String ENDPOINTS = "ENDPOINTS ";
    private static final Path CLASS_PATH = Path.of("local", "servers", "target", "class-path.txt");

    private ServersProcess() {}

    static Addresses start() {
        try {
            Path root = root();
            String classPath = root.resolve("local/servers/target/classes")
                    + File.pathSeparator
                    + Files.readString(root.resolve(CLASS_PATH)).strip();
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classPath,
                            "com.therapyclaims.local.servers.Main"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            String first = output.readLine();
            if (first == null || !first.startsWith(ENDPOINTS)) {
                throw new IllegalStateException("the local servers did not start: " + first);
            }
            Map<String, String> endpoints = fields(first.substring(ENDPOINTS.length()));
            // Nobody asks what is uploaded, but the process must not wait for a reader.
            Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
            return new Addresses(
                    URI.create(endpoints.get("dynamodb")),
                    URI.create(endpoints.get("s3")),
                    URI.create(endpoints.get("sqs")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
