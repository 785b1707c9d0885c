package com.therapyclaims.aws.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClaimKeysTest {
    @Test
    void aMonthsClaimsSpreadEvenlyOverItsShards() {
        Map<Integer, Long> patients = IntStream.range(0, 1_000)
                .mapToObj(i -> ClaimKeys.shard("demo", "p-" + i))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(patients.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, ClaimKeys.DATE_SHARDS).boxed().toList());
        assertThat(patients.values()).as("patients of each shard").allMatch(count -> count <= 2 * 1_000 / 8);
    }
}
