package com.therapyclaims.local.runner.functions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Keeps what functions print: a file a function, and on the console where wished, after the function's name. */
public final class FunctionLogs {

    private final Path folder;
    private final Optional<PrintStream> console;

    /**
     * Keeps logs.
     *
     * @param folder where the files go
     * @param console where lines are shown as well
     */
    public FunctionLogs(Path folder, Optional<PrintStream> console) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.console = console;
    }

    /** The folder of the files. */
    public Path folder() {
        return folder;
    }

    /** Copies a process's output until it ends, on a thread of its own. */
    void keep(String name, InputStream output) {
        Thread.ofVirtual().name("log of " + name).start(() -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    write(name, line);
                }
            } catch (IOException e) {
                // The process is gone, or the folder is: there is nothing more to keep.
                return;
            }
        });
    }

    private synchronized void write(String name, String line) throws IOException {
        Files.writeString(
                folder.resolve(name + ".log"),
                line + System.lineSeparator(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        console.ifPresent(stream -> stream.println(name + ": " + line));
    }
}
