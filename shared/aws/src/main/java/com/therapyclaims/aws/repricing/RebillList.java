package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.count;
import static com.therapyclaims.aws.Attributes.money;
import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.optional;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;
import static com.therapyclaims.aws.Attributes.texts;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.Items;
import com.therapyclaims.aws.ListPage;
import com.therapyclaims.aws.Transactions;
import com.therapyclaims.aws.claims.RememberedRequest;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.SignOff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Who signed which list of claims to rebill, and when. */
public final class RebillList {
    private static final int PIECE = 1_000;
    private static final String LATER = "laterRepricings";
    private static final String HAS_ALL_UNTIL = "hasAllUntil";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Repricings repricings;
    private final Transactions transactions;
    private final int piece;

    /** The lists in the named table. */
    public RebillList(DynamoDbClient dynamoDb, String table, Repricings repricings) {
        this(dynamoDb, table, repricings, PIECE);
    }

    /** The same, read in pieces of so many claims. */
    RebillList(DynamoDbClient dynamoDb, String table, Repricings repricings, int piece) {
        this.piece = piece;
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
        Optional<Run> run = repricings.runSeenBy(practiceId, id);
        if (run.isEmpty()) {
            return new Signed.NotFound();
        }
        return key.flatMap(sent -> earlier(practiceId, id, sent, now))
                .orElseGet(() -> signAnew(practiceId, run.get(), signedBy, key, now));
    }

    /**
     * Claims that come into the repricing while its list is read come to no list that is signed, and claims that another
     * repricing takes over meanwhile to no two: it is read anew then.
     */
    private Signed signAnew(String practiceId, Run run, String signedBy, Optional<IdempotencyKey> key, Instant now) {
        String id = run.plan().repricingId();
        for (int attempt = 1; run.planned() && attempt <= RepricingStore.ATTEMPTS; attempt++) {
            WholeShare share = share(practiceId, run);
            if (!share.isWhole()) {
                break;
            }
            if (run.looksAgainAt().isPresent()) {
                return new Signed.NotLookedAgain(run.looksAgainAt().get());
            }
            WorkMark mark = WorkMark.read(dynamoDb, table, practiceId);
            Optional<Signed> atWork = mark.atWorkAfter(now)
                    .flatMap(until -> unfinished(practiceId).map(other -> new Signed.OtherAtWork(other, until)));
            if (atWork.isPresent()) {
                return atWork.get();
            }
            Optional<Signed> kept = keep(
                    practiceId,
                    id,
                    list(practiceId, id, signedBy, now),
                    key,
                    List.of(share.stands(table), mark.stands()));
            if (kept.isPresent()) {
                return kept.get();
            }
        }
        return new Signed.NotWhole();
    }

    /** A repricing that met the practice and is not done. */
    private Optional<String> unfinished(String practiceId) {
        return dynamoDb
                .queryPaginator(QueryRequest.builder()
                        .tableName(table)
                        .keyConditionExpression("pk = :shares")
                        .expressionAttributeValues(Map.of(":shares", text(RepricingItems.sharesPartition(practiceId))))
                        .consistentRead(true)
                        .build())
                .items()
                .stream()
                .filter(share -> !new WholeShare(Map.of(), share).isWhole())
                .map(share -> required(share, "repricingId"))
                .findFirst();
    }

    private WholeShare share(String practiceId, Run run) {
        Map<String, AttributeValue> place = RepricingItems.shareKey(practiceId, run);
        return new WholeShare(place, Items.get(dynamoDb, table, place).orElse(Map.of()));
    }

    private Read list(String practiceId, String id, String signedBy, Instant now) {
        StringBuilder list = new StringBuilder();
        Money delta = Money.ZERO;
        int claims = 0;
        Repricings.Variances variances = repricings.variances(practiceId, id).orElseThrow();
        Optional<String> cursor = Optional.empty();
        do {
            ListPage<ClaimChange> page = variances.page(piece, cursor);
            for (ClaimChange change : page.items()) {
                list.append("%s %d %s %s\n"
                        .formatted(change.claimId(), change.fromRevision(), change.before(), change.after()));
                delta = delta.plus(change.delta());
                claims++;
            }
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return new Read(
                new SignOff(signedBy, now, claims, delta, Hashes.sha256(list.toString())),
                variances.later(),
                variances.toldUntil().filter(told -> told.isAfter(now)).orElse(now));
    }

    /**
     * A list as it was read.
     *
     * @param later the repricings of later versions that it left the dates to that they took over
     * @param hasAllUntil what its repricing has told until then is in it
     */
    private record Read(SignOff signOff, List<String> later, Instant hasAllUntil) {}

    /** What became of the signature; empty if the list is to be read anew. */
    private Optional<Signed> keep(
            String practiceId, String id, Read list, Optional<IdempotencyKey> key, List<ConditionCheck> listStands) {
        SignOff signOff = list.signOff();
        Map<String, AttributeValue> signature = item(practiceId, id, list);
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
                .collect(Collectors.toCollection(ArrayList::new));
        listStands.forEach(check ->
                writes.add(TransactWriteItem.builder().conditionCheck(check).build()));
        Optional<List<CancellationReason>> cancelled = transactions.write(writes);
        if (cancelled.isEmpty()) {
            return Optional.of(new Signed.Now(signOff));
        }
        Map<String, AttributeValue> earlier = cancelled.get().getFirst().item();
        if (key.isPresent() && earlier != null && !earlier.isEmpty()) {
            return Optional.of(earlier(practiceId, id, key.get(), earlier));
        }
        if (cancelled.get().stream().skip(writes.size() - listStands.size()).anyMatch(Transactions::conditionFailed)) {
            return Optional.empty();
        }
        throw new IllegalStateException("two signatures at one moment");
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

    /** The practice's last signature of a list. */
    static Optional<Last> last(DynamoDbClient dynamoDb, String table, String practiceId, String id) {
        return dynamoDb
                .query(query -> query.tableName(table)
                        .keyConditionExpression("pk = :list")
                        .expressionAttributeValues(Map.of(":list", text(partition(practiceId, id))))
                        .scanIndexForward(false)
                        .limit(1)
                        .consistentRead(true))
                .items()
                .stream()
                .findFirst()
                .map(item -> new Last(
                        optional(item, HAS_ALL_UNTIL)
                                .map(Instant::parse)
                                .orElseGet(() -> signOff(item).signedAt()),
                        Optional.ofNullable(item.get(LATER)).map(_ -> texts(item, LATER))));
    }

    /**
     * The last signature of a list.
     *
     * @param hasAllUntil what its repricing has told until then is in it: until it was signed, or until the last of it was told
     *     by a clock that is ahead
     * @param later the repricings of later versions that it left the dates to that they took over; empty where an earlier
     *     program signed, which did not say
     */
    record Last(Instant hasAllUntil, Optional<List<String>> later) {
        /** Whether the list left dates to this repricing, which began at that moment. */
        boolean leftDatesTo(String repricingId, Instant begunAt) {
            return later.map(ids -> ids.contains(repricingId)).orElseGet(() -> hasAllUntil.isAfter(begunAt));
        }
    }

    private static SignOff signOff(Map<String, AttributeValue> item) {
        return new SignOff(
                required(item, "signedBy"),
                Instant.parse(required(item, "signedAt")),
                count(item, "claims"),
                money(item, "delta"),
                required(item, "sha256"));
    }

    private static Map<String, AttributeValue> item(String practiceId, String id, Read list) {
        SignOff signOff = list.signOff();
        Map<String, AttributeValue> item =
                new HashMap<>(Attributes.key(partition(practiceId, id), Attributes.sortable(signOff.signedAt())));
        ItemFormat.putInto(item);
        item.put("signedBy", text(signOff.signedBy()));
        item.put("signedAt", text(signOff.signedAt().toString()));
        item.put("claims", number(signOff.claims()));
        item.put("delta", money(signOff.delta()));
        item.put("sha256", text(signOff.sha256()));
        item.put(LATER, texts(list.later()));
        item.put(HAS_ALL_UNTIL, text(list.hasAllUntil().toString()));
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

        /** The list is not complete: claims are still to be repriced, or could not be. */
        record NotWhole() implements Signed {}

        /**
         * The list may not be complete: claims that were saved while the version was published are not looked for yet.
         *
         * @param looksAgainAt when they are
         */
        record NotLookedAgain(Instant looksAgainAt) implements Signed {}

        /**
         * Another repricing may be taking claims of the list over.
         *
         * @param repricingId which
         * @param until until when it is at work, if it does not go on
         */
        record OtherAtWork(String repricingId, Instant until) implements Signed {}
    }

    /**
     * What a repricing is to the practice as it was read; without an item it met no claim of the practice.
     *
     * @param place its key
     */
    private record WholeShare(Map<String, AttributeValue> place, Map<String, AttributeValue> item) {
        private static final List<String> COUNTS = List.of(
                "total",
                "done",
                "failed",
                RepricingItems.AGAIN_TOTAL,
                RepricingItems.AGAIN_DONE,
                RepricingItems.AGAIN_FAILED);

        /** Whether every claim is done, and once more where it has to be, and none has failed. */
        boolean isWhole() {
            Repricing.Again again = RepricingItems.again(item);
            return count(item, "done") == count(item, "total")
                    && count(item, "failed") == 0
                    && again.done() == again.total()
                    && again.failed() == 0;
        }

        /** The condition that it is so still. */
        ConditionCheck stands(String table) {
            ConditionCheck.Builder check =
                    ConditionCheck.builder().tableName(table).key(place);
            if (item.isEmpty()) {
                return check.conditionExpression("attribute_not_exists(pk)").build();
            }
            Map<String, AttributeValue> values =
                    COUNTS.stream().filter(item::containsKey).collect(Collectors.toMap(name -> ":" + name, item::get));
            return check.conditionExpression(COUNTS.stream()
                            .map(name -> item.containsKey(name)
                                    ? "#%1$s = :%1$s".formatted(name)
                                    : "attribute_not_exists(#%s)".formatted(name))
                            .collect(Collectors.joining(" AND ")))
                    // One of them is a word DynamoDB reserves.
                    .expressionAttributeNames(
                            COUNTS.stream().collect(Collectors.toMap(name -> "#" + name, Function.identity())))
                    .expressionAttributeValues(values)
                    .build();
        }
    }
}
