package com.therapyclaims.local.runner.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that others, or a next run, find whole or not at all. */
public final class WholeFiles {
    private WholeFiles() {}

    /** Writes a file in place of the one that is there; whoever has opened that keeps it as it was. */
    public static Path write(Path file, byte[] content) throws IOException {
        Path written = Files.createTempFile(file.toAbsolutePath().getParent(), ".", ".part");
        try {
            Files.write(written, content);
            return Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
