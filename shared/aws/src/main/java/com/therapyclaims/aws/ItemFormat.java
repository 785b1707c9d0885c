package com.therapyclaims.aws;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * The format of the items in every table. An item says which format it was written in; one that does not is of the first,
 * when not all did. This program reads each format up to {@link #READS}, and no newer one: a program that was put back over
 * more than one release fails by name instead of taking a claim for something else.
 *
 * <p>A new format is read a release before it is written. While a version has its tenth of the calls the one before it reads what it
 * writes, and so it does when the deployment is taken back: so {@link #WRITES} is never above what the last release reads
 * ({@code released-formats.properties}). What is to come is written where {@code WRITES} says so.
 *
 * <p>Formats: 1, the first; it grew by attributes that readers do without (holds, accruals, payers and months of a share).
 * 2, every item says its format. 3, chunks of repricings name their claims' mates, ledgers the chunk a mate was changed in, and
 * claims the mark of their patient's day; repricings leave the patients' years they touched, and lines of what they found of
 * the therapy threshold. 4, chunks of repricings are numbered practice by practice and say whether a second look planned
 * them, ledgers the chunk that counts a claim, and remittances in a number how far they are. 5, a claim holds the timed minutes
 * and units it adds to its provider's month, and whose that is; of an earlier one the revision is read. 6, a repricing says when its
 * second look is due while that is not done, and shares how many claims are priced once more and how long they had nothing to
 * do; an earlier one counts as looked at again; claims with their payer have what repricings told of them beside their
 * revisions; what payers said of a claim has the remark codes of the whole, lines of what was found in a year may name an
 * authorization, and claims may say that a person bills. 7, deliveries of chunks mark their practice as being worked on, and
 * signatures of lists to rebill say which later repricings the list left dates to and until when it has all that was told; of an
 * earlier one the moment tells; revisions may name the claim of another day that they replace or that replaces them, which
 * readers do without: what follows from it for the claim itself stands in its decision. Tables as programs of each format left them stand in {@code src/test/resources/formats}; {@code FormatsTest}
 * reads them and tells when what is written changes. A new value of a word that readers look up is new in the same way, though
 * no test can tell.
 */
public final class ItemFormat implements ExecutionInterceptor {
    /** The newest format that is read. */
    public static final int READS = 7;

    /** The format of the items written now. */
    public static final int WRITES = 7;

    /** The attribute every item has. */
    public static final String ATTRIBUTE = "formatVersion";

    private final int reads;

    /** What keeps newer items out of this program. */
    public ItemFormat() {
        this(READS);
    }

    /** What keeps newer items out of a program that reads up to this format. */
    public ItemFormat(int reads) {
        this.reads = reads;
    }

    /** Says in an item that is about to be written which format it is in. */
    public static void putInto(Map<String, AttributeValue> item) {
        item.put(ATTRIBUTE, written());
    }

    /** The number of the format that is written, for items that an update makes. */
    public static AttributeValue written() {
        return Attributes.number(WRITES);
    }

    /**
     * Lets no item of a newer format out of a table.
     *
     * @throws UnknownFormatException if one is read; the client's caller gets it as the cause of the SDK's own exception
     */
    @Override
    public void afterUnmarshalling(Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
        items(context.response()).forEach(this::check);
    }

    private static Stream<Map<String, AttributeValue>> items(Object response) {
        return switch (response) {
            case GetItemResponse one -> Stream.of(one.item());
            case QueryResponse many -> many.items().stream();
            case ScanResponse many -> many.items().stream();
            case BatchGetItemResponse many -> many.responses().values().stream().flatMap(List::stream);
            default -> Stream.empty();
        };
    }

    private void check(Map<String, AttributeValue> item) {
        int format = Attributes.count(item, ATTRIBUTE);
        if (format > reads) {
            throw new UnknownFormatException(format, reads);
        }
    }

    /** An item written by a later program than this one. */
    public static final class UnknownFormatException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        UnknownFormatException(int format, int reads) {
            super("an item of format " + format + ", this program reads up to " + reads);
        }
    }
}
