package com.therapyclaims.local.servers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs servers as a child process: three for each system that its parent names.
 *
 * <p>Standard input holds the parent's commands, a line each, with tabs between their words: {@code START system option...}
 * with the options of {@link ServerOptions}, and {@code STOP system}. Standard output is for the parent: one line {@code
 * ENDPOINTS system {json}} once all three are up, or {@code FAILED system {json}}; {@code OBJECT system {json}} for each
 * finished upload; {@code STOPPED system {}}. The process ends when its standard input ends, so that it never outlives its
 * parent, or, with {@code --owner id}, when that process does.
 */
public final class Main {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    private final PrintStream parent;
    private final Map<String, LocalServers> running = new ConcurrentHashMap<>();

    private Main(PrintStream parent) {
        this.parent = parent;
    }

    /** Serves until its parent or its owner ends. */
    public static void main(String[] arguments) throws Exception {
        PrintStream parent = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // Nothing else may write between the lines meant for the parent.
        System.setOut(System.err);
        Main main = new Main(parent);
        main.followCommands();
        if (arguments.length == 2 && arguments[0].equals("--owner")) {
            waitForTheEndOf(Long.parseLong(arguments[1]));
        }
        for (String system : main.running.keySet()) {
            main.stop(system);
        }
        System.exit(0);
    }

    private record Failure(String message, String server, int port) {}

    private void followCommands() throws IOException {
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] words = line.split("\t", -1);
                // One system's servers wait for no other's.
                Thread.ofPlatform().daemon().name(line).start(() -> follow(words));
            }
        }
    }

    private void follow(String... words) {
        String system = words[1];
        try {
            switch (words[0]) {
                case "START" -> start(system, Arrays.copyOfRange(words, 2, words.length));
                case "STOP" -> stop(system);
                default -> throw new IllegalArgumentException("Unknown command " + words[0]);
            }
        } catch (PortTakenException e) {
            tell("FAILED", system, new Failure(e.getMessage(), e.server(), e.port()));
        } catch (Exception e) {
            tell("FAILED", system, new Failure(String.valueOf(e.getMessage()), "", 0));
        }
    }

    private void start(String system, String... options) throws Exception {
        LocalServers servers =
                LocalServers.start(ServerOptions.parse(options), created -> tell("OBJECT", system, created));
        running.put(system, servers);
        tell("ENDPOINTS", system, servers.endpoints());
    }

    private void stop(String system) throws Exception {
        running.remove(system).stop();
        tell("STOPPED", system, Map.of());
    }

    private static void waitForTheEndOf(long process) {
        ProcessHandle.of(process).ifPresent(owner -> owner.onExit().join());
    }

    private void tell(String kind, String system, Object value) {
        try {
            String text = kind + " " + system + " " + JSON.writeValueAsString(value);
            synchronized (parent) {
                parent.println(text);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
