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
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.Transactions;
import com.therapyclaims.aws.claims.RememberedRequest;
import com.therapyclaims.aws.repricing.RebillList.Signed;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.repricing.SignOff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The signatures of lists of claims to rebill: one item each, by time, kept together with the request's key. */
final class RebillSignatures {
    private static final String LATER = "laterRepricings";
    private static final String HAS_ALL_UNTIL = "hasAllUntil";

    private final Table table;
    private final Transactions transactions;

    RebillSignatures(Table table) {
        this.table = table;
        this.transactions = new Transactions(table.dynamoDb());
    }

    /**
     * A list as it was read.
     *
     * @param later the repricings of later versions that it left the dates to that they took over
     * @param hasAllUntil what its repricing has told until then is in it
     */
    record ListAsRead(SignOff signOff, List<String> later, Instant hasAllUntil) {}

    /** What became of the signature; empty if the list is to be read anew. */
    Optional<Signed> keep(
            String practiceId,
            String id,
            ListAsRead list,
            Optional<IdempotencyKey> key,
            List<ConditionCheck> listStands) {
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
    Optional<Signed> earlier(String practiceId, String id, IdempotencyKey key, Instant now) {
        Map<String, AttributeValue> item =
                table.get(RememberedRequest.place(practiceId, key)).orElse(Map.of());
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
        return table.get(Attributes.key(partition(practiceId, id), sort))
                .map(RebillSignatures::signOff)
                .orElseThrow();
    }

    /** Every signature of the practice's list, oldest first. */
    List<SignOff> all(String practiceId, String id) {
        return table.in(partition(practiceId, id))
                .map(RebillSignatures::signOff)
                .toList();
    }

    /** The practice's last signature of a list. */
    Optional<Last> last(String practiceId, String id) {
        return table.last(partition(practiceId, id), "")
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

    private static Map<String, AttributeValue> item(String practiceId, String id, ListAsRead list) {
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
}
