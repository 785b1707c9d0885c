package com.therapyclaims.aws.claims;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimSummary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads many claims of a practice at once, by the hundred instead of one by one. Strongly consistent. */
public final class ClaimBatches {
    private static final int KEYS_A_BATCH = 100;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final ClaimItems items;

    /** Reads from the named table. */
    public ClaimBatches(DynamoDbClient dynamoDb, String table, ClaimItems items) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.items = items;
    }

    /** The claims as they stand, by id; a claim that is not archived is left out. */
    public Map<String, CurrentClaim> current(String practiceId, List<String> claimIds) {
        Map<String, CurrentClaim> found = new HashMap<>();
        currentItems(practiceId, claimIds).forEach(item -> {
            CurrentClaim claim = ClaimItems.current(item);
            found.put(claim.summary().claimId(), claim);
        });
        return found;
    }

    /** The {@code CURRENT} items of these claims. */
    List<Map<String, AttributeValue>> currentItems(String practiceId, Collection<String> claimIds) {
        return read(
                claimIds.stream().map(id -> ClaimKeys.current(practiceId, id)).toList());
    }

    /**
     * The revisions these summaries are of, by claim. Each is decoded by whoever needs it, so that one that cannot be read
     * does not take the others with it.
     */
    public Map<String, Supplier<ClaimRevision>> revisions(String practiceId, List<ClaimSummary> claims) {
        Map<String, Supplier<ClaimRevision>> found = new HashMap<>();
        read(claims.stream()
                        .map(claim -> Attributes.key(
                                ClaimKeys.claim(practiceId, claim.claimId()), ClaimKeys.revision(claim.revision())))
                        .toList())
                .forEach(item ->
                        found.put(ClaimKeys.claimId(Attributes.required(item, "pk")), () -> items.revision(item)));
        return found;
    }

    private List<Map<String, AttributeValue>> read(List<Map<String, AttributeValue>> keys) {
        List<Map<String, AttributeValue>> read = new ArrayList<>(keys.size());
        for (int start = 0; start < keys.size(); start += KEYS_A_BATCH) {
            KeysAndAttributes wanted = KeysAndAttributes.builder()
                    .keys(keys.subList(start, Math.min(keys.size(), start + KEYS_A_BATCH)))
                    .consistentRead(true)
                    .build();
            dynamoDb.batchGetItemPaginator(batch -> batch.requestItems(Map.of(table, wanted))).stream()
                    .forEach(page -> read.addAll(page.responses().getOrDefault(table, List.of())));
        }
        return read;
    }
}
