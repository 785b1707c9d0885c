package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.repricing.RepricingSystem.CLOCK;
import static com.therapyclaims.aws.repricing.RepricingSystem.JANUARY;
import static com.therapyclaims.aws.repricing.RepricingSystem.JULY;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.repricing.RepricingPlanQueue.Request;
import com.therapyclaims.aws.schedules.Publications;
import com.therapyclaims.domain.claims.ClaimStanding;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ZipLocality;
import com.therapyclaims.domain.schedules.ZipSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which claims a version reprices: those of its dates, its practice and its payer, and those that contracts tie to them. */
class AffectedClaimsTest extends RepricingScenario {
    @Test
    void claimsOfOtherDatesAndVoidClaimsStayAsTheyAre() {
        archive("demo", "before", sample.replace("2026-08-03", "2026-06-30"));
        archive("demo", "void", sample);
        archive.append(latest("demo", "void")
                .stepped(CLOCK.instant(), new ClaimStep.MakeVoid(), ClaimStanding.of(ClaimStatus.VOID)));

        Repricing repricing = reprice(publish(JULY, "0.41", "33.4009"));

        assertThat(latest("demo", "before").revision()).isEqualTo(1);
        assertThat(latest("demo", "void").revision()).isEqualTo(2);
        assertThat(latest("demo", "void").status()).isEqualTo(ClaimStatus.VOID);
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 0, 1, 0, 0));
    }

    @Test
    void aRetroactiveCorrectionRepricesTheClaimsOfItsOwnDatesAlone() {
        publish(JULY, "0.41", "33.4009");
        archive("demo", "before", on("2026-02-27"));
        archive("demo", "within", on("2026-03-02").replace("p-1", "p-2"));
        archive("demo", "last", on("2026-06-30").replace("p-1", "p-3"));
        archive("demo", "later", on("2026-07-01").replace("p-1", "p-4"));

        Repricing repricing = reprice(publish(LocalDate.of(2026, 3, 1), "0.44", "32.3465"));

        assertThat(changes("demo", repricing.id()))
                .extracting(ClaimChange::claimId)
                .containsExactly("last", "within");
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
        assertThat(latest("demo", "before").revision()).isEqualTo(1);
        assertThat(latest("demo", "later").revision()).isEqualTo(1);
    }

    @Test
    void aPracticesFeesRepriceItsClaimsOfThatPayerAlone() {
        publishFees("demo", "acme", JANUARY, "32.00");
        String acmes = sample.replace("\"payerId\": \"medicare\"", "\"payerId\": \"acme\"");
        archive("demo", "c1", acmes);
        archive("demo", "c2", sample);

        Repricing repricing = reprice(publishFees("demo", "acme", JULY, "33.00"));

        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThat(repricing.byCause().contract()).isEqualTo(repricing.amounts().delta());
        assertThat(latest("demo", "c1").revision()).isEqualTo(2);
        assertThat(latest("demo", "c2").revision()).isEqualTo(1);
    }

    @Test
    void aClaimForADayOfNextYearFollowsItsPracticesFees() {
        publishFees("demo", "acme", JANUARY, "32.00");
        archive("demo", "c1", onOf("2027-05-03", "acme"));

        Repricing repricing = reprice(publishFees("demo", "acme", LocalDate.of(2027, 1, 1), "33.00"));

        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
    }

    @Test
    void aClaimForADayOfNextYearFollowsMedicaresTablesOfThatYear() {
        LocalDate nextYear = LocalDate.of(2027, 1, 1);
        publish(nextYear, "0.43", "32.3465");
        publishGpci(nextYear, "0.913");
        archive("demo", "c1", on("2027-05-03"));

        Repricing repricing = reprice(publish(nextYear, "0.41", "33.4009"));

        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
    }

    @Test
    void aContractPinnedToAYearFollowsThatYearsFeesOnOtherDates() {
        publish(LocalDate.of(2025, 1, 1), "0.43", "32.3465");
        publishGpci(LocalDate.of(2025, 1, 1), "0.913");
        publishContract("demo", "2025");
        archive("demo", "pinned", sample.replace("\"payerId\": \"medicare\"", "\"payerId\": \"acme\""));
        archive("demo", "medicares", sample.replace("p-1", "p-2"));

        Repricing repricing = reprice(publish(LocalDate.of(2025, 10, 1), "0.40", "32.3465"));

        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThat(latest("demo", "pinned").revision()).isEqualTo(2);
        assertThat(latest("demo", "medicares").revision()).isEqualTo(1);
        assertThat(repricing.byCause().rvu()).isEqualTo(repricing.amounts().delta());
    }

    @Test
    void aContractPinnedToTheYearThatRunsFollowsAChangeOfItsFeesAtOnce() {
        publishContract("demo", "2026");
        archive("demo", "pinned", onOf("2026-02-03", "acme"));
        archive("demo", "medicares", on("2026-02-03").replace("p-1", "p-2"));
        RepricingPlan plan = publish(LocalDate.of(2026, 10, 1), "0.40", "32.3465");

        system.planner(Clock.fixed(Instant.parse("2026-10-05T12:00:00Z"), ZoneOffset.UTC))
                .plan(new Request(plan, false, Optional.empty()), () -> false);
        workOn(servers.drain(queueUrl));

        assertThat(latest("demo", "pinned").revision()).isEqualTo(2);
        assertThat(latest("demo", "medicares").revision()).isEqualTo(1);
        assertThat(system.find(plan).claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
    }

    @Test
    void aChangeWithinAPinnedYearThatALaterOneReplacesBeforeItsEndIsNoneForThePinnedContract() {
        publishContract("demo", "2026");
        publish(LocalDate.of(2026, 10, 1), "0.40", "32.3465");
        archive("demo", "pinned", onOf("2026-02-03", "acme"));

        Repricing repricing = reprice(publish(JULY, "0.41", "33.4009"));

        assertThat(repricing.claims().total()).isZero();
    }

    @Test
    void aContractThatCannotBeReadKeepsNoOtherPracticeFromBeingRepriced() {
        publishContract("other", "2026");
        system.damageContractOf("other");
        publishContract("demo", "2026");
        archive("demo", "pinned", onOf("2026-02-03", "acme"));
        archive("demo", "medicares", sample.replace("p-1", "p-2"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");

        Repricing repricing = reprice(plan);

        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
        assertThat(system.log.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.at("/practiceId").asText()).isEqualTo("other"));
    }

    @Test
    void feesFromBeforeTheFirstContractAreRepricedWhereNoContractHolds() {
        publishFees("demo", "acme", LocalDate.of(2025, 1, 1), "32.00");
        archive("demo", "c1", onOf("2025-08-04", "acme"));
        publishContract("demo", "CURRENT");

        reprice(publishFees("demo", "acme", LocalDate.of(2025, 7, 1), "33.00"));

        assertThat(latest("demo", "c1").revision()).isEqualTo(2);
    }

    @Test
    void feesHoldAgainAfterTheLastContractHasEnded() {
        publishContract("demo", LocalDate.of(2025, 1, 1), contractFrom2025Until("\"2025-12-31\""));
        publishFees("demo", "acme", JANUARY, "32.00");

        archive("demo", "c1", onOf("2026-08-03", "acme"));
        reprice(publishFees("demo", "acme", JULY, "33.00"));

        assertThat(latest("demo", "c1").revision()).isEqualTo(2);
    }

    @Test
    void claimsAfterTheDateAtWhichACorrectionEndsTheirContractArePricedByFees() {
        LocalDate from = LocalDate.of(2025, 1, 1);
        publishContract("demo", from, contractFrom2025Until("null"));
        publishFees("demo", "acme", from, "32.00");
        archive("demo", "c1", onOf("2026-08-03", "acme"));
        Money under = latest("demo", "c1").allowed();

        Repricing repricing = reprice(publishContract("demo", from, contractFrom2025Until("\"2026-06-30\"")));

        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThat(repricing.byCause().contract()).isEqualTo(repricing.amounts().delta());
        assertThat(latest("demo", "c1").allowed()).isNotEqualTo(under).isEqualTo(Money.of("96.00"));
    }

    @Test
    void theFirstZipTableRepricesTheClaimsOfDatesBeforeIt() {
        publish(LocalDate.of(2025, 1, 1), "0.43", "32.3465");
        publish(LocalDate.of(2025, 1, 1), ScheduleKind.GPCIS, gpcis("0.913"));
        String placed = on("2025-08-04").replace("\"locality\": \"15202-00\"", "\"serviceLocationZip\": \"43215\"");
        archive("demo", "c1", placed);
        assertThat(latest("demo", "c1").allowed()).isEqualTo(Money.ZERO);
        ZipSnapshot.Writer zips = new ZipSnapshot.Writer();
        zips.add(new ZipLocality("43215", "OH", Locality.parse("15202-00"), false));

        Repricing repricing = reprice(publish(JANUARY, ScheduleKind.ZIP_LOCALITIES, zips.encode()));

        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThat(latest("demo", "c1").allowed().isMoreThan(Money.ZERO)).isTrue();
    }

    /** Acme's contract from 2025 on, at 110 percent of Medicare. */
    private static byte[] contractFrom2025Until(String last) {
        return new String(Publications.contract("CURRENT"), StandardCharsets.UTF_8)
                .replace("2026-01-01", "2025-01-01")
                .replace("\"effectiveTo\":null", "\"effectiveTo\":" + last)
                .getBytes(StandardCharsets.UTF_8);
    }
}
