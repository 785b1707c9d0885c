package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.therapyclaims.local.runner.template.SystemTemplate.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The events that functions are primed with before their snapshot, sent to the functions as they are deployed. */
class PrimingTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final RunningSystem SYSTEM = RunningSystem.here();

    @Test
    void everyFunctionAnswersWhatItIsPrimedWithAndNoTableHoldsAnythingOfIt() throws IOException {
        Map<String, Integer> answers = new TreeMap<>();
        for (Function function : SYSTEM.local().template().functions()) {
            for (Path event : events(function)) {
                String name = function.shortName() + "/" + event.getFileName();
                answers.put(name, status(answer(function, event)));
            }
        }

        assertThat(answers)
                .containsKeys("archive-claim/priming.json", "read-claims/priming-one.json")
                // The practice has no claim to export and no repricing to steer.
                .containsEntry("export-claim/priming.json", 404)
                .containsEntry("steer-repricings/priming.json", 404);
        answers.values().removeIf(status -> status == 404);
        assertThat(answers.values()).isSubsetOf(200, 201);
        assertThat(itemsOfPriming()).isEmpty();
    }

    @Test
    void readersMeetItemsToRead() throws IOException {
        assertThat(body("read-claims", "priming.json").at("/items")).hasSize(1);
        assertThat(body("read-claims", "priming-one.json").at("/claimId").asText())
                .isEqualTo("c2");
        assertThat(body("read-access-records", "priming.json").at("/items")).isNotEmpty();
    }

    private static JsonNode body(String name, String event) throws IOException {
        Function function = SYSTEM.local().template().functions().stream()
                .filter(one -> one.shortName().equals(name))
                .findFirst()
                .orElseThrow();
        JsonNode answer = answer(function, function.code().resolve(event));
        return JSON.readTree(answer.at("/body").asText());
    }

    private static JsonNode answer(Function function, Path event) throws IOException {
        return JSON.readTree(SYSTEM.local()
                .invoke(function.logicalId(), Files.readString(event))
                .payload());
    }

    /** The authorizer refuses as it does every key nobody has. */
    private static int status(JsonNode answer) {
        return answer.at("/errorMessage").asText().equals("Unauthorized")
                ? 200
                : answer.at("/statusCode").asInt();
    }

    private static List<Path> events(Function function) throws IOException {
        try (Stream<Path> files = Files.list(function.code())) {
            return files.filter(file -> file.getFileName().toString().matches("priming(-one)?\\.json"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> itemsOfPriming() {
        DynamoDbClient dynamoDb = SYSTEM.local().clients().dynamoDb();
        return SYSTEM.local().template().tables().stream()
                .flatMap(table ->
                        dynamoDb
                                .scanPaginator(
                                        scan -> scan.tableName(table.name()).consistentRead(true))
                                .items()
                                .stream())
                .map(Object::toString)
                .filter(item -> item.contains("snapshot-priming"))
                .toList();
    }
}
