package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.count;
import static com.therapyclaims.aws.Attributes.money;
import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.ListPage;
import com.therapyclaims.aws.Transactions;
import com.therapyclaims.aws.claims.RememberedRequest;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.SignOff;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Who signed which list of claims to rebill, and when. */
public final class RebillList {
    private static final int PIECE = 1_000;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Repricings repricings;
    private final Transactions transactions;

    /** The lists in the named table. */
    public RebillList(DynamoDbClient dynamoDb, String table, Repricings repricings) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.repricings = repricings;
        this.transactions = new Transactions(dynamoDb);
    }

    /**
     * Signs the practice's list as it stands, once per key.
     *
     * @param key the request's; without one each request is a further signature
     */
    public Signed sign(String practiceId, String id, String signedBy, Optional<IdempotencyKey> key, Instant now) {
        Optional<Repricing> repricing = repricings.find(practiceId, id);
        if (repricing.isEmpty()) {
            return new Signed.NotFound();
        }
        if (repricing.get().state() == Repricing.State.RUNNING) {
            return key.flatMap(sent -> earlier(practiceId, id, sent, now)).orElseGet(Signed.StillRunning::new);
        }
        StringBuilder list = new StringBuilder();
        Money delta = Money.ZERO;
        int claims = 0;
        Optional<String> cursor = Optional.empty();
        do {
            ListPage<ClaimChange> page =
                    repricings.variances(practiceId, id, PIECE, cursor).orElseThrow();
            for (ClaimChange change : page.items()) {
                list.append("%s %d %s %s\n"
                        .formatted(change.claimId(), change.fromRevision(), change.before(), change.after()));
                delta = delta.plus(change.delta());
                claims++;
            }
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        SignOff signOff = new SignOff(signedBy, now, claims, delta, Hashes.sha256(list.toString()));
        return keep(practiceId, id, signOff, key);
    }

    private Signed keep(String practiceId, String id, SignOff signOff, Optional<IdempotencyKey> key) {
        Map<String, AttributeValue> signature = item(practiceId, id, signOff);
        Put kept = Transactions.putNew(table, signature);
        List<TransactWriteItem> writes = Stream.concat(
                        key
                                .map(sent -> RememberedRequest.put(
                                        table,
                                        practiceId,
                                        sent,
                                        Map.of("signature", signature.get("sk")),
                                        signOff.signedAt()))
                                .stream(),
                        Stream.of(kept))
                .map(put -> TransactWriteItem.builder().put(put).build())
                .toList();
        Optional<List<CancellationReason>> cancelled = transactions.write(writes);
        if (cancelled.isEmpty()) {
            return new Signed.Now(signOff);
        }
        Map<String, AttributeValue> earlier = cancelled.get().getFirst().item();
        if (key.isEmpty() || earlier == null || earlier.isEmpty()) {
            throw new IllegalStateException("two signatures at one moment");
        }
        return earlier(practiceId, id, key.get(), earlier);
    }

    /** What a request with this key was answered before, whatever has come since. */
    private Optional<Signed> earlier(String practiceId, String id, IdempotencyKey key, Instant now) {
        Map<String, AttributeValue> item = dynamoDb.getItem(get -> get.tableName(table)
                        .key(RememberedRequest.place(practiceId, key))
                        .consistentRead(true))
                .item();
        return RememberedRequest.isKnown(item, now)
                ? Optional.of(earlier(practiceId, id, key, item))
                : Optional.empty();
    }

    private Signed earlier(String practiceId, String id, IdempotencyKey key, Map<String, AttributeValue> item) {
        return RememberedRequest.isOf(key, item)
                ? new Signed.Before(signature(practiceId, id, required(item, "signature")))
                : new Signed.KeyReused();
    }

    private SignOff signature(String practiceId, String id, String sort) {
        return signOff(dynamoDb.getItem(get -> get.tableName(table)
                        .key(Attributes.key(partition(practiceId, id), sort))
                        .consistentRead(true))
                .item());
    }

    /** Every signature of the practice's list, oldest first. */
    public List<SignOff> signatures(String practiceId, String id) {
        return dynamoDb
                .queryPaginator(QueryRequest.builder()
                        .tableName(table)
                        .keyConditionExpression("pk = :list")
                        .expressionAttributeValues(Map.of(":list", text(partition(practiceId, id))))
                        .consistentRead(true)
                        .build())
                .items()
                .stream()
                .map(RebillList::signOff)
                .toList();
    }

    private static SignOff signOff(Map<String, AttributeValue> item) {
        return new SignOff(
                required(item, "signedBy"),
                Instant.parse(required(item, "signedAt")),
                count(item, "claims"),
                money(item, "delta"),
                required(item, "sha256"));
    }

    private static Map<String, AttributeValue> item(String practiceId, String id, SignOff signOff) {
        Map<String, AttributeValue> item =
                new HashMap<>(Attributes.key(partition(practiceId, id), Attributes.sortable(signOff.signedAt())));
        ItemFormat.putInto(item);
        item.put("signedBy", text(signOff.signedBy()));
        item.put("signedAt", text(signOff.signedAt().toString()));
        item.put("claims", number(signOff.claims()));
        item.put("delta", money(signOff.delta()));
        item.put("sha256", text(signOff.sha256()));
        return item;
    }

    private static String partition(String practiceId, String id) {
        return "PRACTICE#" + practiceId + "#REBILL#" + id;
    }

    /** What became of a signature. */
    public sealed interface Signed {
        /** It is kept. */
        record Now(SignOff signOff) implements Signed {}

        /** The same request was kept before. */
        record Before(SignOff signOff) implements Signed {}

        /** The key was used with another request. */
        record KeyReused() implements Signed {}

        /** The practice has no such repricing. */
        record NotFound() implements Signed {}

        /** The list is not complete yet. */
        record StillRunning() implements Signed {}
    }
}
