package com.therapyclaims.aws.remittances;

import static com.therapyclaims.aws.Attributes.key;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.Cursors;
import com.therapyclaims.aws.InvalidCursorException;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.ListPage;
import com.therapyclaims.aws.claims.ClaimKeys;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.remittances.BookedClaim;
import com.therapyclaims.domain.remittances.ClaimDecisions;
import com.therapyclaims.domain.remittances.ClaimPayment;
import com.therapyclaims.domain.remittances.PayerDecision;
import com.therapyclaims.domain.remittances.Remittance;
import com.therapyclaims.domain.remittances.RemittedClaim;
import com.therapyclaims.http.answers.DomainJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * What became of a practice's remittances, in the claims table: an item a remittance, one for each of its claims, and in
 * each claim's own partition what its payer has said of it. All but the first is written once and never changed.
 */
public final class RemittanceStore implements ClaimDecisions {
    private static final String HEADER = "HEADER";
    private static final String CLAIM_PREFIX = "CLAIM#";
    private static final String DONE = "claimsDone";
    private static final String BOOKED_PREFIX = "BOOKED#";
    /** An answer of Lambda's holds 6 MB, a remittance of many payments 320 KB. */
    private static final int ENOUGH_CHARACTERS = 2_000_000;

    private static final Cursors LIST_PLACES = new Cursors("[0-9T:.Z-]{20,30}#[0-9a-f]{64}");
    private static final Cursors CLAIM_PLACES = new Cursors(CLAIM_PREFIX + "[0-9]{6}");

    private final DynamoDbClient dynamoDb;
    private final String table;

    /** The remittances in the named table. */
    public RemittanceStore(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Keeps a remittance that is new; the one that is there, if it came before. */
    Remittance begin(String practiceId, Remittance received) {
        Map<String, AttributeValue> item = new HashMap<>(key(partition(practiceId, received.remittanceId()), HEADER));
        ItemFormat.putInto(item);
        item.put("receivedAt", text(Attributes.sortable(received.receivedAt())));
        item.put("document", text(DomainJson.write(Remittance.class, received)));
        Remittance kept = received;
        try {
            dynamoDb.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(pk)")
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
        } catch (ConditionalCheckFailedException e) {
            kept = remittance(e.item());
        }
        // After the remittance itself: a place in the list without it would lead nowhere.
        String place = Attributes.sortable(kept.receivedAt()) + "#" + kept.remittanceId();
        Map<String, AttributeValue> listed = new HashMap<>(key(list(practiceId), place));
        ItemFormat.putInto(listed);
        dynamoDb.putItem(put -> put.tableName(table).item(listed));
        return kept;
    }

    /**
     * Keeps how far a remittance is, unless another request has come further with it.
     *
     * @return how it stands
     */
    Remittance update(String practiceId, Remittance now) {
        try {
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(key(partition(practiceId, now.remittanceId()), HEADER))
                    .updateExpression("SET document = :document, " + DONE + " = :done")
                    .conditionExpression(
                            "attribute_exists(pk) AND (attribute_not_exists(" + DONE + ") OR " + DONE + " <= :done)")
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
        Map<String, AttributeValue> item = item(practiceId, id);
        return item.isEmpty() ? Optional.empty() : Optional.of(remittance(item));
    }

    private Map<String, AttributeValue> item(String practiceId, String id) {
        return dynamoDb.getItem(get -> get.tableName(table)
                        .key(key(partition(practiceId, id), HEADER))
                        .consistentRead(true))
                .item();
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
            Map<String, AttributeValue> item = item(practiceId, place.substring(place.indexOf('#') + 1));
            if (!item.isEmpty()) {
                items.add(remittance(item));
                length += required(item, "document").length();
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
        putOnce(item);
    }

    /** How many of a remittance's claims are worked off: they are, in their order. */
    int done(String practiceId, String id) {
        return dynamoDb
                .query(query -> query.tableName(table)
                        .keyConditionExpression("pk = :remittance AND begins_with(sk, :claim)")
                        .expressionAttributeValues(
                                Map.of(":remittance", text(partition(practiceId, id)), ":claim", text(CLAIM_PREFIX)))
                        .scanIndexForward(false)
                        .limit(1)
                        .consistentRead(true))
                .items()
                .stream()
                .findFirst()
                .map(item -> Integer.parseInt(required(item, "sk").substring(CLAIM_PREFIX.length())))
                .orElse(0);
    }

    /**
     * Books what a payer has said of a claim, once: under the payment it came with, whichever file brought that first.
     *
     * @return what is said of it
     */
    Said book(String practiceId, String claimId, Remittance in, int place, BookedClaim booked) {
        String partition = ClaimKeys.claim(practiceId, claimId);
        String here = ClaimKeys.PAYMENT_PREFIX + Attributes.sortable(in.receivedAt()) + "#" + in.remittanceId() + "#"
                + place(place);
        String sort = placeOf(partition, booked, here);
        // Where another file came first and its work broke off between the two, this one ends it.
        Map<String, AttributeValue> item = new HashMap<>(key(partition, sort));
        item.put("payer", text(booked.payerId()));
        item.put("document", text(DomainJson.write(RemittedClaim.class, booked.claim())));
        putOnce(item);
        String upTo = sort.compareTo(here) > 0 ? sort : here;
        List<PayerDecision> all = new ArrayList<>();
        int upToHere = 0;
        Optional<PayerDecision> its = Optional.empty();
        for (Map<String, AttributeValue> said : said(partition)) {
            all.add(decision(said));
            String itsSort = required(said, "sk");
            upToHere += itsSort.compareTo(upTo) > 0 ? 0 : 1;
            if (itsSort.equals(sort)) {
                its = Optional.of(all.getLast());
            }
        }
        return new Said(all, upToHere, its.orElseThrow(), !sort.equals(here));
    }

    @Override
    public List<PayerDecision> of(String practiceId, String claimId) {
        List<PayerDecision> all = new ArrayList<>();
        said(ClaimKeys.claim(practiceId, claimId)).forEach(said -> all.add(decision(said)));
        return all;
    }

    private static PayerDecision decision(Map<String, AttributeValue> said) {
        return new PayerDecision(
                Attributes.optional(said, "payer"), DomainJson.read(RemittedClaim.class, required(said, "document")));
    }

    /** Where it is booked: here, unless the same was booked elsewhere before. Of two at once, one is first. */
    private String placeOf(String partition, BookedClaim booked, String here) {
        String hash = Hashes.sha256(booked.identity());
        Map<String, AttributeValue> item = new HashMap<>(key(partition, BOOKED_PREFIX + hash));
        ItemFormat.putInto(item);
        item.put("place", text(here));
        try {
            dynamoDb.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(pk)")
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return here;
        } catch (ConditionalCheckFailedException e) {
            return required(e.item(), "place");
        }
    }

    private Iterable<Map<String, AttributeValue>> said(String partition) {
        return dynamoDb.queryPaginator(QueryRequest.builder()
                        .tableName(table)
                        .keyConditionExpression("pk = :claim AND begins_with(sk, :payment)")
                        .expressionAttributeValues(
                                Map.of(":claim", text(partition), ":payment", text(ClaimKeys.PAYMENT_PREFIX)))
                        .consistentRead(true)
                        .build())
                .items();
    }

    /**
     * What is said of a claim.
     *
     * @param all oldest first, by when its file came; a later file may have been worked off before
     * @param upToHere how many of them have come by now in that order
     * @param its the one that was booked
     * @param before whether it was booked before
     */
    record Said(List<PayerDecision> all, int upToHere, PayerDecision its, boolean before) {
        Said {
            all = List.copyOf(all);
        }

        List<PayerDecision> decisions() {
            return all.subList(0, upToHere);
        }

        /** Whether others may have undone it since. */
        boolean overtaken() {
            return before || upToHere < all.size();
        }
    }

    private void putOnce(Map<String, AttributeValue> item) {
        ItemFormat.putInto(item);
        try {
            dynamoDb.putItem(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"));
        } catch (ConditionalCheckFailedException e) {
            // An earlier attempt got this far.
        }
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
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(table)
                .scanIndexForward(forward)
                .limit(limit + 1)
                .consistentRead(true);
        if (attribute.isPresent()) {
            request.keyConditionExpression("pk = :partition AND begins_with(sk, :claim)")
                    .expressionAttributeValues(Map.of(":partition", text(partition), ":claim", text(CLAIM_PREFIX)));
        } else {
            request.keyConditionExpression("pk = :partition")
                    .expressionAttributeValues(Map.of(":partition", text(partition)));
        }
        cursor.ifPresent(sent -> request.exclusiveStartKey(key(partition, places.place(sent))));
        QueryResponse response = dynamoDb.query(request.build());
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

    private static String place(int place) {
        return CLAIM_PREFIX + "%06d".formatted(place);
    }

    private static String partition(String practiceId, String id) {
        return ClaimKeys.practice(practiceId) + "#REMITTANCE#" + id;
    }

    private static String list(String practiceId) {
        return ClaimKeys.practice(practiceId) + "#REMITTANCES";
    }
}
