package com.therapyclaims.aws.claims;

import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.claims.ControlNumbers;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds a practice's claims by the number they were submitted with. The number is the beginning of the claim's id; the
 * practice's claims of a day are looked up once, in the index {@code by-date-of-service}. For one request: what it has
 * looked up it keeps.
 */
public final class ClaimNumbers {
    private final ClaimsOfDay claims;
    private final Map<LocalDate, List<String>> days = new HashMap<>();

    /** The claims of a practice in this table. */
    public ClaimNumbers(Table table, String practiceId) {
        this.claims = new ClaimsOfDay(table, practiceId);
    }

    /**
     * The id of the claim with this number; empty if the practice has none of it on these dates.
     *
     * @param datesOfService the dates it may be of
     */
    public Optional<String> find(String controlNumber, List<LocalDate> datesOfService) {
        return ControlNumbers.claimIdPrefix(controlNumber)
                .flatMap(prefix -> datesOfService.stream()
                        .flatMap(date -> days.computeIfAbsent(date, this::claimsOf).stream())
                        .filter(claimId -> claimId.startsWith(prefix))
                        .findFirst());
    }

    private List<String> claimsOf(LocalDate date) {
        return IntStream.range(0, ClaimKeys.DATE_SHARDS)
                .boxed()
                .flatMap(shard -> claims.inShard(date, shard).stream())
                .toList();
    }
}
