package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.conformance.Api;
import com.therapyclaims.conformance.Outcome;
import com.therapyclaims.conformance.Report;
import com.therapyclaims.conformance.Runner;
import com.therapyclaims.conformance.Suite;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every published case, sent over HTTP as any vendor would send it. */
class ConformanceTest {
    @RegisterExtension
    private static final RunningSystem system = RunningSystem.anywhere();

    @TestFactory
    Stream<DynamicTest> everyCase() {
        Suite suite = Suite.read(Path.of("..", "conformance", "cases"));
        Report report = new Runner(new Api(system.api(), system.demoKey()), "demo").run(suite);
        return report.outcomes().stream().map(ConformanceTest::test);
    }

    private static DynamicTest test(Outcome outcome) {
        return DynamicTest.dynamicTest(
                outcome.of().id() + " " + outcome.of().title(),
                () -> assertThat(outcome.differences())
                        .as(outcome.at().toString())
                        .isEmpty());
    }
}
