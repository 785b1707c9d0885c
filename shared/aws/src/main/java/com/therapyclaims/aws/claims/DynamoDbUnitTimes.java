package com.therapyclaims.aws.claims;

import static com.therapyclaims.aws.Attributes.count;
import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Cursors;
import com.therapyclaims.aws.Parallel;
import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.claims.UnitTime;
import com.therapyclaims.domain.claims.UnitTimes;
import com.therapyclaims.domain.payers.StandardPayers;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What claims add to their providers' months. A claim's {@code CURRENT} item holds it; the {@code by-date-of-service} index
 * tells which items: of a practice's day it is one short range in each of the month's shards, in which nothing of another
 * practice lies. So a month costs its own claims and some 250 queries, however many claims the practice has in all.
 */
public final class DynamoDbUnitTimes implements UnitTimes {
    private static final String MINUTES = "timedMinutes";
    private static final String UNITS = "timedUnits";
    private static final String RENDERED_BY = "renderedBy";

    /** The work of a request, in claims whose items tell what they add; the day that goes beyond it is the last. */
    private static final int WORK_OF_A_PIECE = 20_000;

    /** To read a claim's revision takes as long as this many items. */
    private static final int WORK_OF_A_REVISION = 10;

    private static final int REVISIONS_AT_ONCE = 100;
    private static final Parallel SHARDS = new Parallel(ClaimKeys.DATE_SHARDS);
    private static final Cursors CURSORS = new Cursors("[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])");

    private final Table table;
    private final ClaimBatches batches;
    private final int workOfAPiece;

    /** Reads from the named table. */
    public DynamoDbUnitTimes(Table table, RevisionDocuments documents) {
        this(table, documents, WORK_OF_A_PIECE);
    }

    DynamoDbUnitTimes(Table table, RevisionDocuments documents, int workOfAPiece) {
        this.table = table;
        this.batches = new ClaimBatches(table, documents);
        this.workOfAPiece = workOfAPiece;
    }

    /** Puts what the claim adds into its summary: no minutes where it adds nothing. */
    static void putTime(Map<String, AttributeValue> item, ClaimRevision claim) {
        Optional<UnitTime> time = UnitTime.of(claim);
        item.put(MINUTES, number(time.map(UnitTime::minutes).orElse(0)));
        item.put(UNITS, number(time.map(UnitTime::units).orElse(0)));
        time.ifPresent(added -> item.put(RENDERED_BY, text(added.providerNpi())));
    }

    @Override
    public Piece read(String practiceId, YearMonth month, int mostDays, Optional<String> cursor) {
        LocalDate from = cursor.map(sent -> firstAfter(sent, month)).orElseGet(() -> month.atDay(1));
        List<UnitTime> times = new ArrayList<>();
        int toCorrect = 0;
        int work = 0;
        LocalDate through = from;
        for (LocalDate day = from; isInPiece(day, from, mostDays, work); day = day.plusDays(1)) {
            for (Part part : SHARDS.all(parts(practiceId, day))) {
                times.addAll(part.times());
                toCorrect += part.toCorrect();
                work += part.work();
            }
            through = day;
        }
        return new Piece(
                from,
                through,
                times,
                toCorrect,
                Optional.of(through)
                        .filter(last -> last.isBefore(month.atEndOfMonth()))
                        .map(last -> CURSORS.encode(last.toString())));
    }

    private boolean isInPiece(LocalDate day, LocalDate from, int mostDays, int work) {
        return YearMonth.from(day).equals(YearMonth.from(from))
                && day.isBefore(from.plusDays(mostDays))
                && work < workOfAPiece;
    }

    /** The cursor is the last day that was read. */
    private static LocalDate firstAfter(String cursor, YearMonth month) {
        return CURSORS.decode(cursor)
                .map(text -> text.substring(text.lastIndexOf('-') + 1))
                .map(Integer::parseInt)
                .filter(day -> day < month.lengthOfMonth())
                .map(day -> month.atDay(day + 1))
                .orElseThrow(ClaimArchive.InvalidCursorException::new);
    }

    private List<Callable<Part>> parts(String practiceId, LocalDate day) {
        return IntStream.range(0, ClaimKeys.DATE_SHARDS)
                .<Callable<Part>>mapToObj(shard -> () -> part(practiceId, day, shard))
                .toList();
    }

    /** What one shard holds of a day. */
    private record Part(List<UnitTime> times, int toCorrect, int work) {}

    private Part part(String practiceId, LocalDate day, int shard) {
        List<UnitTime> times = new ArrayList<>();
        List<ClaimSummary> untold = new ArrayList<>();
        int toCorrect = 0;
        List<String> claimIds = new ClaimsOfDay(table, practiceId).inShard(day, shard);
        for (Map<String, AttributeValue> item : batches.currentItems(practiceId, claimIds)) {
            ClaimSummary claim = CurrentItem.summary(item);
            if (!claim.dateOfService().equals(day)) {
                continue; // It has moved to another day since the index was read.
            }
            if (claim.status() == ClaimStatus.NEEDS_CORRECTION
                    && claim.payerId().equals(StandardPayers.MEDICARE)) {
                toCorrect++;
            }
            if (item.containsKey(MINUTES)) {
                time(item).ifPresent(times::add);
            } else if (UnitTime.mayAdd(claim.status(), claim.payerId())) {
                untold.add(claim);
            }
        }
        times.addAll(timesOfRevisions(practiceId, untold));
        return new Part(times, toCorrect, claimIds.size() + WORK_OF_A_REVISION * untold.size());
    }

    private static Optional<UnitTime> time(Map<String, AttributeValue> item) {
        int minutes = count(item, MINUTES);
        return minutes == 0
                ? Optional.empty()
                : Optional.of(new UnitTime(required(item, RENDERED_BY), minutes, count(item, UNITS)));
    }

    /** What claims add that were archived before their items told it. */
    private List<UnitTime> timesOfRevisions(String practiceId, List<ClaimSummary> claims) {
        List<UnitTime> times = new ArrayList<>();
        for (int start = 0; start < claims.size(); start += REVISIONS_AT_ONCE) {
            batches
                    .revisions(practiceId, claims.subList(start, Math.min(claims.size(), start + REVISIONS_AT_ONCE)))
                    .values()
                    .stream()
                    .map(Supplier::get)
                    .flatMap(claim -> UnitTime.of(claim).stream())
                    .forEach(times::add);
        }
        return times;
    }
}
