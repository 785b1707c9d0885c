package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.repricing.RepricingSystem.JULY;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.Repricing.State;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a new version of a fee schedule changes in archived claims, and how a repricing tells it. */
class RepricingTest extends RepricingScenario {
    @Test
    void aNewFactorAndNewPracticeExpenseChangeTheClaimAndTheCausesAddUp() {
        archive("demo", "c1", sample);
        Money before = latest("demo", "c1").allowed();

        Repricing repricing = reprice(publish(JULY, "0.41", "33.4009"));

        ClaimRevision after = latest("demo", "c1");
        assertThat(after.revision()).isEqualTo(2);
        assertThat(after.cause().repricing()).contains(repricing.id());
        assertThat(repricing.state()).isEqualTo(State.DONE);
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThat(repricing.amounts().before()).isEqualTo(before);
        assertThat(repricing.amounts().after()).isEqualTo(after.allowed());
        assertThat(repricing.byCause().total()).isEqualTo(repricing.amounts().delta());
        assertThat(repricing.byCause().rvu().isNegative()).isTrue();
        assertThat(repricing.byCause().conversionFactor().isMoreThan(Money.ZERO))
                .isTrue();
        assertThat(repricing.byCause().gpci()).isEqualTo(Money.ZERO);
        assertThat(repricing.byCause().rule()).isEqualTo(Money.ZERO);
        assertThat(repricing.byCode().stream().map(Repricing.CodeAmounts::delta).reduce(Money.ZERO, Money::plus))
                .isEqualTo(repricing.amounts().delta());
    }

    @Test
    void theRepricedClaimIsWhatANewClaimWouldBe() {
        archive("demo", "c1", sample);
        reprice(publish(JULY, "0.41", "33.4009"));
        archive("other", "c2", sample);

        assertThat(latest("demo", "c1").decision().pricing().lines())
                .isEqualTo(latest("other", "c2").decision().pricing().lines());
        assertThat(latest("demo", "c1").decision().units())
                .isEqualTo(latest("other", "c2").decision().units());
    }

    @Test
    void newIndicesChangeByGpciAlone() {
        archive("demo", "c1", sample);

        Repricing repricing = reprice(publishGpci(JULY, "0.999"));

        assertThat(repricing.byCause().gpci()).isEqualTo(repricing.amounts().delta());
        assertThat(repricing.amounts().delta().isMoreThan(Money.ZERO)).isTrue();
    }

    @Test
    void theChangesOfARepricingListEachClaimWithItsRevisions() {
        archive("demo", "c1", sample);
        Repricing repricing = reprice(publish(JULY, "0.41", "33.4009"));

        assertThat(changes("demo", repricing.id())).singleElement().satisfies(change -> {
            assertThat(change.claimId()).isEqualTo("c1");
            assertThat(change.fromRevision()).isEqualTo(1);
            assertThat(change.toRevision()).contains(2);
            assertThat(change.causes().total()).isEqualTo(change.delta());
        });
    }

    @Test
    void tablesWithTheSameFiguresChangeNoClaim() {
        archive("demo", "c1", sample);

        Repricing repricing = reprice(publish(JULY, "0.43", "32.3465"));

        assertThat(latest("demo", "c1").revision()).isEqualTo(1);
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 0, 1, 0, 0));
        assertThat(repricing.amounts().delta()).isEqualTo(Money.ZERO);
        assertThat(changes("demo", repricing.id())).isEmpty();
    }

    @Test
    void anotherPracticeSeesItsOwnShareAlone() {
        archive("demo", "c1", sample);
        archive("demo", "c2", sample.replace("p-1", "p-2"));
        archive("other", "c3", sample);

        Repricing demos = reprice(publish(JULY, "0.41", "33.4009"));

        Repricing others = repricings.find("other", demos.id()).orElseThrow();
        assertThat(demos.claims().total()).isEqualTo(2);
        assertThat(others.claims().total()).isEqualTo(1);
        assertThat(changes("other", demos.id()))
                .extracting(ClaimChange::claimId)
                .containsExactly("c3");
        assertThat(repricings.find("third", demos.id()).orElseThrow().claims().total())
                .isZero();
        assertThat(repricings.page("third", 25, Optional.empty()).items()).isEmpty();
        assertThat(repricings.page("demo", 25, Optional.empty()).items()).containsExactly(demos);
    }

    @Test
    void aSubmittedClaimKeepsItsPriceAndTheLedgerHasItsVariance() {
        archive("demo", "c1", sample);
        ClaimRevision submitted = submitted("c1");
        archive.append(submitted);

        Repricing repricing = reprice(publish(JULY, "0.41", "33.4009"));

        assertThat(latest("demo", "c1")).isEqualTo(submitted);
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 1, 0));
        assertThat(changes("demo", repricing.id())).singleElement().satisfies(change -> {
            assertThat(change.isVariance()).isTrue();
            assertThat(change.fromRevision()).isEqualTo(2);
            assertThat(change.delta()).isEqualTo(repricing.amounts().delta());
        });
    }

    @Test
    void aPaidClaimKeepsItsPriceToo() {
        archive("demo", "c1", sample);
        archive.append(paid("c1"));

        Repricing repricing = reprice(publish(JULY, "0.41", "33.4009"));

        assertThat(latest("demo", "c1").status()).isEqualTo(ClaimStatus.PAID);
        assertThat(repricing.claims().variances()).isEqualTo(1);
    }

    @Test
    void aContractThatPaysAPercentageOfMedicareFollowsMedicare() {
        publishContract("demo", "CURRENT");
        archive("demo", "c1", sample.replace("\"payerId\": \"medicare\"", "\"payerId\": \"acme\""));
        archive("demo", "c2", sample.replace("p-1", "p-2"));

        Repricing repricing = reprice(publish(JULY, "0.41", "33.4009"));

        assertThat(latest("demo", "c1").revision()).isEqualTo(2);
        assertThat(repricing.claims().changed()).isEqualTo(2);
        assertThat(repricing.byCause().contract()).isEqualTo(Money.ZERO);
        assertThat(repricing.byPayer())
                .extracting(Repricing.PayerAmounts::payerId)
                .containsExactly("acme", "medicare");
        assertThat(repricing.byPayer().stream()
                        .map(Repricing.PayerAmounts::delta)
                        .reduce(Money.ZERO, Money::plus))
                .isEqualTo(repricing.amounts().delta());
        assertThat(repricing.byMonth()).singleElement().satisfies(month -> {
            assertThat(month.month()).isEqualTo("2026-08");
            assertThat(month.delta()).isEqualTo(repricing.amounts().delta());
        });
    }

    @Test
    void aHospitalsPatientIsNotPaidForWhenTheTableThatSaysSoComesLater() {
        LocalDate before = LocalDate.of(2025, 12, 1);
        publishGpci(before, "0.913");
        archive("demo", "c1", on("2025-12-03").replace("\"placeOfService\": \"11\"", "\"placeOfService\": \"22\""));
        assertThat(codes("c1")).doesNotContain("POS.PCTC7_HOSPITAL");

        reprice(publish(before, "0.43", "32.3465"));
        archive(
                "demo",
                "new",
                on("2025-12-03")
                        .replace("p-1", "p-2")
                        .replace("\"placeOfService\": \"11\"", "\"placeOfService\": \"22\""));

        assertThat(latest("demo", "c1").status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
        assertThat(codes("c1")).containsExactlyInAnyOrderElementsOf(codes("new"));
        assertThat(latest("demo", "c1").decision().edits().lines())
                .isEqualTo(latest("demo", "new").decision().edits().lines());
        assertThat(latest("demo", "c1").decision().edits().coverage())
                .filteredOn(cover -> cover.check().equals("PLACE_OF_SERVICE"))
                .isNotEmpty()
                .allMatch(Coverage::checked);
    }

    private List<String> codes(String claimId) {
        return latest("demo", claimId)
                .decision()
                .allFindings()
                .map(Finding::code)
                .toList();
    }
}
