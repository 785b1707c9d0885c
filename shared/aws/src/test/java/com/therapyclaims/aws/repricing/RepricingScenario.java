package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.repricing.RepricingSystem.CLOCK;
import static com.therapyclaims.aws.repricing.RepricingSystem.DOCUMENTS;
import static com.therapyclaims.aws.repricing.RepricingSystem.JANUARY;
import static com.therapyclaims.aws.repricing.RepricingSystem.JULY;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.repricing.RepricingPlanQueue.Request;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.aws.schedules.Publications;
import com.therapyclaims.aws.schedules.SchedulePublisher;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.pricing.LinePrice;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.schedules.CommercialFee;
import com.therapyclaims.domain.schedules.CommercialFeesSnapshot;
import com.therapyclaims.domain.schedules.Gpci;
import com.therapyclaims.domain.schedules.GpciSnapshot;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.RvuSnapshot;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.local.testing.TestServers;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A system of its own for each test of repricings, with the sample visit, January's tables and the words of these tests. */
@ExtendWith(TestServers.class)
abstract class RepricingScenario {
    static final AttributeValue TORN = AttributeValue.fromB(SdkBytes.fromUtf8String("torn"));

    /** A practice expense of 97530 below that of 97110. */
    static final String ACTIVITY_BEHIND_EXERCISE = "0.40";

    /** When no delivery of a chunk can be at work any more. */
    final Instant atRest = CLOCK.instant().plus(RepricingWorker.LONGEST_DELIVERY);

    RepricingSystem system;
    TestServers servers;
    String sample;
    Table claims;
    String queueUrl;
    FeeScheduleStore schedules;
    ClaimArchive archive;
    RepricingPlanner planner;
    RepricingWorker worker;
    Repricings repricings;
    RepricingControl control;

    @BeforeEach
    void freshSystem(TestServers real) throws IOException {
        system = new RepricingSystem(real);
        servers = real;
        sample = system.sample;
        claims = system.claims;
        queueUrl = system.queueUrl;
        schedules = system.schedules;
        archive = system.archive;
        planner = system.planner;
        worker = system.worker;
        repricings = system.repricings;
        control = system.control;
        publish(JANUARY, "0.43", "32.3465");
        publishGpci(JANUARY, "0.913");
    }

    void assertThatTheLedgerIsWhole(RepricingPlan plan, Repricing.Claims expected) {
        Repricing repricing = system.find(plan);
        List<ClaimChange> changes = changes("demo", plan.repricingId());
        Money delta = repricing.amounts().delta();
        assertThat(repricing.claims()).isEqualTo(expected);
        assertThat(changes).hasSize(expected.changed());
        assertThat(changes.stream().map(ClaimChange::delta).reduce(Money.ZERO, Money::plus))
                .isEqualTo(delta);
        assertThat(repricing.byCause().total()).isEqualTo(delta);
        assertThat(repricing.byCode().stream().map(Repricing.CodeAmounts::delta).reduce(Money.ZERO, Money::plus))
                .isEqualTo(delta);
        assertThat(repricing.byPayer().stream()
                        .map(Repricing.PayerAmounts::delta)
                        .reduce(Money.ZERO, Money::plus))
                .isEqualTo(delta);
        assertThat(repricing.byMonth().stream()
                        .map(Repricing.MonthAmounts::delta)
                        .reduce(Money.ZERO, Money::plus))
                .isEqualTo(delta);
    }

    /** A repricing by new relative values, done and looked at again, whose list has the submitted claim c1. */
    RepricingPlan toRebillSinceNewValues() {
        archiveSubmitted("c1");
        RepricingPlan values = publishNewValues();
        reprice(values);
        secondLook(values);
        assertThat(toRebill(values)).containsExactly("c1");
        return values;
    }

    /** The list has of its one claim what the earlier repricing's has not. */
    void assertThatTheRestIsListed(RepricingPlan plan, RepricingPlan earlier) {
        assertThat(listed(plan))
                .singleElement()
                .satisfies(rest ->
                        assertThat(rest.before()).isEqualTo(onlyChange(earlier).after()));
    }

    RebillList rebills() {
        return new RebillList(claims, repricings);
    }

    static int signedClaims(RebillList.Signed signed) {
        assertThat(signed).isInstanceOf(RebillList.Signed.Now.class);
        return ((RebillList.Signed.Now) signed).signOff().claims();
    }

    ClaimChange onlyChange(RepricingPlan plan) {
        List<ClaimChange> changes = changes("demo", plan.repricingId());
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }

    List<ClaimChange> listed(RepricingPlan plan) {
        return repricings
                .variances("demo", plan.repricingId(), 10, Optional.empty())
                .orElseThrow()
                .items();
    }

    List<String> toRebill(RepricingPlan plan) {
        return repricings.variances("demo", plan.repricingId(), 1, Optional.empty()).stream()
                .flatMap(page -> Stream.concat(
                        page.items().stream(),
                        page.nextCursor().stream()
                                .flatMap(cursor -> repricings
                                        .variances("demo", plan.repricingId(), 100, Optional.of(cursor))
                                        .orElseThrow()
                                        .items()
                                        .stream())))
                .map(ClaimChange::claimId)
                .toList();
    }

    static RebillList.Signed sign(RebillList rebills, RepricingPlan plan, String payloadHash, Instant now) {
        return rebills.sign(
                "demo", plan.repricingId(), "A. Smith", Optional.of(new IdempotencyKey("sign-1", payloadHash)), now);
    }

    /** The sample with another code, which ranks before it in the tables of January. */
    String activity() {
        return sample.replace("97110", "97530");
    }

    static void submit(ClaimIntake intake, String claimId, String sent, Duration after) {
        assertThat(intake.submit(
                        claimId,
                        DOCUMENTS.readVisit(sent),
                        sent,
                        new IdempotencyKey(claimId, "hash"),
                        CLOCK.instant().plus(after)))
                .isInstanceOf(ClaimIntake.Submission.Archived.class);
    }

    void secondLook(RepricingPlan plan) {
        planner.plan(new Request(plan, true, Optional.empty()), () -> false);
        workOn(servers.drain(queueUrl));
    }

    void workOn(List<String> messages) {
        messages.stream().map(RepricingChunk::read).forEach(chunk -> worker.work(chunk, () -> false));
    }

    /** So long after the claims were archived that they are not looked at as possibly still moving. */
    void planLongAfter(RepricingPlan plan) {
        system.planner(Clock.offset(CLOCK, Duration.ofMinutes(10)))
                .plan(new Request(plan, false, Optional.empty()), () -> false);
    }

    RepricingWorker worker(Clock clock) {
        return system.worker(clock, archive);
    }

    Repricing reprice(RepricingPlan plan) {
        plan(plan);
        workOn(servers.drain(queueUrl));
        return system.find(plan);
    }

    void plan(RepricingPlan plan) {
        planner.plan(new Request(plan, false, Optional.empty()), () -> false);
    }

    List<ClaimChange> changes(String practice, String id) {
        return system.changes(practice, id);
    }

    int fullUnits(String claimId) {
        return latest("demo", claimId).decision().pricing().lines().stream()
                .map(LinePrice.Priced.class::cast)
                .mapToInt(LinePrice.Priced::fullUnits)
                .sum();
    }

    ClaimRevision submitted(String claimId) {
        return stepped(claimId, new ClaimStep.Submit(), ClaimStatus.SUBMITTED);
    }

    ClaimRevision paid(String claimId) {
        return stepped(claimId, new ClaimStep.Pay(), ClaimStatus.PAID);
    }

    ClaimRevision stepped(String claimId, ClaimStep step, ClaimStatus status) {
        return system.stepped(claimId, step, status);
    }

    ClaimRevision latest(String practice, String claimId) {
        return archive.latest(practice, claimId).orElseThrow();
    }

    void archive(String practice, String claimId, String sent) {
        system.archive(practice, claimId, sent);
    }

    /** The sample visit, which is with its payer. */
    void archiveSubmitted(String claimId) {
        archive("demo", claimId, sample);
        archive.append(submitted(claimId));
    }

    RepricingPlan publish(LocalDate from, String practiceExpense, String factor) {
        return publish(from, ScheduleKind.RELATIVE_VALUES, relativeValues(practiceExpense, "0.60", factor));
    }

    RepricingPlan publish(LocalDate from, ScheduleKind kind, byte[] snapshot) {
        return system.publish(from, kind, snapshot);
    }

    static byte[] relativeValues(String exercise, String activity, String factor) {
        RvuSnapshot.Writer writer = new RvuSnapshot.Writer();
        writer.add(Publications.value("97110", "0.45", exercise, factor));
        writer.add(Publications.value("97140", "0.43", "0.38", factor));
        writer.add(Publications.value("97530", "0.44", activity, factor));
        return writer.encode();
    }

    RepricingPlan publishGpci(LocalDate from, String practiceExpense) {
        return publish(from, ScheduleKind.GPCIS, gpcis(practiceExpense));
    }

    static byte[] gpcis(String practiceExpense) {
        GpciSnapshot.Writer writer = new GpciSnapshot.Writer();
        writer.add(
                Locality.parse("15202-00"),
                new Gpci(BigDecimal.ONE, new BigDecimal(practiceExpense), new BigDecimal("1.008")));
        return writer.encode();
    }

    /** The sample visit on another day. */
    String on(String dateOfService) {
        return sample.replace("2026-08-03", dateOfService).replace("2026-08-04", dateOfService);
    }

    /** The sample visit on another day, of another payer's patient. */
    String onOf(String dateOfService, String payerId) {
        return on(dateOfService).replace("\"payerId\": \"medicare\"", "\"payerId\": \"" + payerId + "\"");
    }

    /** Published after the moment the tests call now. */
    RepricingPlan publishLater(String exercise, String activity, String factor) {
        return system.publish(
                laterPublisher(),
                ScheduleOwner.MEDICARE,
                JULY,
                ScheduleKind.RELATIVE_VALUES.id(),
                ScheduleKind.RELATIVE_VALUES,
                relativeValues(exercise, activity, factor));
    }

    /** Published later, with more than twice January's practice expense of 97110. */
    RepricingPlan publishNewValues() {
        return publishLater("0.99", "0.60", "32.3465");
    }

    RepricingPlan publishGpciLater(LocalDate from, String practiceExpense) {
        return system.publish(
                laterPublisher(),
                ScheduleOwner.MEDICARE,
                from,
                ScheduleKind.GPCIS.id(),
                ScheduleKind.GPCIS,
                gpcis(practiceExpense));
    }

    SchedulePublisher laterPublisher() {
        return system.publisher(Clock.offset(CLOCK, Duration.ofSeconds(5)));
    }

    RepricingPlan publishFees(String practice, String payerId, LocalDate from, String amount) {
        CommercialFeesSnapshot.Writer writer = new CommercialFeesSnapshot.Writer();
        writer.add(new CommercialFee("97110", "", Money.of(amount), Optional.empty()));
        writer.add(new CommercialFee("97140", "", Money.of(amount), Optional.empty()));
        return system.publish(
                system.publisher,
                ScheduleOwner.practice(practice),
                from,
                payerId + "-fees",
                ScheduleKind.COMMERCIAL_FEES,
                writer.encode());
    }

    void publishContract(String practice, String year) {
        publishContract(practice, JANUARY, Publications.contract(year));
    }

    RepricingPlan publishContract(String practice, LocalDate from, byte[] contract) {
        return system.publish(
                system.publisher,
                ScheduleOwner.practice(practice),
                from,
                "acme-contract",
                ScheduleKind.CONTRACT,
                contract);
    }

    void forgetThatItIsDone(RepricingChunk chunk) {
        servers.dynamoDb()
                .updateItem(update -> update.tableName(claims.name())
                        .key(RepricingItems.chunkKey(chunk))
                        .updateExpression("REMOVE done"));
        servers.dynamoDb().deleteItem(delete -> delete.tableName(claims.name()).key(YearStore.key(chunk)));
    }

    Map<String, AttributeValue> share(RepricingPlan plan) {
        return items().share(plan);
    }

    /** Makes the claim's revision unreadable, and says what stood there. */
    AttributeValue spoil(String claimId) {
        return replaceDecision(claimId, TORN);
    }

    AttributeValue replaceDecision(String claimId, AttributeValue decision) {
        return items().replaceDecision(claimId, decision);
    }

    DemoItems items() {
        return system.damage();
    }
}
