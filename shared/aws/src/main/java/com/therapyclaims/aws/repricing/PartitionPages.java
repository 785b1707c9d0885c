package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Cursors;
import com.therapyclaims.aws.InvalidCursorException;
import com.therapyclaims.aws.ListPage;
import com.therapyclaims.aws.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads the partitions of repricings page by page, in the order of their sort keys. */
final class PartitionPages {
    private static final Cursors CURSORS = new Cursors("[A-Za-z0-9#:._-]{1,200}");

    private final Table table;

    PartitionPages(Table table) {
        this.table = table;
    }

    /**
     * A page of the items.
     *
     * @param forward whether the first come first
     * @param filter a condition of DynamoDB's that the items of the page fulfil
     * @throws InvalidCursorException if the cursor is none of such a list
     */
    ListPage<Map<String, AttributeValue>> page(
            String partition, boolean forward, int limit, Optional<String> cursor, Optional<String> filter) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":partition", text(partition));
        cursor.map(CURSORS::place).ifPresent(place -> values.put(":place", text(place)));
        String condition =
                "pk = :partition" + (cursor.isEmpty() ? "" : forward ? " AND sk > :place" : " AND sk < :place");
        QueryRequest.Builder request = table.query()
                .keyConditionExpression(condition)
                .expressionAttributeValues(values)
                .scanIndexForward(forward);
        // What a filter leaves out counts against a limit too: then whole pages are read.
        filter.ifPresentOrElse(request::filterExpression, () -> request.limit(limit + 1));
        List<Map<String, AttributeValue>> items =
                table.items(request).limit(limit + 1L).toList();
        if (items.size() <= limit) {
            return new ListPage<>(items, Optional.empty());
        }
        List<Map<String, AttributeValue>> shown = items.subList(0, limit);
        return new ListPage<>(shown, Optional.of(CURSORS.encode(required(shown.getLast(), "sk"))));
    }
}
