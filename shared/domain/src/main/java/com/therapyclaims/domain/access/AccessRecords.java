package com.therapyclaims.domain.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Where accesses are recorded. A record is written before its access takes place and completed after; implementations
 * throw an unchecked exception when it cannot be written.
 */
public interface AccessRecords {
    /** Records that an access is about to take place. */
    void begin(AccessRecord access);

    /**
     * Completes the record.
     *
     * @param claimId the claim it turned out to be about
     * @param status the HTTP status of its answer
     */
    void finish(AccessRecord access, Optional<String> claimId, int status);

    /**
     * A practice's records, newest first.
     *
     * @param place the {@link Page#next} of the page before
     */
    Page page(String practiceId, Filter filter, int limit, Optional<String> place);

    /**
     * Which records to list.
     *
     * @param from the first day, UTC
     * @param to the last day, UTC
     * @param claimId of this claim alone
     * @param patientId of this patient alone
     */
    record Filter(LocalDate from, LocalDate to, Optional<String> claimId, Optional<String> patientId) {}

    /**
     * A piece of the list.
     *
     * @param next the place the next piece begins after, if there may be one
     */
    record Page(List<AccessRecord> items, Optional<String> next) {
        public Page {
            items = List.copyOf(items);
        }
    }
}
