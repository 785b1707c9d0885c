package com.therapyclaims.local.runner.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFilesTest {
    @TempDir
    private Path folder;

    @Test
    void whoeverHasTheEarlierFileOpenKeepsIt() throws IOException {
        Path file = Files.writeString(folder.resolve("library.so"), "of the version before");

        try (InputStream open = Files.newInputStream(file)) {
            WholeFiles.write(file, new byte[] {'n', 'e', 'w'});

            assertThat(open).hasContent("of the version before");
        }
        assertThat(file).hasContent("new");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
