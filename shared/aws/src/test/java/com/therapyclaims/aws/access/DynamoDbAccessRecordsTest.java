package com.therapyclaims.aws.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.access.AccessRecord;
import com.therapyclaims.domain.access.AccessRecords;
import com.therapyclaims.domain.access.AccessRecords.Filter;
import com.therapyclaims.local.testing.TestServers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
class DynamoDbAccessRecordsTest {
    private static final Filter YEAR = filter("2026-01-01", "2026-12-31", Optional.empty());

    private AccessRecords records;

    @BeforeEach
    void freshTable(TestServers servers) {
        records = new DynamoDbAccessRecords(new Table(servers.dynamoDb(), servers.newAccessRecordsTable()));
    }

    @Test
    void aRecordStandsBeforeItsOutcomeAndWithItAfter() {
        AccessRecord access = access("r-1", "2026-08-03T12:00:00Z", Optional.empty());
        records.begin(access);
        assertThat(page(YEAR).items()).containsExactly(access);

        records.finish(access, Optional.of("c-1"), 201);

        AccessRecord finished = page(YEAR).items().getFirst();
        assertThat(finished.status()).contains(201);
        assertThat(finished.claimId()).contains("c-1");
    }

    @Test
    void recordsAreNewestFirstAndWholeAcrossPagesAndMonths() {
        for (String at : List.of(
                "2026-02-28T23:59:59Z", "2026-03-01T00:00:00Z", "2026-03-01T00:00:01Z", "2026-07-04T10:00:00Z")) {
            records.begin(access("r-" + at, at, Optional.empty()));
        }

        List<String> found = new ArrayList<>();
        Optional<String> place = Optional.empty();
        do {
            AccessRecords.Page page = records.page("demo", YEAR, 1, place);
            page.items().forEach(record -> found.add(record.at().toString()));
            place = page.next();
        } while (place.isPresent());

        assertThat(found)
                .containsExactly(
                        "2026-07-04T10:00:00Z", "2026-03-01T00:00:01Z", "2026-03-01T00:00:00Z", "2026-02-28T23:59:59Z");
    }

    @Test
    void daysAndClaimsAreFiltered() {
        records.begin(access("r-1", "2026-03-01T10:00:00Z", Optional.of("c-1")));
        records.begin(access("r-2", "2026-03-02T10:00:00Z", Optional.of("c-2")));
        records.begin(access("r-3", "2026-03-03T10:00:00Z", Optional.of("c-1")));

        assertThat(ids(filter("2026-03-02", "2026-03-02", Optional.empty()))).containsExactly("r-2");
        assertThat(ids(filter("2026-01-01", "2026-12-31", Optional.of("c-1")))).containsExactly("r-3", "r-1");
    }

    @Test
    void recordsOfOnePatientAreFound() {
        AccessRecord one = ofPatient("r-1", "p-1");
        records.begin(one);
        records.begin(ofPatient("r-2", "p-2"));
        records.begin(access("r-3", "2026-03-01T10:00:00Z", Optional.of("c-1")));

        assertThat(page(new Filter(YEAR.from(), YEAR.to(), Optional.empty(), Optional.of("p-1")))
                        .items())
                .containsExactly(one);
    }

    @Test
    void aPlaceOfAnotherListBeforeTheFirstDayHasNothingAfterIt() {
        records.begin(access("r-1", "2026-03-01T10:00:00Z", Optional.of("c-1")));
        records.begin(access("r-2", "2026-03-02T10:00:00Z", Optional.of("c-1")));
        Optional<String> place = records.page("demo", YEAR, 2, Optional.empty()).next();
        assertThat(place).isPresent();

        assertThat(records.page("demo", filter("2026-03-15", "2026-03-20", Optional.empty()), 10, place))
                .isEqualTo(new AccessRecords.Page(List.of(), Optional.empty()));
    }

    @Test
    void anotherPracticeSeesNone() {
        records.begin(access("r-1", "2026-03-01T10:00:00Z", Optional.of("c-1")));

        assertThat(records.page("other", YEAR, 10, Optional.empty()).items()).isEmpty();
    }

    private List<String> ids(Filter filter) {
        return page(filter).items().stream().map(AccessRecord::requestId).toList();
    }

    private AccessRecords.Page page(Filter filter) {
        return records.page("demo", filter, 10, Optional.empty());
    }

    private static Filter filter(String from, String to, Optional<String> claimId) {
        return new Filter(LocalDate.parse(from), LocalDate.parse(to), claimId, Optional.empty());
    }

    private static AccessRecord access(String requestId, String at, Optional<String> claimId) {
        return access(requestId, at, claimId, Optional.empty());
    }

    private static AccessRecord ofPatient(String requestId, String patientId) {
        return access(requestId, "2026-03-01T10:00:00Z", Optional.empty(), Optional.of(patientId));
    }

    private static AccessRecord access(
            String requestId, String at, Optional<String> claimId, Optional<String> patientId) {
        return new AccessRecord(
                "demo",
                requestId,
                Instant.parse(at),
                "front desk",
                "biller",
                "GET",
                "/v1/claims/{id}",
                claimId,
                patientId,
                Optional.empty());
    }
}
