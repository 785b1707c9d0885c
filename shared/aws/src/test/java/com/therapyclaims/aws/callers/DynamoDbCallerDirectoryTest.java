package com.therapyclaims.aws.callers;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.Table;
import com.therapyclaims.local.testing.TestServers;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(TestServers.class)
class DynamoDbCallerDirectoryTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final ApiKey KEY = new ApiKey("tc_secret");
    private static final Caller DEMO =
            new Caller("demo", Role.BILLER, "front desk", NOON, Optional.of(NOON.plusSeconds(60)), false);

    private DynamoDbClient dynamoDb;
    private Table table;
    private CallerDirectory directory;

    @BeforeEach
    void freshTable(TestServers servers) {
        dynamoDb = servers.dynamoDb();
        table = new Table(servers.dynamoDb(), servers.newCallersTable());
        directory = new DynamoDbCallerDirectory(new Table(dynamoDb, table.name()));
    }

    @Test
    void aRegisteredKeyFindsItsCaller() {
        assertThat(directory.register(KEY, DEMO)).isEmpty();

        assertThat(directory.find(KEY)).contains(DEMO);
    }

    @Test
    void aCallerWithoutExpiryComesBackWithoutOne() {
        var forever = new Caller("other", Role.PLATFORM_OPERATOR, "ops", NOON, Optional.empty(), false);
        directory.register(KEY, forever);

        assertThat(directory.find(KEY)).contains(forever);
    }

    @Test
    void anUnknownKeyFindsNobody() {
        directory.register(KEY, DEMO);

        assertThat(directory.find(new ApiKey("tc_another"))).isEmpty();
    }

    @Test
    void aTakenKeyStaysItsOwners() {
        directory.register(KEY, DEMO);
        var thief = new Caller("other", Role.BILLER, "x", NOON, Optional.empty(), false);

        assertThat(directory.register(KEY, thief)).contains(DEMO);
        assertThat(directory.find(KEY)).contains(DEMO);
    }

    @Test
    void aKeyThatIsRevokedInTheTableIsRevokedAtOnce() {
        directory.register(KEY, DEMO);
        dynamoDb.updateItem(update -> update.tableName(table.name())
                .key(Map.of("pk", AttributeValue.fromS("KEY#" + KEY.hash())))
                .updateExpression("SET revoked = :true")
                .expressionAttributeValues(Map.of(":true", AttributeValue.fromBool(true))));

        assertThat(directory.find(KEY).orElseThrow().isActive(NOON)).isFalse();
    }

    @Test
    void theTableHoldsTheHashAndNeverTheKey() {
        directory.register(KEY, DEMO);

        var items = dynamoDb.scan(scan -> scan.tableName(table.name())).items();
        assertThat(items).hasSize(1);
        assertThat(items.getFirst().get("pk").s()).isEqualTo("KEY#" + KEY.hash());
        assertThat(items.toString()).doesNotContain(KEY.secret());
    }
}
