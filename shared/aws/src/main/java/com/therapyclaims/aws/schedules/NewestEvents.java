package com.therapyclaims.aws.schedules;

import static com.therapyclaims.aws.Attributes.optional;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.Transactions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The newest event that was seen of each uploaded object, and the moment that all attempts at it go on with. Events come
 * twice, late and in any order: what an older one leads to is written on condition that it is still the newest.
 */
final class NewestEvents {
    private final Table table;
    private final Transactions transactions;
    private final RisingClock clock;

    NewestEvents(Table table, Transactions transactions, RisingClock clock) {
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Notes the event as the newest of its object: an older one still under check comes too late from now on.
     *
     * @return the moment that all attempts at it go on with; empty if a newer event was seen
     */
    Optional<Instant> note(UploadSource source) {
        for (Map<String, AttributeValue> seen = seen(source); !isOutdated(source, seen); seen = seen(source)) {
            Instant moment = receivedAt(source, seen);
            if (transactions.write(List.of(stands(source, moment))).isEmpty()) {
                return Optional.of(moment);
            }
            // A newer event came, or another attempt at this one noted its moment first.
        }
        return Optional.empty();
    }

    /** Whether a newer event of the object was seen. */
    boolean isOutdated(UploadSource source) {
        return isOutdated(source, seen(source));
    }

    /** The moment of the object's newest event. */
    Optional<Instant> newestAt(UploadSource source) {
        return receivedAt(seen(source));
    }

    /** Notes the event as the newest of its object, unless a newer one is or another attempt noted another moment. */
    TransactWriteItem stands(UploadSource source, Instant receivedAt) {
        Update.Builder update = Update.builder().tableName(table.name()).key(ScheduleItems.sourceKey(source.key()));
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":receivedAt", text(receivedAt.toString()));
        values.put(":format", ItemFormat.written());
        source.comparableSequencer()
                .ifPresentOrElse(
                        sequencer -> {
                            values.put(":mine", text(sequencer));
                            update.updateExpression(
                                            "SET formatVersion = :format, receivedAt = :receivedAt, sequencer = :mine")
                                    // All attempts at one event go on with one moment: its record has one place.
                                    .conditionExpression("attribute_not_exists(sequencer) OR sequencer < :mine"
                                            + " OR (sequencer = :mine AND receivedAt = :receivedAt)");
                        },
                        () -> update.updateExpression("SET formatVersion = :format, receivedAt = :receivedAt"));
        return TransactWriteItem.builder()
                .update(update.expressionAttributeValues(values).build())
                .build();
    }

    private static boolean isOutdated(UploadSource source, Map<String, AttributeValue> seen) {
        return source.comparableSequencer()
                .flatMap(mine -> optional(seen, "sequencer").map(other -> other.compareTo(mine) > 0))
                .orElse(false);
    }

    /** A second attempt at an event goes on with the record of the first; a new event has a moment of its own. */
    private Instant receivedAt(UploadSource source, Map<String, AttributeValue> seen) {
        Optional<Instant> earlier = receivedAt(seen);
        if (source.comparableSequencer().isPresent()
                && optional(seen, "sequencer").equals(source.comparableSequencer())
                && earlier.isPresent()) {
            return earlier.get();
        }
        return clock.after(earlier);
    }

    private static Optional<Instant> receivedAt(Map<String, AttributeValue> seen) {
        return optional(seen, "receivedAt").map(Instant::parse);
    }

    private Map<String, AttributeValue> seen(UploadSource source) {
        return table.get(ScheduleItems.sourceKey(source.key())).orElse(Map.of());
    }
}
