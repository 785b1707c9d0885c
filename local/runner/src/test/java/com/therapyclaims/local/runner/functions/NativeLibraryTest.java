package com.therapyclaims.local.runner.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
    @TempDir
    private Path folder;

    @Test
    void whatAnotherVersionOfTheClientLeftIsReplaced() throws IOException {
        assumeThat(NativeLibrary.isKnownHere()).isTrue();
        Path library = NativeLibrary.unpack(folder).orElseThrow();
        byte[] content = Files.readAllBytes(library);
        Files.writeString(library, "of another version, or torn");

        assertThat(NativeLibrary.unpack(folder)).contains(library);
        assertThat(library).hasBinaryContent(content);
    }
}
