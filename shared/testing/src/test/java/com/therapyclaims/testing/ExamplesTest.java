package com.therapyclaims.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of openapi.yaml are what their schemas say. */
class ExamplesTest {
    static Stream<Arguments> bodies() {
        return ApiDescription.OURS
                .operations()
                .map(operation -> Arguments.of(
                        operation.method(),
                        operation.path(),
                        operation.description().at("/requestBody/content/application~1json/example")))
                .filter(arguments -> !((JsonNode) arguments.get()[2]).isMissingNode());
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodysExampleIsOfItsSchema(String method, String path, JsonNode example) {
        assertThat(ApiDescription.OURS.faultsOfRequest(method, path, example.toString()))
                .isEmpty();
    }

    @Test
    void everyProblemsExampleIsAProblem() {
        List<JsonNode> examples = ApiDescription.OURS
                .root()
                .at("/components/responses")
                .valueStream()
                .map(response -> response.at("/content/application~1problem+json/example"))
                .filter(example -> !example.isMissingNode())
                .toList();

        assertThat(examples)
                .isNotEmpty()
                .allSatisfy(example -> assertThat(ApiDescription.OURS.faults("Problem", example.toString()))
                        .isEmpty());
    }
}
