package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What {@code docs/scale.md} says of ten million claims is what its simulation says, of the system as it is deployed. */
class ScalePageTest {
    private static final Pattern WORKERS_OF_A_ROW =
            Pattern.compile("^\\| [\\d,]+ \\| \\d+ \\| (\\d+) \\|", Pattern.MULTILINE);

    private final String page;

    ScalePageTest() throws IOException {
        page = Files.readString(Template.ROOT.resolve("docs/scale.md"));
    }

    @Test
    void theTableIsTheOneThatTheSimulationPrints() throws IOException, InterruptedException {
        Optional<Path> python = Tools.find("python3");
        Assumptions.assumeTrue(python.isPresent(), "no python3 on the path");
        Process simulation = new ProcessBuilder(
                        python.get().toString(),
                        Template.ROOT.resolve("docs/scale/simulate.py").toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(simulation.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(simulation.waitFor()).as(printed).isZero();
        assertThat(page).contains("\n" + printed + "\n");
    }

    @Test
    void theMostWorkersAreAsManyAsTheTemplateStarts() {
        int most = WORKERS_OF_A_ROW
                .matcher(page)
                .results()
                .mapToInt(row -> Integer.parseInt(row.group(1)))
                .max()
                .orElseThrow();

        assertThat(new Template()
                        .functions()
                        .get("RepriceClaimsFunction")
                        .at("/Events/Messages/Properties/ScalingConfig/MaximumConcurrency")
                        .asInt())
                .isEqualTo(most);
    }
}
