package com.therapyclaims.local.servers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Runs the servers as a child process.
 *
 * <p>Standard output is for the parent: one line {@code ENDPOINTS {json}} once all are up, then one line {@code OBJECT
 * {json}} for each finished upload, or one line {@code FAILED {json}}. The process ends when its standard input ends, so
 * that it never outlives its parent, or when the process named {@code --owner} does.
 */
public final class Main {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    private Main() {}

    /** Starts the servers. */
    public static void main(String[] arguments) throws IOException {
        PrintStream parent = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // Nothing else may write between the lines meant for the parent.
        System.setOut(System.err);
        try {
            ServerOptions options = ServerOptions.parse(arguments);
            LocalServers servers = LocalServers.start(options, created -> line(parent, "OBJECT", created));
            line(parent, "ENDPOINTS", servers.endpoints());
            if (options.owner().isPresent()) {
                waitForTheEndOf(options.owner().getAsLong());
            } else {
                waitForTheEndOfInput();
            }
            servers.stop();
        } catch (PortTakenException e) {
            line(parent, "FAILED", new Failure(e.getMessage(), e.server(), e.port()));
        } catch (Exception e) {
            line(parent, "FAILED", new Failure(String.valueOf(e.getMessage()), "", 0));
        }
        System.exit(0);
    }

    private record Failure(String message, String server, int port) {}

    private static void waitForTheEndOf(long process) {
        ProcessHandle.of(process).ifPresent(owner -> owner.onExit().join());
    }

    private static void waitForTheEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // The parent sends nothing: only the end matters.
        }
    }

    private static void line(PrintStream parent, String kind, Object value) {
        try {
            String text = kind + " " + JSON.writeValueAsString(value);
            synchronized (parent) {
                parent.println(text);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
