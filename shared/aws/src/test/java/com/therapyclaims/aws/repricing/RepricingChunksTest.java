package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.text;
import static com.therapyclaims.aws.repricing.RepricingSystem.JULY;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.claims.ClaimKeys;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.local.testing.TestServers;
import java.io.IOException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

@ExtendWith(TestServers.class)
class RepricingChunksTest {
    private static final int ITEMS_A_BATCH = 25;

    private RepricingSystem system;

    @BeforeEach
    void freshSystem(TestServers servers) throws IOException {
        system = new RepricingSystem(servers);
    }

    @Test
    void aChunkIsFullAtFiveHundredClaimsAndAPatientsDayIsNotDivided() {
        List<Indexed> claims = Stream.of(
                        IntStream.range(0, 490).mapToObj(i -> Indexed.of("a-%03d".formatted(i), 1)),
                        IntStream.range(0, 20).mapToObj(i -> Indexed.of("b", i)),
                        IntStream.range(0, 501).mapToObj(i -> Indexed.of("c-%03d".formatted(i), 1)))
                .flatMap(of -> of)
                .toList();
        write(claims);

        system.plan(system.publish(JULY, ScheduleKind.RELATIVE_VALUES, new byte[] {1}));

        List<String> ids = claims.stream().map(Indexed::claimId).toList();
        assertThat(chunks()).containsExactly(ids.subList(0, 510), ids.subList(510, 1_010), ids.subList(1_010, 1_011));
    }

    private List<List<String>> chunks() {
        return system.drained().stream()
                .sorted(Comparator.comparing(RepricingChunk::number))
                .map(chunk -> system.store()
                        .chunks()
                        .find(chunk)
                        .orElseThrow()
                        .claims()
                        .ids())
                .toList();
    }

    private void write(List<Indexed> claims) {
        for (int start = 0; start < claims.size(); start += ITEMS_A_BATCH) {
            List<WriteRequest> some = claims.subList(start, Math.min(claims.size(), start + ITEMS_A_BATCH)).stream()
                    .map(claim -> WriteRequest.builder()
                            .putRequest(put -> put.item(claim.item()))
                            .build())
                    .toList();
            system.servers.dynamoDb().batchWriteItem(batch -> batch.requestItems(Map.of(system.claims.name(), some)));
        }
    }

    /** A claim of a patient in one shard of August, of which there are the keys alone: planning reads no more. */
    private record Indexed(String patientId, String claimId) {
        private static Indexed of(String patientId, int visit) {
            return new Indexed(patientId, "%s-%02d".formatted(patientId, visit));
        }

        private Map<String, AttributeValue> item() {
            Map<String, AttributeValue> item = new HashMap<>(ClaimKeys.current("demo", claimId));
            item.put("dosPk", text(ClaimKeys.month(YearMonth.of(2026, 8), 0)));
            item.put("dosSk", text("2026-08-03#demo#" + patientId + "#" + claimId));
            return item;
        }
    }
}
