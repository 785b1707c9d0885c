package com.therapyclaims.local.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArgumentsTest {

    private static final Path TEMPLATE = Path.of("template.yaml");

    @Test
    void withoutOptionsItListensOnLoopbackAndKeepsNothing() {
        LocalOptions options = Arguments.parse(TEMPLATE);

        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options.ports().api()).isEqualTo(3000);
        assertThat(options.ports().s3()).isEqualTo(4566);
        assertThat(options.data()).isEmpty();
        assertThat(options.parameters()).containsEntry("Environment", "local");
    }

    @Test
    void everyOptionIsTaken(@TempDir Path folder) {
        Path data = folder.resolve("new");
        LocalOptions options = Arguments.parse(
                TEMPLATE,
                "--port",
                "0",
                "--s3-port",
                "9000",
                "--data",
                data.toString(),
                "--bind",
                "0.0.0.0",
                "--in-process",
                "--verbose");

        assertThat(options.ports().api()).isZero();
        assertThat(options.ports().s3()).isEqualTo(9000);
        assertThat(options.data()).contains(data);
        assertThat(data).isDirectory();
        assertThat(options.host()).isEqualTo("0.0.0.0");
        assertThat(options.apart()).rejects("ArchiveClaimFunction");
        assertThat(options.verbose()).isTrue();
    }

    @Test
    void whatIsWrongIsSaidInOneLine() {
        assertWrong("Unknown option --prot", "--prot", "1");
        assertWrong("--port needs a value", "--port");
        assertWrong("--port needs a number, not x", "--port", "x");
        assertWrong("--s3-port needs a port of 0 to 65535, not 70000", "--s3-port", "70000");
    }

    private static void assertWrong(String message, String... arguments) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.parse(TEMPLATE, arguments))
                .withMessage(message);
    }
}
