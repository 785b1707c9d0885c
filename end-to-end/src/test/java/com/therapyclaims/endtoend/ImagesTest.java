package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.local.runner.Endpoints;
import com.therapyclaims.testing.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a function's image holds, trained and started by its own script. */
@EnabledIf(
        value = "com.therapyclaims.local.runner.functions.Functions#canRunInProcesses",
        disabledReason = "AWS's runtime client is for Linux alone: here the functions run in one process")
class ImagesTest {
    private static final long LONGEST_SECONDS = 120;

    @RegisterExtension
    private static final RunningSystem system = RunningSystem.anywhere();

    @TempDir
    private Path folder;

    @Test
    void aTrainedFunctionAnswersFromItsCache() throws IOException, InterruptedException {
        Path image = folder.resolve("price-claim");
        run(Project.ROOT.resolve("images/assemble"), "price-claim", image.toString());

        run(image.resolve("start"), "--train");
        String answer = run(image.resolve("start"), "--once");

        assertThat(image.resolve("function.aot")).isNotEmptyFile();
        assertThat(Caller.JSON.readTree(answer).at("/statusCode").asInt())
                .as(answer)
                .isEqualTo(200);
    }

    private static String run(Path script, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(script.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(surroundings());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(script + " said " + output).isZero();
        return output;
    }

    private static Map<String, String> surroundings() {
        Endpoints endpoints = system.local().endpoints();
        Map<String, String> declared =
                system.local().template().function("PriceClaimFunction").environment();
        return Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB", endpoints.dynamoDb().toString(),
                "AWS_ENDPOINT_URL_S3", endpoints.s3().toString(),
                "FEE_SCHEDULES_TABLE", declared.get("FEE_SCHEDULES_TABLE"),
                "FEE_SCHEDULE_BUCKET", declared.get("FEE_SCHEDULE_BUCKET"));
    }
}
