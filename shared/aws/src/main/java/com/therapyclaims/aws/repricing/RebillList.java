package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.count;
import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.Hashes;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.SignOff;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Who signed which list of claims to rebill, and when. */
public final class RebillList {
    private static final int PIECE = 1_000;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Repricings repricings;

    /** The lists in the named table. */
    public RebillList(DynamoDbClient dynamoDb, String table, Repricings repricings) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.repricings = repricings;
    }

    /**
     * Signs the practice's list as it stands.
     *
     * @return what was signed; empty if there is no such repricing
     */
    public Signed sign(String practiceId, String id, String signedBy, Instant now) {
        Optional<Repricing> repricing = repricings.find(practiceId, id);
        if (repricing.isEmpty()) {
            return new Signed.NotFound();
        }
        if (repricing.get().state() == Repricing.State.RUNNING) {
            return new Signed.StillRunning();
        }
        StringBuilder list = new StringBuilder();
        Money delta = Money.ZERO;
        int claims = 0;
        Optional<String> cursor = Optional.empty();
        do {
            Repricings.Page<ClaimChange> page =
                    repricings.variances(practiceId, id, PIECE, cursor).orElseThrow();
            for (ClaimChange change : page.items()) {
                list.append("%s %d %s %s\n"
                        .formatted(change.claimId(), change.fromRevision(), change.before(), change.after()));
                delta = delta.plus(change.delta());
                claims++;
            }
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        SignOff signOff = new SignOff(
                signedBy, now, claims, delta, Hashes.sha256(list.toString().getBytes(StandardCharsets.UTF_8)));
        dynamoDb.putItem(put -> put.tableName(table)
                .item(item(practiceId, id, signOff))
                .conditionExpression("attribute_not_exists(pk)"));
        return new Signed.Now(signOff);
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
                .map(item -> new SignOff(
                        required(item, "signedBy"),
                        Instant.parse(required(item, "signedAt")),
                        count(item, "claims"),
                        Money.of(item.get("delta").n()),
                        required(item, "sha256")))
                .toList();
    }

    private static Map<String, AttributeValue> item(String practiceId, String id, SignOff signOff) {
        Map<String, AttributeValue> item =
                new HashMap<>(Attributes.key(partition(practiceId, id), Attributes.sortable(signOff.signedAt())));
        ItemFormat.putInto(item);
        item.put("signedBy", text(signOff.signedBy()));
        item.put("signedAt", text(signOff.signedAt().toString()));
        item.put("claims", number(signOff.claims()));
        item.put("delta", AttributeValue.fromN(signOff.delta().toString()));
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

        /** The practice has no such repricing. */
        record NotFound() implements Signed {}

        /** The list is not complete yet. */
        record StillRunning() implements Signed {}
    }
}
