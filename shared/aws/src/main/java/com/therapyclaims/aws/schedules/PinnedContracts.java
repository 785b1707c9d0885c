package com.therapyclaims.aws.schedules;

import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.domain.payers.Contract.Method.PercentOfMedicare;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The contracts that pay a percentage of a pinned year's Medicare: a change of that year's fees changes what they pay on
 * dates of service of other years.
 */
public final class PinnedContracts {
    private final ScheduleCatalogue catalogue;
    private final SnapshotStore snapshots;

    /** The contracts of the given catalogue, whose documents lie in the named bucket. */
    public PinnedContracts(ScheduleCatalogue catalogue, S3Client s3, String bucket) {
        this.catalogue = catalogue;
        this.snapshots = new SnapshotStore(s3, bucket);
    }

    /** Every practice's contracts pinned to the year. */
    public List<Pinned> to(int year) {
        return catalogue.contracts().stream()
                .map(published -> new Pinned(published.practiceId(), open(published.entry())))
                .filter(pinned -> pinned.isTo(year))
                .toList();
    }

    private Contract open(CatalogueEntry entry) {
        return snapshots.open(entry, Contract.class, (_, bytes) -> ContractSnapshot.open(bytes));
    }

    /** One practice's contract. */
    public record Pinned(String practiceId, Contract contract) {
        /** Whose claims it prices. */
        public String payerId() {
            return contract.payerId();
        }

        /** The first date of service it holds for. */
        public LocalDate from() {
            return contract.effectiveFrom();
        }

        /** The last, if it ends. */
        public Optional<LocalDate> to() {
            return contract.effectiveTo();
        }

        private boolean isTo(int year) {
            return contract.terms().stream()
                    .map(Contract.Term::method)
                    .anyMatch(method -> method instanceof PercentOfMedicare percent
                            && percent.medicare().year().equals(Optional.of(year)));
        }
    }
}
