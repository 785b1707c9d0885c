package com.therapyclaims.testing;

import com.therapyclaims.domain.access.AccessRecord;
import com.therapyclaims.domain.access.AccessRecords;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Access records in memory. */
public final class RecordedAccess implements AccessRecords {
    private final List<AccessRecord> records = new CopyOnWriteArrayList<>();

    /** The accesses so far, each as it stands now, oldest first. */
    public List<AccessRecord> all() {
        return List.copyOf(records);
    }

    @Override
    public void begin(AccessRecord access) {
        records.add(access);
    }

    @Override
    public void finish(AccessRecord access, Optional<String> claimId, int status) {
        records.set(
                records.lastIndexOf(access),
                new AccessRecord(
                        access.practiceId(),
                        access.requestId(),
                        access.at(),
                        access.keyName(),
                        access.role(),
                        access.method(),
                        access.resource(),
                        claimId,
                        access.patientId(),
                        Optional.of(status)));
    }

    @Override
    public Page page(String practiceId, Filter filter, int limit, Optional<String> place) {
        throw new UnsupportedOperationException("kept for looking at, not for listing");
    }
}
