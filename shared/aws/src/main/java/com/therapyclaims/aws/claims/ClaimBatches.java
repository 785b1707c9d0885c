package com.therapyclaims.aws.claims;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimSummary;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads many claims of a practice at once, by the hundred instead of one by one: what stands at this moment. */
public final class ClaimBatches {
    private final Table table;
    private final RevisionItems revisions;

    /** Reads from the named table. */
    public ClaimBatches(Table table, RevisionDocuments documents) {
        this.table = table;
        this.revisions = new RevisionItems(documents);
    }

    /** The claims as they stand, by id; a claim that is not archived is left out. */
    public Map<String, CurrentClaim> current(String practiceId, List<String> claimIds) {
        Map<String, CurrentClaim> found = new HashMap<>();
        currentItems(practiceId, claimIds).forEach(item -> {
            CurrentClaim claim = CurrentItem.read(item);
            found.put(claim.summary().claimId(), claim);
        });
        return found;
    }

    /** The {@code CURRENT} items of these claims. */
    List<Map<String, AttributeValue>> currentItems(String practiceId, Collection<String> claimIds) {
        return standing(
                claimIds.stream().map(id -> ClaimKeys.current(practiceId, id)).toList());
    }

    /** The items with these keys as they stand, in any order. */
    List<Map<String, AttributeValue>> standing(List<Map<String, AttributeValue>> keys) {
        return table.all(keys);
    }

    /**
     * The revisions these summaries are of, by claim. Each is decoded by whoever needs it, so that one that cannot be read
     * does not take the others with it.
     */
    public Map<String, Supplier<ClaimRevision>> revisions(String practiceId, List<ClaimSummary> claims) {
        Map<String, Supplier<ClaimRevision>> found = revisions(practiceId, claims, false);
        List<ClaimSummary> unseen = claims.stream()
                .filter(claim -> !found.containsKey(claim.claimId()))
                .toList();
        // A read of half the price may not show what was written a moment ago; what it shows of a revision never
        // changes.
        found.putAll(revisions(practiceId, unseen, true));
        return found;
    }

    private Map<String, Supplier<ClaimRevision>> revisions(
            String practiceId, List<ClaimSummary> claims, boolean consistent) {
        Map<String, Supplier<ClaimRevision>> found = new HashMap<>();
        table.all(
                        claims.stream()
                                .map(claim -> Attributes.key(
                                        ClaimKeys.claim(practiceId, claim.claimId()),
                                        ClaimKeys.revision(claim.revision())))
                                .toList(),
                        consistent)
                .forEach(item ->
                        found.put(ClaimKeys.claimId(Attributes.required(item, "pk")), () -> revisions.read(item)));
        return found;
    }
}
