package com.therapyclaims.domain.repricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.claims.BillingDetails;
import com.therapyclaims.domain.claims.ClaimContext;
import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.ClaimFiling;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStanding;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.PracticeTables;
import com.therapyclaims.domain.claims.ProcessedVisit;
import com.therapyclaims.domain.claims.RevisionCause;
import com.therapyclaims.domain.claims.Succession;
import com.therapyclaims.domain.claims.Visit;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.LinePrice;
import com.therapyclaims.domain.pricing.PricingPlace;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a ledger says in total it says in every division, to the cent, whatever changed. */
class LedgerPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final ScheduleVersion VERSION = new ScheduleVersion(
            "medicare-rvu", "v", "0".repeat(64), LocalDate.of(2026, 1, 1), Optional.empty(), NOW, "test");

    @Property(tries = 150)
    void everyDivisionAddsUpToTheDeltaToTheCent(
            @ForAll("figures") SomeTables then,
            @ForAll("figures") SomeTables now,
            @ForAll("days") List<SomeVisit> visits) {
        RepricingTotals totals = RepricingTotals.NONE;
        for (RepricedClaim claim : reprice(then, now, visits)) {
            totals = totals.plus(claim);
        }

        Repricing ledger = Repricing.of(
                "id",
                VERSION,
                new Repricing.Course(NOW, true, Optional.empty(), Optional.empty(), Duration.ZERO, NOW),
                new Repricing.Share(
                        visits.size(),
                        0,
                        totals,
                        Repricing.Again.NONE,
                        Optional.of(NOW),
                        Duration.ZERO,
                        Repricing.YearChanges.NONE));
        Money delta = ledger.amounts().delta();

        assertThat(ledger.byCause().total()).as("causes").isEqualTo(delta);
        assertThat(sum(ledger.byCode().stream().map(Repricing.CodeAmounts::delta)))
                .as("codes")
                .isEqualTo(delta);
        assertThat(sum(ledger.byPayer().stream().map(Repricing.PayerAmounts::delta)))
                .as("payers")
                .isEqualTo(delta);
        assertThat(sum(ledger.byMonth().stream().map(Repricing.MonthAmounts::delta)))
                .as("months")
                .isEqualTo(delta);
        assertThat(sum(ledger.byMonth().stream().map(Repricing.MonthAmounts::before)))
                .as("before")
                .isEqualTo(ledger.amounts().before());
        assertThat(sum(ledger.byCode().stream().map(Repricing.CodeAmounts::after)))
                .as("after")
                .isEqualTo(ledger.amounts().after());
        assertThat(ledger.claims().done()).isEqualTo(visits.size());
    }

    @Property(tries = 100)
    void aDayHasOneUnitInFullAcrossItsClaims(
            @ForAll("figures") SomeTables then,
            @ForAll("figures") SomeTables now,
            @ForAll("days") List<SomeVisit> visits) {
        List<SomeVisit> medicares = visits.stream()
                .map(visit -> new SomeVisit(visit.code(), visit.minutes(), "medicare", ClaimStatus.READY, 3))
                .toList();

        int inFull = 0;
        for (RepricedClaim claim : reprice(then, now, medicares)) {
            ClaimDecision decision = claim instanceof RepricedClaim.Changed changed
                    ? changed.decision()
                    : claim.claim().decision();
            inFull += decision.pricing().lines().stream()
                    .map(LinePrice.Priced.class::cast)
                    .mapToInt(LinePrice.Priced::fullUnits)
                    .sum();
        }

        assertThat(inFull).isEqualTo(1);
    }

    /** The second claim's amounts are the same to the cent with a unit in full then and with none now. */
    @Example
    void aClaimLosesItsFullUnitWhereItsAmountsStayToo() {
        aDayHasOneUnitInFullAcrossItsClaims(
                new SomeTables(20, 20, 800, 300_000),
                new SomeTables(20, 20, 1199, 300_000),
                List.of(
                        new SomeVisit("97110", 8, "medicare", ClaimStatus.READY, 3),
                        new SomeVisit("97110", 23, "medicare", ClaimStatus.READY, 3)));
    }

    @Property(tries = 50)
    void whatTheSameTablesGiveOtherwiseTodayIsTheRules(
            @ForAll("figures") SomeTables recorded,
            @ForAll("figures") SomeTables tables,
            @ForAll("days") List<SomeVisit> visits) {
        // Prices that no table of then explains: rules made them that are no more.
        List<ClaimRevision> claims = new ArrayList<>();
        for (SomeVisit visit : visits) {
            claims.add(visit.archivedAs("c" + claims.size(), recorded));
        }

        assertThat(reprice(tables(tables, tables), claims))
                .filteredOn(RepricedClaim.Changed.class::isInstance)
                .allSatisfy(claim -> {
                    ClaimChange change = ((RepricedClaim.Changed) claim).change();
                    assertThat(change.causes())
                            .isEqualTo(new Causes(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, change.delta()));
                });
    }

    @Property(tries = 50)
    void whatIsRepricedOnceIsLeftTheSecondTime(
            @ForAll("figures") SomeTables then,
            @ForAll("figures") SomeTables now,
            @ForAll("days") List<SomeVisit> visits) {
        List<ClaimRevision> repriced = reprice(then, now, visits).stream()
                .map(claim -> claim instanceof RepricedClaim.Changed changed
                                && !changed.change().isVariance()
                        ? changed.claim().repriced(NOW, "id", changed.decision())
                        : claim.claim())
                .toList();

        assertThat(reprice(tables(now, now), repriced))
                .filteredOn(claim -> claim.claim().cause() instanceof RevisionCause.Repriced)
                .allSatisfy(claim -> assertThat(claim).isInstanceOf(RepricedClaim.Unchanged.class));
    }

    @Provide
    static Arbitrary<SomeTables> figures() {
        return Combinators.combine(
                        Arbitraries.integers().between(20, 80),
                        Arbitraries.integers().between(20, 80),
                        Arbitraries.integers().between(800, 1200),
                        Arbitraries.integers().between(300_000, 360_000))
                .as(SomeTables::new);
    }

    @Provide
    static Arbitrary<List<SomeVisit>> days() {
        return Combinators.combine(
                        Arbitraries.of("97110", "97530"),
                        Arbitraries.integers().between(8, 60),
                        Arbitraries.of("medicare", "commercial"),
                        Arbitraries.of(ClaimStatus.READY, ClaimStatus.SUBMITTED, ClaimStatus.PAID, ClaimStatus.VOID),
                        Arbitraries.integers().between(3, 5))
                .as(SomeVisit::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    /** Visits as they were archived with the tables of then, repriced with those of now. */
    private static List<RepricedClaim> reprice(SomeTables then, SomeTables now, List<SomeVisit> visits) {
        List<ClaimRevision> claims = new ArrayList<>();
        for (SomeVisit visit : visits) {
            claims.add(visit.archivedAs("c" + claims.size(), then));
        }
        return reprice(tables(then, now), claims);
    }

    private static List<RepricedClaim> reprice(RepricingTables tables, List<ClaimRevision> claims) {
        DayRepricer repricer = new DayRepricer(tables);
        return claims.stream()
                .map(claim -> repricer.reprice(
                        claim,
                        claims.stream()
                                .filter(other -> other.visit()
                                        .dateOfService()
                                        .equals(claim.visit().dateOfService()))
                                .toList()))
                .toList();
    }

    private static Money sum(Stream<Money> amounts) {
        return amounts.reduce(Money.ZERO, Money::plus);
    }

    private static RepricingTables tables(FeeSchedules then, FeeSchedules now) {
        return new RepricingTables(
                new PracticeTables(new StandardPayers(), now), _ -> new PracticeTables(new StandardPayers(), then));
    }

    /** One service of one patient, on some Monday of some month of 2026. */
    record SomeVisit(String code, int minutes, String payerId, ClaimStatus status, int month) {
        ClaimRevision archivedAs(String claimId, FeeSchedules tables) {
            Visit visit = visit();
            ClaimDecision decision = switch (new ClaimProcessor(new StandardPayers(), tables)
                    .process(visit, ClaimContext.alone(visit.dateOfService()))) {
                case ProcessedVisit.Decided(ClaimDecision decided) -> decided;
                case ProcessedVisit.UnknownPayer _ -> throw new AssertionError("both payers are known");
            };
            return new ClaimRevision(
                    "demo",
                    claimId,
                    1,
                    ClaimStanding.of(status),
                    new RevisionCause.Created(),
                    NOW,
                    NOW,
                    visit,
                    "{}",
                    decision,
                    Succession.NONE);
        }

        private Visit visit() {
            return new Visit(
                    new Visit.Patient(
                            "p-1",
                            LocalDate.of(1950, 4, 2),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()),
                    payerId,
                    ClaimFiling.ORIGINAL,
                    Optional.empty(),
                    LocalDate.of(2026, month, 2),
                    Optional.empty(),
                    "11",
                    Optional.empty(),
                    new PricingPlace.InLocality(Locality.parse("15202-00")),
                    new Visit.BillingProvider(
                            "1234567893",
                            "123456789",
                            Optional.empty(),
                            "Example Therapy",
                            Optional.empty(),
                            Optional.empty()),
                    Optional.of(new Visit.Provider(Optional.empty(), Optional.empty(), Optional.of("PT"))),
                    Optional.empty(),
                    List.of("M25.561"),
                    List.of(new Visit.Service(
                            code,
                            minutes,
                            FurnishedBy.THERAPIST,
                            Optional.empty(),
                            List.of(),
                            List.of(),
                            Optional.of(Money.of("500.00")),
                            List.of(1),
                            Optional.empty())),
                    List.of(),
                    Money.ZERO,
                    true,
                    false,
                    BillingDetails.NONE,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
