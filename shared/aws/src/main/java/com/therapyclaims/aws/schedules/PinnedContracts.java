package com.therapyclaims.aws.schedules;

import com.therapyclaims.aws.schedules.ScheduleCatalogue.PracticesContract;
import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.domain.payers.Contract.Method.PercentOfMedicare;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.StructuredLog.Field;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The contracts that pay a percentage of a pinned year's Medicare: a change of that year's fees changes what they pay on
 * dates of service of other years.
 */
public final class PinnedContracts {
    private final ScheduleCatalogue catalogue;
    private final SnapshotStore snapshots;
    private final StructuredLog log;

    /** The contracts of the given catalogue, whose documents lie in the named bucket. */
    public PinnedContracts(ScheduleCatalogue catalogue, S3Client s3, String bucket, StructuredLog log) {
        this.catalogue = catalogue;
        this.log = log;
        this.snapshots = new SnapshotStore(s3, bucket);
    }

    /** The dates that contracts are pinned to, the last days of their years, in order. */
    public NavigableSet<LocalDate> dates() {
        return all().flatMap(Pinned::dates).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every practice's contracts that pay by the fees of this date, whatever the date of service. */
    public List<Pinned> to(LocalDate date) {
        return all().filter(pinned -> pinned.dates().anyMatch(date::equals)).toList();
    }

    private Stream<Pinned> all() {
        return catalogue.contracts().stream().flatMap(this::opened);
    }

    /** One that cannot be read is passed over and told in the log: everybody else's claims do not wait for it. */
    private Stream<Pinned> opened(PracticesContract published) {
        CatalogueEntry entry = published.entry();
        try {
            return Stream.of(new Pinned(
                    published.practiceId(),
                    snapshots.open(entry, Contract.class, (_, bytes) -> ContractSnapshot.open(bytes))));
        } catch (SdkException e) {
            // The storage did not answer: whoever asks again may get it.
            throw e;
        } catch (RuntimeException e) {
            log.error(
                    Map.of(
                            Field.PRACTICE_ID, published.practiceId(),
                            Field.SCHEDULE_ID, entry.version().id(),
                            Field.SCHEDULE_VERSION, entry.version().version(),
                            Field.OUTCOME, "contract passed over"),
                    e);
            return Stream.empty();
        }
    }

    /** One practice's contract. */
    public record Pinned(String practiceId, Contract contract) {
        /** Whose claims it prices. */
        public String payerId() {
            return contract.payerId();
        }

        /** Whether it holds for this date of service. */
        public boolean holdsOn(LocalDate date) {
            return !date.isBefore(contract.effectiveFrom())
                    && contract.effectiveTo().filter(date::isAfter).isEmpty();
        }

        private Stream<LocalDate> dates() {
            return contract.terms().stream()
                    .map(Contract.Term::method)
                    .flatMap(method -> method instanceof PercentOfMedicare percent
                            ? percent.medicare().pinnedDate().stream()
                            : Stream.empty());
        }
    }
}
