package com.therapyclaims.local.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds out which process listens on a port: from {@code /proc} on Linux, from {@code lsof} elsewhere. */
final class PortOwner {

    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** The process, as {@code process 4711 (java -jar ...)}; empty where the system does not say. */
    static Optional<String> of(int port) {
        try {
            return Files.isDirectory(Path.of("/proc/net")) ? fromProc(port) : fromLsof(port);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> fromProc(int port) throws IOException {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            if (Files.isReadable(Path.of(table))) {
                Files.readAllLines(Path.of(table)).stream()
                        .map(line -> List.of(line.trim().split("\\s+")))
                        .filter(fields -> fields.size() > 9
                                && fields.get(1).endsWith(String.format(Locale.ROOT, ":%04X", port))
                                && fields.get(3).equals(LISTENING))
                        .forEach(fields -> sockets.add("socket:[" + fields.get(9) + "]"));
            }
        }
        return ProcessHandle.allProcesses()
                .filter(process -> holdsOneOf(process, sockets))
                .findFirst()
                .map(PortOwner::describe);
    }

    private static boolean holdsOneOf(ProcessHandle process, Set<String> sockets) {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return open.anyMatch(file -> {
                try {
                    return sockets.contains(Files.readSymbolicLink(file).toString());
                } catch (IOException e) {
                    return false;
                }
            });
        } catch (IOException e) {
            // Another user's process.
            return false;
        }
    }

    private static Optional<String> fromLsof(int port) throws IOException {
        Process lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
        try {
            if (!lsof.waitFor(2, TimeUnit.SECONDS)) {
                lsof.destroyForcibly();
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        return lsof.inputReader()
                .lines()
                .findFirst()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.trim())))
                .map(PortOwner::describe);
    }

    private static String describe(ProcessHandle process) {
        String command = process.info()
                .commandLine()
                .or(() -> process.info().command())
                .orElse("unknown")
                .replaceAll("\\s+", " ");
        String shortened = command.length() > 80 ? command.substring(0, 80) + "..." : command;
        return "process " + process.pid() + " (" + shortened + ")";
    }
}
