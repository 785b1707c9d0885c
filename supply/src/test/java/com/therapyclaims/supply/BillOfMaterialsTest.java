package com.therapyclaims.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What is deployed of others is known by name and version, and may be used. */
class BillOfMaterialsTest {
    /** Permissive licences alone; a new one is added here by whoever has read it. */
    private static final Set<String> ALLOWED = Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MIT-0");

    private static final Path BILL = Path.of("target/bom.json");

    private final List<JsonNode> components;

    BillOfMaterialsTest() throws IOException {
        Assumptions.assumeFalse(
                System.getProperty("maven.mode", "").equals("offline: true") && Files.notExists(BILL),
                "the plugin that writes the bill of materials does so online only, and Maven is offline");
        components = new ObjectMapper()
                .readTree(BILL.toFile())
                .path("components")
                .valueStream()
                .filter(component -> !component.path("group").asText().equals("com.therapyclaims"))
                .toList();
    }

    @Test
    void everyJarThatIsDeployedIsListed() throws IOException {
        Set<String> listed = components.stream()
                .map(component -> component.path("name").asText() + "-"
                        + component.path("version").asText() + ".jar")
                .collect(Collectors.toSet());

        assertThat(DeployedJars.names())
                .filteredOn(name -> !name.matches("shared-[a-z0-9]+-.*"))
                .isNotEmpty()
                .isSubsetOf(listed);
    }

    @Test
    void everyComponentHasALicenceThatIsAllowed() {
        assertThat(components)
                .isNotEmpty()
                .allSatisfy(component -> assertThat(licences(component))
                        .as(component.path("purl").asText())
                        .isNotEmpty()
                        .anyMatch(ALLOWED::contains));
    }

    @Test
    void everyComponentIsNamedSoThatItsVulnerabilitiesAreFound() {
        assertThat(components).allSatisfy(component -> {
            assertThat(component.path("purl").asText()).startsWith("pkg:maven/").contains("@");
            assertThat(component.path("hashes")).isNotEmpty();
        });
    }

    private static List<String> licences(JsonNode component) {
        return component
                .path("licenses")
                .valueStream()
                .map(entry -> entry.has("expression") ? entry.path("expression") : entry.at("/license/id"))
                .map(JsonNode::asText)
                .toList();
    }
}
