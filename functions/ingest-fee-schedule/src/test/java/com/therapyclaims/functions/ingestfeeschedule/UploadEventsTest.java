package com.therapyclaims.functions.ingestfeeschedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.therapyclaims.aws.events.ObjectCreated;
import com.therapyclaims.aws.repricing.RepricingPlanQueue;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.repricing.AffectedDates;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import com.therapyclaims.domain.schedules.ScheduleUpload.State;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.local.testing.TestServers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Events that come twice, late, side by side and in any order: the outcome is that of the newest upload, once. */
@ExtendWith(TestServers.class)
class UploadEventsTest {
    private static final LocalDate VISIT = LocalDate.of(2026, 3, 2);
    private static final String KEY = "incoming/practices/demo/acme/2026-01-01/fees.csv";
    private static final String OLDER = "code,modifier,amount\n97110,,32.00\n";
    private static final String NEWER = "code,modifier,amount\n97110,,33.00\n";

    private IngestingSystem system;

    @BeforeEach
    void freshSystem(TestServers servers) {
        system = new IngestingSystem(servers);
    }

    @RepeatedTest(5)
    void ofTwoUploadsOfOneKeyInFlightTheNewerOneHoldsOnce() throws Exception {
        ObjectCreated first = system.put(KEY, OLDER);
        ObjectCreated second = system.put(KEY, NEWER);

        sideBySide(() -> system.ingest(first), () -> system.ingest(second));

        assertThat(fee()).isEqualTo(Money.of("33.00"));
        assertThat(published().filter(upload -> upload.sha256().equals(newest().sha256())))
                .hasSize(1);
    }

    @RepeatedTest(5)
    void aDuplicatedEventTakenSideBySidePublishesOnce() throws Exception {
        ObjectCreated upload = system.put(KEY, OLDER);

        sideBySide(() -> system.ingest(upload), () -> system.ingest(upload));

        assertThat(published()).hasSize(1);
    }

    @Test
    void aDuplicatedEventTakenLaterPublishesNothingMore() {
        ObjectCreated upload = system.put(KEY, OLDER);

        system.ingest(upload);
        system.ingest(upload);

        assertThat(published()).hasSize(1);
    }

    @Test
    void eventsOutOfOrderEndWithTheNewestUpload() {
        ObjectCreated first = system.put(KEY, OLDER);
        ObjectCreated second = system.put(KEY, NEWER);
        ObjectCreated third = system.put(KEY, OLDER.replace("32.00", "34.00"));

        assertThat(Stream.of(third, first, second).map(system::ingest).map(IngestOutcome::word))
                .containsExactly("settled", "outdated", "outdated");
        assertThat(fee()).isEqualTo(Money.of("34.00"));
        assertThat(published()).hasSize(1);
    }

    @Test
    void theReportIsTheNewestUploadsWhoeverWritesLast() {
        ObjectCreated first = system.put(KEY, OLDER);
        ObjectCreated second = system.put(KEY, NEWER);

        system.ingest(first, "reports/", () -> system.ingest(second));

        assertThat(system.report(KEY)).contains(newest().sha256());
        assertThat(newest().sha256()).isEqualTo(Hashes.sha256(NEWER));
    }

    @Test
    void anUploadWhoseCheckDiedIsRefusedWhenItComesAgainAfterANewerOne() {
        ObjectCreated first = system.put(KEY, OLDER);
        ObjectCreated second = system.put(KEY, NEWER);
        assertThatThrownBy(() -> system.ingest(first, "published/", () -> {
                    throw SdkClientException.create("gone");
                }))
                .isInstanceOf(SdkClientException.class);
        system.ingest(second);

        system.ingest(first);

        assertThat(system.uploads(ScheduleOwner.practice("demo")))
                .extracting(ScheduleUpload::state)
                .containsExactly(State.PUBLISHED, State.REFUSED);
    }

    @Test
    void aVersionWhoseUploadDiedBeforeItsRepricingWasAskedForIsRepricedThoughANewerUploadCameAndWasRefused() {
        ObjectCreated first = system.put(KEY, OLDER);
        ObjectCreated refused = system.put(KEY, "code,modifier,amount\n97110,,x\n");
        assertThatThrownBy(() -> system.ingest(first, "reports/", () -> {
                    throw SdkClientException.create("gone");
                }))
                .isInstanceOf(SdkClientException.class);
        system.ingest(refused);
        assertThat(system.planMessages()).as("nobody has asked").isEmpty();

        system.ingest(first);

        assertThat(system.planMessages())
                .extracting(message -> RepricingPlanQueue.read(message).plan())
                .containsOnly(published()
                        .map(upload -> new RepricingPlan(upload.id(), upload.version(), Optional.of("demo")))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void anEventOfAnObjectThatWasReplacedMeanwhileIsOfItsOwnVersion() {
        ObjectCreated first = system.put(KEY, OLDER);
        system.put(KEY, NEWER);

        system.ingest(first);

        assertThat(fee()).isEqualTo(Money.of("32.00"));
    }

    @Test
    void aFormEncodedKeyIsTheObjectsOwn() {
        String key = "incoming/practices/demo/acme/2026-01-01/fees 2026+new (1).csv";
        ObjectCreated put = system.put(key, OLDER);
        String event = """
                {"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","eventTime":"2026-11-23T10:00:00.000Z",
                  "s3":{"bucket":{"name":"%s"},"object":{"key":"incoming/practices/demo/acme/2026-01-01/fees+2026%%2Bnew+%%281%%29.csv",
                  "size":%d,"eTag":"%s","sequencer":"01"}}}]}""".formatted(put.bucket(), put.size(), put.eTag().orElseThrow());

        ObjectCreated.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)))
                .forEach(system::ingest);

        assertThat(published()).extracting(ScheduleUpload::sourceKey).containsExactly(key);
    }

    @Test
    void anEmptyFileIsRefusedAndSaidToBe() {
        assertThat(system.ingest(system.put(KEY, "")).word()).isEqualTo("settled");

        assertThat(system.uploads(ScheduleOwner.practice("demo")))
                .singleElement()
                .satisfies(upload -> assertThat(upload.problems())
                        .extracting(ScheduleUpload.Problem::message)
                        .containsExactly("The file is empty."));
    }

    @Test
    void deletingAnIncomingObjectLeavesWhatWasPublished() {
        system.upload(KEY, OLDER);
        system.delete(KEY);
        String event = """
                {"Records":[{"eventSource":"aws:s3","eventName":"ObjectRemoved:DeleteMarkerCreated",
                  "eventTime":"2026-11-23T10:00:00.000Z","s3":{"bucket":{"name":"b"},"object":{"key":"%s","sequencer":"02"}}}]}""".formatted(KEY);

        ObjectCreated.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)))
                .forEach(system::ingest);

        assertThat(fee()).isEqualTo(Money.of("32.00"));
        assertThat(published()).hasSize(1);
    }

    /** As the work index's floor of late 2025 was: restored after the quarter had begun. */
    @Test
    void aRetroactiveCorrectionAsksForTheRepricingOfItsOwnDatesAlone() {
        String year = new String(
                IngestingSystem.bundled("incoming/medicare/2025-01-01/GPCI2025.csv"), StandardCharsets.US_ASCII);
        system.upload("incoming/medicare/2025-01-01/GPCI2025.csv", year);
        system.planMessages();
        system.upload(
                "incoming/medicare/2025-10-01/GPCI2025.csv",
                year.replaceFirst("15202,OH,00,OHIO,[0-9.]+", "15202,OH,00,OHIO,1.001"));

        List<ScheduleVersion> versions = system.medicareVersions("medicare-gpci");
        List<RepricingPlan> plans = system.planMessages().stream()
                .map(message -> RepricingPlanQueue.read(message).plan())
                .distinct()
                .toList();
        assertThat(plans).hasSize(1);
        ScheduleVersion correction = versions.stream()
                .filter(version -> version.version().equals(plans.getFirst().version()))
                .findFirst()
                .orElseThrow();
        assertThat(new AffectedDates(correction, versions).until(LocalDate.of(2026, 12, 31)))
                .isEqualTo(LocalDate.of(2025, 10, 1)
                        .datesUntil(LocalDate.of(2026, 1, 1))
                        .toList());
    }

    @Test
    void aCorrectionForTheSameDatesIsANewVersionBesideTheOldOne() {
        system.upload(KEY, OLDER);
        system.upload(KEY, NEWER);

        assertThat(published())
                .extracting(ScheduleUpload::version)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(system.asSeenBy("demo")
                        .asOf(published()
                                .skip(1)
                                .findFirst()
                                .orElseThrow()
                                .publishedAt()
                                .orElseThrow())
                        .commercialFees("acme", VISIT)
                        .flatMap(fees -> fees.find("97110", "")))
                .contains(Money.of("32.00"));
    }

    private Money fee() {
        return system.asSeenBy("demo")
                .commercialFees("acme", VISIT)
                .flatMap(fees -> fees.find("97110", ""))
                .orElseThrow();
    }

    private Stream<ScheduleUpload> published() {
        return system.uploads(ScheduleOwner.practice("demo")).stream()
                .filter(upload -> upload.state() == State.PUBLISHED);
    }

    private ScheduleUpload newest() {
        return published().findFirst().orElseThrow();
    }

    private static void sideBySide(Callable<IngestOutcome> one, Callable<IngestOutcome> other) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(List.of(one, other))) {
                done.get();
            }
        }
    }
}
