package com.therapyclaims.aws.remittances;

import static com.therapyclaims.aws.Attributes.key;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.Cursors;
import com.therapyclaims.aws.InvalidCursorException;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.ListPage;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.claims.ClaimKeys;
import com.therapyclaims.domain.remittances.ClaimPayment;
import com.therapyclaims.domain.remittances.Remittance;
import com.therapyclaims.http.answers.DomainJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * What became of a practice's remittances, in the claims table: an item a remittance, and one for each of its claims, which is
 * written once and never changed.
 */
public final class RemittanceStore {
    private static final String HEADER = "HEADER";
    private static final String CLAIM_PREFIX = "CLAIM#";
    private static final String DONE = "claimsDone";
    /** An answer of Lambda's holds 6 MB, a remittance of many payments 320 KB. */
    private static final int ENOUGH_CHARACTERS = 2_000_000;

    private static final Cursors LIST_PLACES = new Cursors("[0-9T:.Z-]{20,30}#[0-9a-f]{64}");
    private static final Cursors CLAIM_PLACES = new Cursors(CLAIM_PREFIX + "[0-9]{6}");

    private final Table table;

    /** The remittances in this table. */
    public RemittanceStore(Table table) {
        this.table = table;
    }

    /** Keeps a remittance that is new; the one that is there, if it came before. */
    Remittance begin(String practiceId, Remittance received) {
        Map<String, AttributeValue> item = new HashMap<>(key(partition(practiceId, received.remittanceId()), HEADER));
        ItemFormat.putInto(item);
        item.put("receivedAt", text(Attributes.sortable(received.receivedAt())));
        item.put("document", text(DomainJson.write(Remittance.class, received)));
        Remittance kept = table.putNew(item).map(RemittanceStore::remittance).orElse(received);
        // After the remittance itself: a place in the list without it would lead nowhere.
        String place = Attributes.sortable(kept.receivedAt()) + "#" + kept.remittanceId();
        Map<String, AttributeValue> listed = new HashMap<>(key(list(practiceId), place));
        ItemFormat.putInto(listed);
        table.put(listed);
        return kept;
    }

    /**
     * Keeps how far a remittance is, unless another request has come further with it.
     *
     * @return how it stands
     */
    Remittance update(String practiceId, Remittance now) {
        try {
            table.update(
                    key(partition(practiceId, now.remittanceId()), HEADER),
                    update -> update.updateExpression("SET document = :document, " + DONE + " = :done")
                            .conditionExpression("attribute_exists(pk) AND (attribute_not_exists(" + DONE + ") OR "
                                    + DONE + " <= :done)")
                            .expressionAttributeValues(Map.of(
                                    ":document", text(DomainJson.write(Remittance.class, now)),
                                    ":done", Attributes.number(now.claims().done())))
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return now;
        } catch (ConditionalCheckFailedException e) {
            return remittance(e.item());
        }
    }

    /** One remittance. */
    public Optional<Remittance> find(String practiceId, String id) {
        return table.get(key(partition(practiceId, id), HEADER)).map(RemittanceStore::remittance);
    }

    /**
     * A practice's remittances, newest first; fewer than asked for where they are large.
     *
     * @throws InvalidCursorException if the cursor is none of this list
     */
    public ListPage<Remittance> page(String practiceId, int limit, Optional<String> cursor) {
        ListPage<String> places = piece(list(practiceId), Optional.empty(), LIST_PLACES, limit, cursor, false);
        List<Remittance> items = new ArrayList<>();
        int length = 0;
        for (int i = 0; i < places.items().size(); i++) {
            String place = places.items().get(i);
            Optional<Map<String, AttributeValue>> item =
                    table.get(key(partition(practiceId, place.substring(place.indexOf('#') + 1)), HEADER));
            if (item.isPresent()) {
                items.add(remittance(item.get()));
                length += required(item.get(), "document").length();
            }
            if (length >= ENOUGH_CHARACTERS && i < places.items().size() - 1) {
                return new ListPage<>(items, Optional.of(LIST_PLACES.encode(place)));
            }
        }
        return new ListPage<>(items, places.nextCursor());
    }

    /**
     * What became of a remittance's claims, in their order.
     *
     * @throws InvalidCursorException if the cursor is none of this list
     */
    public ListPage<ClaimPayment> claims(String practiceId, String id, int limit, Optional<String> cursor) {
        List<ClaimPayment> items = new ArrayList<>();
        ListPage<String> documents = pieceOfDocuments(practiceId, id, limit, cursor);
        documents.items().forEach(json -> items.add(DomainJson.read(ClaimPayment.class, json)));
        return new ListPage<>(items, documents.nextCursor());
    }

    /** Keeps what became of a claim, once, in short where there is no room for all of it; what was kept before stands. */
    void keep(String practiceId, String id, ClaimPayment payment) {
        Map<String, AttributeValue> item = new HashMap<>(key(partition(practiceId, id), place(payment.place())));
        item.put("document", text(RemittanceRoom.document(payment)));
        ItemFormat.putInto(item);
        // What is there already is of an earlier attempt that got this far.
        table.putNew(item);
    }

    /** How many of a remittance's claims are worked off: they are, in their order. */
    int done(String practiceId, String id) {
        return table.last(partition(practiceId, id), CLAIM_PREFIX)
                .map(item -> Integer.parseInt(required(item, "sk").substring(CLAIM_PREFIX.length())))
                .orElse(0);
    }

    private ListPage<String> pieceOfDocuments(String practiceId, String id, int limit, Optional<String> cursor) {
        return piece(partition(practiceId, id), Optional.of("document"), CLAIM_PLACES, limit, cursor, true);
    }

    /** A piece of a partition: the sort keys, or an attribute of the items. */
    private ListPage<String> piece(
            String partition,
            Optional<String> attribute,
            Cursors places,
            int limit,
            Optional<String> cursor,
            boolean forward) {
        QueryRequest.Builder request = table.within(partition, attribute.isPresent() ? CLAIM_PREFIX : "")
                .scanIndexForward(forward)
                .limit(limit + 1);
        cursor.ifPresent(sent -> request.exclusiveStartKey(key(partition, places.place(sent))));
        QueryResponse response = table.page(request);
        List<Map<String, AttributeValue>> items = response.items();
        boolean more = items.size() > limit;
        List<Map<String, AttributeValue>> shown = more ? items.subList(0, limit) : items;
        Optional<String> next = more
                ? Optional.of(places.encode(required(shown.getLast(), "sk")))
                : Optional.ofNullable(response.lastEvaluatedKey().get("sk"))
                        .map(AttributeValue::s)
                        .map(places::encode);
        return new ListPage<>(
                shown.stream()
                        .map(item -> required(item, attribute.orElse("sk")))
                        .toList(),
                next);
    }

    private static Remittance remittance(Map<String, AttributeValue> item) {
        return DomainJson.read(Remittance.class, required(item, "document"));
    }

    /** Where a claim stands among those of its remittance. */
    static String place(int place) {
        return CLAIM_PREFIX + "%06d".formatted(place);
    }

    private static String partition(String practiceId, String id) {
        return ClaimKeys.practice(practiceId) + "#REMITTANCE#" + id;
    }

    private static String list(String practiceId) {
        return ClaimKeys.practice(practiceId) + "#REMITTANCES";
    }
}
