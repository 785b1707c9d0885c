package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An upload becomes a version, whole or not at all, and reprices the archived claims it affects. */
class RepricingTest {
    @RegisterExtension
    private static final RunningSystem system = RunningSystem.anywhereFresh();

    @Test
    void aNewFileRepricesTheClaimsItAffectsAndTellsBeforeAndAfterByCause() {
        String affected = archive(system.demo(), "2026-09-07");
        String before = archive(system.demo(), "2026-08-31");
        String others = archive(system.other(), "2026-09-07");
        String key = "incoming/medicare/2026-09-01/PPRRVU2026_Sep.csv";

        system.upload(key, MedicareFiles.withPracticeExpense97110("0.43"));
        JsonNode version = system.uploads().published(key);
        JsonNode repricing =
                system.demo().awaitRepricing(version.at("/repricingId").asText());

        assertThat(repricing.at("/claims/total").asInt()).isEqualTo(1);
        assertThat(repricing.at("/claims/changed").asInt()).isEqualTo(1);
        assertThat(repricing.at("/amounts/before").asText()).isEqualTo("70.14");
        assertThat(repricing.at("/amounts/after").asText()).isEqualTo("71.05");
        assertThat(repricing.at("/amounts/delta").asText()).isEqualTo("0.91");
        assertThat(repricing.at("/byCause/rvu").asText()).isEqualTo("0.91");
        assertThat(repricing.at("/byCause/gpci").asText()).isEqualTo("0.00");
        assertThat(repricing.at("/byCode").findValuesAsText("code")).contains("97110");

        JsonNode change = system.demo()
                .get("/v1/repricings/" + repricing.at("/id").asText() + "/changes")
                .json()
                .at("/items/0");
        assertThat(change.at("/claimId").asText()).isEqualTo(affected);
        assertThat(change.at("/fromRevision").asInt()).isEqualTo(1);
        assertThat(change.at("/toRevision").asInt()).isEqualTo(2);

        JsonNode now = system.demo().get("/v1/claims/" + affected).json();
        assertThat(now.at("/cause").asText()).isEqualTo("REPRICED");
        assertThat(now.at("/pricing/totals/allowed").asText()).isEqualTo("71.05");
        assertThat(system.demo()
                        .get("/v1/claims/" + affected + "/revisions/1")
                        .json()
                        .at("/pricing/totals/allowed")
                        .asText())
                .isEqualTo("70.14");
        assertThat(system.demo()
                        .get("/v1/claims/" + before)
                        .json()
                        .at("/revision")
                        .asInt())
                .isEqualTo(1);
        assertThat(system.other()
                        .awaitRepricing(repricing.at("/id").asText())
                        .at("/claims/total")
                        .asInt())
                .as("each practice sees its own share")
                .isEqualTo(1);
        assertThat(system.other()
                        .get("/v1/repricings/" + repricing.at("/id").asText() + "/changes")
                        .json()
                        .at("/items/0/claimId")
                        .asText())
                .isEqualTo(others);
    }

    @Test
    void aVoidClaimIsLeftAsItIs() {
        String id = archive(system.demo(), "2026-10-05");
        system.demo().post("/v1/claims/" + id + "/void", "");
        String key = "incoming/medicare/2026-10-01/PPRRVU2026_Oct.csv";

        system.upload(key, MedicareFiles.withPracticeExpense97110("0.45"));
        system.uploads().published(key);
        system.settle();

        assertThat(system.demo().get("/v1/claims/" + id).json().at("/revision").asInt())
                .isEqualTo(2);
    }

    @Test
    void theYearThatLaterVisitsFindHoldsTheRepricedAmount() {
        String patient = "p-" + UUID.randomUUID();
        JsonNode first =
                system.demo().postClaim(Visits.of(patient, "2026-12-14")).json();
        String key = "incoming/medicare/2026-12-14/PPRRVU2026_Dec.csv";
        system.upload(key, MedicareFiles.withPracticeExpense97110("0.47"));
        system.demo()
                .awaitRepricing(
                        system.uploads().published(key).at("/repricingId").asText());
        BigDecimal before = allowed(first);
        BigDecimal now = allowed(
                system.demo().get("/v1/claims/" + first.at("/claimId").asText()).json());
        assertThat(now).isGreaterThan(before);

        // With the old amount, a second visit at today's price would bring the year to 2,480.00 and not above it.
        String threshold = "/v1/patients/" + patient + "/therapy-threshold?year=2026";
        BigDecimal elsewhere = new BigDecimal("2480.00").subtract(before).subtract(now);
        system.demo()
                .put(threshold, "{\"ptSlp\":\"%s\",\"ot\":\"0.00\",\"asOf\":\"2026-12-13\"}".formatted(elsewhere), "");
        assertThat(system.demo().get(threshold).json().at("/buckets/0/accrued").asText())
                .isEqualTo(elsewhere.add(now).toPlainString());
        JsonNode second =
                system.demo().postClaim(Visits.of(patient, "2026-12-15")).json();

        assertThat(allowed(second)).isEqualTo(now);
        assertThat(second.at("/edits/findings").findValuesAsText("code")).contains("KX.MISSING_ABOVE_THRESHOLD");
    }

    @Test
    void laterClaimsAreJudgedByTheirYearAgainWhereAnEarlierOneIsRepriced() {
        String patient = "p-" + UUID.randomUUID();
        String file = "incoming/medicare/2026-06-15/PPRRVU2026_Jun.csv";
        // The fees of the days after the corrected ones are a version of their own.
        String after = "incoming/medicare/2026-06-16/PPRRVU2026_Jun16.csv";
        system.upload(after, MedicareFiles.bundled(MedicareFiles.RVU_2026));
        system.demo()
                .awaitRepricing(
                        system.uploads().published(after).at("/repricingId").asText());
        JsonNode early =
                system.demo().postClaim(Visits.of(patient, "2026-06-15")).json();
        BigDecimal another = allowed(system.demo()
                .postClaim(Visits.of("p-" + UUID.randomUUID(), "2026-06-22"))
                .json());
        BigDecimal elsewhere =
                new BigDecimal("2480.00").subtract(allowed(early)).subtract(another);
        system.demo()
                .put(
                        "/v1/patients/" + patient + "/therapy-threshold?year=2026",
                        "{\"ptSlp\":\"%s\",\"ot\":\"0.00\",\"asOf\":\"2026-06-14\"}".formatted(elsewhere),
                        "");
        JsonNode later =
                system.demo().postClaim(Visits.of(patient, "2026-06-22")).json();
        assertThat(later.at("/edits/threshold/after").asText())
                .as("exactly at the threshold")
                .isEqualTo("2480.00");
        assertThat(later.at("/status").asText()).isEqualTo("READY");

        system.upload(file, MedicareFiles.withPracticeExpense97110("0.47"));
        String repricing = system.uploads().published(file).at("/repricingId").asText();
        system.demo().awaitRepricing(repricing);
        system.settle();

        JsonNode now =
                system.demo().get("/v1/claims/" + later.at("/claimId").asText()).json();
        assertThat(now.at("/status").asText()).isEqualTo("NEEDS_CORRECTION");
        assertThat(now.at("/cause").asText()).isEqualTo("REPRICED");
        assertThat(now.at("/pricing/totals")).isEqualTo(later.at("/pricing/totals"));
        assertThat(now.at("/edits/findings").findValuesAsText("code")).contains("KX.MISSING_ABOVE_THRESHOLD");
        assertThat(now.at("/edits/explanation").findValuesAsText("rule")).contains("PY-5", "KX-3");
        JsonNode share = system.demo().get("/v1/repricings/" + repricing).json();
        assertThat(share.at("/claims/changed").asInt()).isEqualTo(1);
        assertThat(share.at("/yearChanges/revised").asInt()).isEqualTo(1);
        assertThat(share.at("/yearChanges/pending").asBoolean()).isFalse();
        JsonNode change = system.demo()
                .get("/v1/repricings/" + repricing + "/year-changes")
                .json()
                .at("/items/0");
        assertThat(change.at("/claimId").asText())
                .isEqualTo(later.at("/claimId").asText());
        assertThat(change.at("/toRevision").asInt()).isEqualTo(2);
        assertThat(change.at("/buckets/0/before").asText()).isEqualTo("2480.00");
        assertThat(system.other()
                        .get("/v1/repricings/" + repricing + "/year-changes")
                        .json()
                        .at("/items"))
                .as("nobody else's")
                .isEmpty();
    }

    @Test
    void theSameUploadTwiceIsOneVersion() {
        String key = "incoming/medicare/2026-11-02/GPCI2026.csv";
        String content = MedicareFiles.bundled(MedicareFiles.GPCI_2026);

        system.upload(key, content);
        JsonNode first = system.uploads().published(key);
        system.upload(key, content);
        system.settle();

        assertThat(system.uploads().of(key)).hasSize(1);
        assertThat(system.uploads().published(key).at("/version").asText())
                .isEqualTo(first.at("/version").asText());
    }

    @Test
    void whatIsNoFileOfMedicaresIsRefusedWithAReport() {
        JsonNode refused = refused("incoming/medicare/2026-07-01/notes.csv", "these,are\nnot,figures\n");

        assertThat(refused.at("/problems/0/message").asText()).isNotEmpty();
        assertThat(system.download("reports/incoming/medicare/2026-07-01/notes.csv.json"))
                .contains("REFUSED");
    }

    @Test
    void aFileCutOffInTheMiddleIsRefusedAndChangesNothing() {
        String whole = MedicareFiles.bundled(MedicareFiles.RVU_2026);

        refused("incoming/medicare/2026-12-01/PPRRVU2026_cut.csv", whole.substring(0, whole.length() / 2));

        assertThat(price("2026-12-02")).isEqualTo(price("2026-11-30"));
    }

    @Test
    void aFileCutOffAtTheEndOfARowIsRefusedToo() {
        String whole = MedicareFiles.bundled(MedicareFiles.RVU_2026);

        refused(
                "incoming/medicare/2026-12-01/PPRRVU2026_rows.csv",
                whole.substring(0, whole.indexOf('\n', whole.length() / 2) + 1));
    }

    @Test
    void indicesWithNinetyEightLocalitiesAreRefused() {
        List<String> rows = new ArrayList<>(
                MedicareFiles.bundled(MedicareFiles.GPCI_2026).lines().toList());
        rows.subList(20, 31).clear();

        refused("incoming/medicare/2026-12-01/GPCI2026.csv", String.join("\r\n", rows) + "\r\n");
    }

    @Test
    void aPracticesContractPricesItsClaimsAndNobodyElses() {
        String contract = """
                {"payerId":"acme","name":"Acme PPO","effectiveFrom":"2026-01-01","effectiveTo":null,
                 "unitRule":"AMA_MIDPOINT","editTable":"NONE",
                 "terms":[{"scope":{"all":true},"method":"FLAT_PER_UNIT","rate":"32.00"}],
                 "mppr":{"apply":false,"percent":"50"},"assistantReduction":{"percent":"0","basis":"NONE"},
                 "lesserOf":"LINE","dailyCap":null,"unlisted":{"method":"NOT_PRICED"},
                 "coinsurance":{"percent":"0"},"sequestration":false}
                """;
        String key = "incoming/practices/demo/acme/2026-01-01/contract.json";
        system.upload(key, contract);
        new Uploads(system.demo()).published(key);
        String price = """
                {"dateOfService":"2026-03-02","payerId":"acme","locality":"15202-00","placeOfService":"11",
                 "lines":[{"code":"97110","units":2,"modifiers":["GP"],"charge":"120.00"}]}
                """;

        assertThat(system.demo()
                        .post("/v1/prices", price)
                        .json()
                        .at("/totals/allowed")
                        .asText())
                .isEqualTo("64.00");
        assertThat(system.other().post("/v1/prices", price).status()).isEqualTo(422);
        assertThat(system.other().get("/v1/fee-schedules?limit=100").body()).doesNotContain("acme");
    }

    private static String archive(Caller practice, String dateOfService) {
        return practice.postClaim(Visits.of("p-" + UUID.randomUUID(), dateOfService))
                .json()
                .at("/claimId")
                .asText();
    }

    private static BigDecimal allowed(JsonNode claim) {
        return new BigDecimal(claim.at("/pricing/totals/allowed").asText());
    }

    private static JsonNode refused(String key, String content) {
        system.upload(key, content);
        return system.uploads().refused(key);
    }

    private static String price(String dateOfService) {
        return system.demo()
                .post("/v1/prices", """
                        {"dateOfService":"%s","payerId":"medicare","locality":"15202-00","placeOfService":"11",
                         "lines":[{"code":"97110","units":1,"modifiers":["GP"]}]}
                        """.formatted(dateOfService))
                .json()
                .at("/totals/allowed")
                .asText();
    }
}
