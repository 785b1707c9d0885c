package com.therapyclaims.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The case files are as their schema says, and enough of them. */
class CaseFilesTest {
    private static final Path CASES = Path.of("cases");
    private static final Path SCHEMA = Path.of("case-file.schema.json");

    @TestFactory
    Stream<DynamicTest> everyFileIsAsTheSchemaSays() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(
                            file.toString(),
                            () -> assertThat(schema.validate(Files.readString(file), InputFormat.JSON))
                                    .isEmpty()));
        }
    }

    @Test
    void everyAreaOfTheSchemaHasCases() throws IOException {
        JsonNode areas = new ObjectMapper().readTree(SCHEMA.toFile()).at("/$defs/case/properties/area/enum");

        assertThat(Suite.read(CASES).cases().stream().map(Case::area).distinct())
                .containsExactlyInAnyOrderElementsOf(StreamSupport.stream(areas.spliterator(), false)
                        .map(JsonNode::textValue)
                        .toList());
    }

    @Test
    void theSuiteIsAsLargeAsItsReadmeSays() throws IOException {
        Suite suite = Suite.read(CASES);
        long published = suite.cases().stream().filter(Case::published).count();

        assertThat(Files.readString(Path.of("README.md")))
                .contains(
                        "%d cases, %d of them published".formatted(suite.cases().size(), published));
    }
}
