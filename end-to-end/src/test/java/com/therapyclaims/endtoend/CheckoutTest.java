package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.therapyclaims.testing.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A checkout has the bytes that are committed, on every machine. */
class CheckoutTest {
    private static final Pattern LINE = Pattern.compile("i/(\\S*) +w/\\S* +attr/(.*?) *\t(.*)");

    @Test
    void noFileChangesItsLineEndsByBeingCheckedOut() throws Exception {
        assumeThat(Files.exists(Project.ROOT.resolve(".git")))
                .as("a checkout of Git")
                .isTrue();

        assertThat(files()).isNotEmpty().allSatisfy(line -> {
            Matcher file = LINE.matcher(line);
            assertThat(file.matches()).as(line).isTrue();
            String attributes = file.group(2);
            if (!attributes.equals("-text")) {
                assertThat(attributes).as(line).endsWith("eol=lf");
                assertThat(file.group(1))
                        .as("its line ends, committed: %s", line)
                        .isIn("lf", "none");
            }
        });
    }

    private static List<String> files() throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "ls-files", "--eol")
                .directory(Project.ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(git.waitFor()).isZero();
        return lines;
    }
}
