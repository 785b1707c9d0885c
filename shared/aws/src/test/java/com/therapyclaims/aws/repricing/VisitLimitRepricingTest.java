package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.repricing.RepricingSystem.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.therapyclaims.aws.schedules.Publications;
import com.therapyclaims.domain.authorizations.Authorization;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.Repricing.YearChanges;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.repricing.YearChange.Check;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.local.testing.OnceBefore;
import com.therapyclaims.local.testing.TestServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** A new version of the contract with Acme pays the same for other numbers of visits a year (PY-4, PY-5). */
@ExtendWith(TestServers.class)
class VisitLimitRepricingTest {
    private static final String IN_MARCH = "2026-03-02";
    private static final String IN_APRIL = "2026-04-06";
    private static final String IN_AUGUST = "2026-08-03";
    private static final LocalDate IN_2025 = LocalDate.of(2025, 1, 1);
    private static final String EXCEEDED = "AUTH.VISIT_LIMIT_EXCEEDED";

    private RepricingSystem system;

    @BeforeEach
    void freshSystem(TestServers real) throws IOException {
        system = new RepricingSystem(real);
        system.publish(
                JANUARY, ScheduleKind.RELATIVE_VALUES, RepricingScenario.relativeValues("0.43", "0.60", "32.3465"));
        system.publish(JANUARY, ScheduleKind.GPCIS, RepricingScenario.gpcis("0.913"));
    }

    @Test
    void visitsAboveALowerLimitNeedCorrectionThoughTheirPriceStays() {
        threeVisitsUnder(paying(10));

        Repricing repricing = system.reprice(system.publishContract(JANUARY, paying(2)));

        assertThat(statuses("march", "april", "august"))
                .containsExactly(ClaimStatus.READY, ClaimStatus.READY, ClaimStatus.NEEDS_CORRECTION);
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(3, 3, 0, 3, 0, 0));
        assertThat(system.latest("august").cause().repricing()).contains(repricing.id());
        assertThat(system.latest("august").allowed())
                .isEqualTo(system.archive
                        .revision("demo", "august", 1)
                        .orElseThrow()
                        .allowed());
        assertThat(repricing.yearChanges().pending()).isFalse();
        assertThat(system.yearChanges(repricing.id()))
                .filteredOn(change -> change.findingsAfter().contains(EXCEEDED))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.check()).isEqualTo(Check.VISIT_LIMIT);
                    assertThat(change.claimId()).isEqualTo("august");
                    assertThat(change.toRevision()).contains(2);
                    assertThat(change.statusAfter()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
                });
    }

    @Test
    void aHigherLimitMakesThemReadyAgain() {
        threeVisitsUnder(paying(1));
        assertThat(statuses("march", "april", "august"))
                .containsExactly(ClaimStatus.READY, ClaimStatus.NEEDS_CORRECTION, ClaimStatus.NEEDS_CORRECTION);

        system.reprice(system.publishContract(JANUARY, paying(10)));

        assertThat(statuses("march", "april", "august")).containsOnly(ClaimStatus.READY);
    }

    @Test
    void aVersionForLaterDatesCountsTheVisitsBeforeThemAndLeavesThem() {
        threeVisitsUnder(paying(10));

        system.reprice(system.publishContract(LocalDate.of(2026, 4, 1), paying(1)));

        assertThat(statuses("march", "april", "august"))
                .containsExactly(ClaimStatus.READY, ClaimStatus.NEEDS_CORRECTION, ClaimStatus.NEEDS_CORRECTION);
        assertThat(system.latest("march").revision()).isEqualTo(1);
    }

    @Test
    void visitsThatAMedicareRunMakesReadyAreHeldAgainstTheLimit() {
        threeVisitsWithoutMedicaresTable();

        Repricing repricing = system.reprice(tableOf2025());

        assertThat(statuses("first", "second", "third"))
                .containsExactly(ClaimStatus.READY, ClaimStatus.READY, ClaimStatus.NEEDS_CORRECTION);
        assertThat(system.yearChanges(repricing.id()))
                .filteredOn(change -> change.findingsAfter().contains(EXCEEDED))
                .singleElement()
                .satisfies(change -> assertThat(change.claimId()).isEqualTo("third"));
    }

    @Test
    void visitsThatAMedicareRunMadeReadyAreHeldAgainstTheLimitAlsoIfItsWorkerDiedBeforeItSaidSo() {
        threeVisitsWithoutMedicaresTable();
        RepricingPlan plan = tableOf2025();
        system.plan(plan);
        RepricingChunk chunk = system.drained().getFirst();
        try (DynamoDbClient dies = system.servers.dynamoDb(new OnceBefore(
                request -> request instanceof TransactWriteItemsRequest write
                        && write.toString().contains("SET done = :yes"),
                () -> {
                    throw SdkClientException.create("gone");
                }))) {
            assertThatThrownBy(() -> system.worker(dies, RepricingSystem.CLOCK, system.archive)
                            .work(chunk, RepricingSystem::never))
                    .isInstanceOf(SdkClientException.class);
        }
        assertThat(statuses("first", "second", "third")).containsOnly(ClaimStatus.READY);

        system.worker.work(chunk, RepricingSystem::never);
        system.workAll();

        assertThat(statuses("first", "second", "third"))
                .containsExactly(ClaimStatus.READY, ClaimStatus.READY, ClaimStatus.NEEDS_CORRECTION);
    }

    @Test
    void visitsThatAMedicareRunMakesReadyTakeOfTheirAuthorizationInTheOrderOfTheirFiling() {
        threeVisitsWithoutMedicaresTable(Publications.contract("CURRENT"), ", \"priorAuthorization\": \"A-1\"");
        system.archive.recordAuthorization("demo", "p-1", ofTwoVisits());

        Repricing repricing = system.reprice(tableOf2025());

        assertThat(statuses("first", "second", "third"))
                .containsExactly(ClaimStatus.READY, ClaimStatus.READY, ClaimStatus.NEEDS_CORRECTION);
        assertThat(system.yearChanges(repricing.id()))
                .filteredOn(change -> change.findingsAfter().contains("AUTH.EXHAUSTED"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.check()).isEqualTo(Check.AUTHORIZATION);
                    assertThat(change.claimId()).isEqualTo("third");
                });
    }

    @Test
    void aMedicareRunThatLeavesEveryStatusJudgesNoLimits() {
        threeVisitsUnder(paying(2));
        system.plan(system.publish(
                JANUARY, ScheduleKind.RELATIVE_VALUES, RepricingScenario.relativeValues("0.41", "0.60", "32.3465")));

        system.drained().forEach(chunk -> system.worker.work(chunk, RepricingSystem::never));

        assertThat(system.drained()).isEmpty();
    }

    @Test
    void aSubmittedClaimStaysAndTheRepricingFlagsIt() {
        threeVisitsUnder(paying(10));
        system.archive.append(system.stepped("august", new ClaimStep.Submit(), ClaimStatus.SUBMITTED));

        Repricing repricing = system.reprice(system.publishContract(JANUARY, paying(2)));

        assertThat(system.latest("august").status()).isEqualTo(ClaimStatus.SUBMITTED);
        assertThat(repricing.yearChanges().variances()).isEqualTo(1);
        assertThat(system.yearChanges(repricing.id()))
                .filteredOn(change -> change.isVariance())
                .singleElement()
                .satisfies(change -> assertThat(change.findingsAfter()).containsExactly(EXCEEDED));
    }

    @Test
    void anotherPatientsVisitsAreTheirOwn() {
        threeVisitsUnder(paying(10));
        archive("other", "p-2", IN_AUGUST);

        system.reprice(system.publishContract(JANUARY, paying(2)));

        assertThat(statuses("other")).containsExactly(ClaimStatus.READY);
    }

    @Test
    void theSameLimitsFindWhatTheyFound() {
        threeVisitsUnder(paying(2));

        Repricing repricing = system.reprice(system.publishContract(JANUARY, paying(2)));

        assertThat(repricing.yearChanges()).isEqualTo(YearChanges.NONE);
        assertThat(system.latest("august").revision()).isEqualTo(1);
    }

    @Test
    void aContractThatNeverLimitedVisitsHasNoneJudged() {
        threeVisitsUnder(Publications.contract("2026"));
        system.plan(system.publishContract(JANUARY, Publications.contract("2026")));

        system.drained().forEach(chunk -> system.worker.work(chunk, RepricingSystem::never));

        assertThat(system.drained()).isEmpty();
    }

    @Test
    void visitsDeliveredTwiceAreJudgedOnce() {
        threeVisitsUnder(paying(10));
        RepricingPlan plan = system.publishContract(JANUARY, paying(2));
        system.plan(plan);
        system.drained().forEach(chunk -> system.worker.work(chunk, RepricingSystem::never));
        RepricingChunk years = system.drained().getFirst();

        system.worker.work(years, RepricingSystem::never);
        YearChanges once = system.find(plan).yearChanges();
        system.worker.work(years, RepricingSystem::never);

        assertThat(system.find(plan).yearChanges()).isEqualTo(once);
        assertThat(system.latest("august").revision()).isEqualTo(2);
    }

    @Test
    void aClaimThatCannotBeReadCountsAndIsJudgedWhenItCan() {
        threeVisitsUnder(paying(10));
        RepricingPlan plan = system.publishContract(JANUARY, paying(2));
        system.plan(plan);
        system.drained().forEach(chunk -> system.worker.work(chunk, RepricingSystem::never));
        RepricingChunk years = system.drained().getFirst();
        AttributeValue decision =
                system.damage().replaceDecision("april", AttributeValue.fromB(SdkBytes.fromUtf8String("torn")));

        assertThatThrownBy(() -> system.worker.work(years, RepricingSystem::never))
                .isInstanceOf(RuntimeException.class);
        assertThat(statuses("march", "august")).containsExactly(ClaimStatus.READY, ClaimStatus.NEEDS_CORRECTION);
        assertThat(system.find(plan).yearChanges().pending()).isTrue();
        system.damage().replaceDecision("april", decision);
        system.worker.work(years, RepricingSystem::never);

        assertThat(statuses("april")).containsExactly(ClaimStatus.READY);
        assertThat(system.find(plan).yearChanges().pending()).isFalse();
    }

    private void threeVisitsUnder(byte[] contract) {
        system.publishContract(JANUARY, contract);
        archive("march", "p-1", IN_MARCH);
        archive("april", "p-1", IN_APRIL);
        archive("august", "p-1", IN_AUGUST);
    }

    /** Of 2025, for which only the indices are published. */
    private void threeVisitsWithoutMedicaresTable() {
        threeVisitsWithoutMedicaresTable(paying(2), "");
    }

    private void threeVisitsWithoutMedicaresTable(byte[] contract, String further) {
        system.publish(IN_2025, ScheduleKind.GPCIS, RepricingScenario.gpcis("0.913"));
        system.publishContract(
                IN_2025,
                new String(contract, StandardCharsets.UTF_8)
                        .replace("2026-01-01", "2025-01-01")
                        .replace("\"2026\"", "\"CURRENT\"")
                        .getBytes(StandardCharsets.UTF_8));
        archive("first", "p-1", "2025-08-04", further);
        archive("second", "p-1", "2025-08-11", further);
        archive("third", "p-1", "2025-08-18", further);
        assertThat(statuses("first", "second", "third")).containsOnly(ClaimStatus.NEEDS_CORRECTION);
    }

    private RepricingPlan tableOf2025() {
        return system.publish(
                IN_2025, ScheduleKind.RELATIVE_VALUES, RepricingScenario.relativeValues("0.43", "0.60", "32.3465"));
    }

    private static Authorization ofTwoVisits() {
        return new Authorization(
                "A-1",
                "acme",
                IN_2025,
                LocalDate.of(2025, 12, 31),
                List.of(),
                List.of(),
                Optional.of(2),
                Optional.empty(),
                0,
                0);
    }

    private void archive(String claimId, String patientId, String on) {
        archive(claimId, patientId, on, "");
    }

    private void archive(String claimId, String patientId, String on, String further) {
        system.archive(
                "demo",
                claimId,
                system.sampleOf(patientId, on).replace("\"payerId\": \"medicare\"", "\"payerId\": \"acme\"" + further));
    }

    private List<ClaimStatus> statuses(String... claimIds) {
        return List.of(claimIds).stream()
                .map(claimId -> system.latest(claimId).status())
                .toList();
    }

    /** The contract with a hard limit of so many visits a year. */
    private static byte[] paying(int visits) {
        String unlimited = new String(Publications.contract("2026"), StandardCharsets.UTF_8);
        return unlimited
                .replace(
                        "\"sequestration\":false",
                        "\"sequestration\":false,\"visitLimits\":[{\"visits\":%d,\"period\":\"CALENDAR_YEAR\",\"effect\":\"HARD\"}]"
                                .formatted(visits))
                .getBytes(StandardCharsets.UTF_8);
    }
}
