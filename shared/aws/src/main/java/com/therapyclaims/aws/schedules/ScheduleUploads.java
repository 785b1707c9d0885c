package com.therapyclaims.aws.schedules;

import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.Cursors;
import com.therapyclaims.aws.InvalidCursorException;
import com.therapyclaims.aws.ListPage;
import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import com.therapyclaims.domain.schedules.ScheduleUpload.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What became of each upload. */
public final class ScheduleUploads {
    private static final Cursors CURSORS = new Cursors("[0-9T:.Z-]{10,40}#[0-9a-f]{16}#[0-9]{1,3}");

    private final Table table;

    /** The uploads in this table. */
    public ScheduleUploads(Table table) {
        this.table = table;
    }

    /** One version of the owner's, published or not. */
    public Optional<ScheduleUpload> find(ScheduleOwner owner, String scheduleId, String version) {
        return table.get(ScheduleItems.versionKey(owner, scheduleId, version))
                .map(pointer -> Attributes.key(ScheduleItems.uploadsPartition(owner), required(pointer, "place")))
                .flatMap(table::get)
                .map(ScheduleItems::upload);
    }

    /** The records of every table that arrived in the same object at the same moment. */
    List<ScheduleUpload> ofOneArrival(ScheduleOwner owner, String sourceKey, Instant receivedAt) {
        return table.in(ScheduleItems.uploadsPartition(owner), ScheduleItems.arrival(sourceKey, receivedAt))
                .map(ScheduleItems::upload)
                .toList();
    }

    /** The records of an object that arrived before this moment and stand so, by arrival. */
    List<ScheduleUpload> before(ScheduleOwner owner, String sourceKey, Instant moment, State state) {
        QueryRequest.Builder request = table.query()
                .keyConditionExpression("pk = :owner AND sk < :moment")
                .filterExpression("sourceKey = :key AND #state = :state")
                // A word DynamoDB reserves.
                .expressionAttributeNames(Map.of("#state", "state"))
                .expressionAttributeValues(Map.of(
                        ":owner", text(ScheduleItems.uploadsPartition(owner)),
                        ":moment", text(Attributes.sortable(moment)),
                        ":key", text(sourceKey),
                        ":state", text(state.name())));
        return table.items(request).map(ScheduleItems::upload).toList();
    }

    /**
     * The uploads of the given owners together, newest first.
     *
     * @param limit the most items of the page
     * @param cursor the {@link Page#nextCursor} of the page before
     * @throws InvalidCursorException if the cursor is none of these
     */
    public ListPage<ScheduleUpload> page(List<ScheduleOwner> owners, int limit, Optional<String> cursor) {
        Optional<String> before = cursor.map(CURSORS::place);
        List<Map<String, AttributeValue>> found = owners.stream()
                .flatMap(owner -> newestBefore(owner, before, limit + 1).stream())
                .sorted(Comparator.comparing((Map<String, AttributeValue> item) -> required(item, "sk"))
                        .reversed())
                .limit(limit + 1L)
                .toList();
        List<Map<String, AttributeValue>> items = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next =
                found.size() > limit ? Optional.of(CURSORS.encode(required(items.getLast(), "sk"))) : Optional.empty();
        return new ListPage<>(items.stream().map(ScheduleItems::upload).toList(), next);
    }

    /**
     * Writes an upload's record; of one that is published, no other.
     *
     * @param ordinal counts the tables of one upload from 0
     */
    TransactWriteItem unlessPublished(ScheduleOwner owner, ScheduleUpload upload, int ordinal) {
        return unlessPublished(ScheduleItems.uploadItem(owner, upload, ordinal));
    }

    /** A version's name leads to its record; once it is published, to no other. */
    TransactWriteItem pointer(ScheduleOwner owner, ScheduleUpload upload, int ordinal) {
        return unlessPublished(ScheduleItems.pointerItem(owner, upload, ordinal));
    }

    private TransactWriteItem unlessPublished(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table.name())
                        .item(item)
                        .conditionExpression("attribute_not_exists(pk) OR #state <> :published")
                        .expressionAttributeNames(Map.of("#state", "state"))
                        .expressionAttributeValues(Map.of(":published", text(State.PUBLISHED.name())))
                        .build())
                .build();
    }

    private List<Map<String, AttributeValue>> newestBefore(ScheduleOwner owner, Optional<String> before, int limit) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":owner", text(ScheduleItems.uploadsPartition(owner)));
        before.ifPresent(place -> values.put(":before", text(place)));
        return table.items(table.query()
                        .keyConditionExpression(before.isPresent() ? "pk = :owner AND sk < :before" : "pk = :owner")
                        .expressionAttributeValues(values)
                        .scanIndexForward(false)
                        .limit(limit))
                .limit(limit)
                .toList();
    }
}
