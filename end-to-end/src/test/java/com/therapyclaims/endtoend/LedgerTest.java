package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a repricing tells: totals and their divisions, each claim, the csv, the list to bill again, and all that beforehand. */
class LedgerTest {
    @RegisterExtension
    private static final RunningSystem system = RunningSystem.anywhereFresh();

    private static final List<String> CAUSES = List.of("rvu", "gpci", "conversionFactor", "contract", "rule");

    @Test
    void whatMedicareChangesIsToldOfAllItsPayersAndAddsUpToTheCent() {
        publish("percent", "contract.json", """
                {"payerId":"percent","name":"Percent PPO","effectiveFrom":"2026-01-01","effectiveTo":null,
                 "unitRule":"CMS_8_MINUTE","editTable":"MEDICARE",
                 "terms":[{"scope":{"all":true},"method":"PERCENT_OF_MEDICARE","percent":"110","rounding":"PER_UNIT",
                   "medicare":{"year":"CURRENT","locality":"SERVICE"}}],
                 "mppr":{"apply":true,"percent":"50"},"assistantReduction":{"percent":"0","basis":"NONE"},
                 "lesserOf":"NONE","dailyCap":null,"unlisted":{"method":"NOT_PRICED"},
                 "coinsurance":{"percent":"0"},"sequestration":false}
                """);
        String medicares = archive("medicare", "2026-09-07");
        String percents = archive("percent", "2026-09-14");
        String commercials = archive("commercial", "2026-10-05");
        String submitted = archive("medicare", "2026-10-12");
        assertThat(system.demo().post("/v1/claims/" + submitted + "/submit", "").status())
                .isEqualTo(200);
        String gone = archive("medicare", "2026-10-19");
        system.demo().post("/v1/claims/" + gone + "/void", "");
        String key = "incoming/medicare/2026-09-01/PPRRVU2026.csv";

        system.upload(key, MedicareFiles.withPracticeExpense97110("0.43"));
        JsonNode repricing = system.demo()
                .awaitRepricing(
                        system.uploads().published(key).at("/repricingId").asText());

        String delta = repricing.at("/amounts/delta").asText();
        assertThat(new BigDecimal(delta)).isPositive();
        assertThat(repricing.at("/byPayer").findValuesAsText("payerId"))
                .containsExactly("commercial", "medicare", "percent");
        assertThat(repricing.at("/byMonth").findValuesAsText("month")).containsExactly("2026-09", "2026-10");
        for (String division : List.of("/byPayer", "/byMonth", "/byCode")) {
            assertThat(sum(repricing.at(division).findValuesAsText("delta")))
                    .as(division)
                    .isEqualTo(delta);
        }
        assertThat(sum(CAUSES.stream()
                        .map(cause -> repricing.at("/byCause/" + cause).asText())
                        .toList()))
                .isEqualTo(delta);
        assertThat(repricing.at("/byCause/rvu").asText()).isEqualTo(delta);
        assertThat(repricing.at("/claims/total").asInt()).isEqualTo(5);
        assertThat(repricing.at("/claims/changed").asInt()).isEqualTo(4);
        assertThat(repricing.at("/claims/variances").asInt()).isEqualTo(1);
        assertThat(repricing.at("/progress/done").asInt()).isEqualTo(5);
        assertThat(repricing.at("/progress/total").asInt()).isEqualTo(5);
        assertThat(new BigDecimal(repricing.at("/progress/claimsPerSecond").asText()))
                .isPositive();

        String path = "/v1/repricings/" + repricing.at("/id").asText();
        assertThat(system.demo().get(path + "/changes").json().get("items").findValuesAsText("claimId"))
                .containsExactlyInAnyOrder(medicares, percents, commercials, submitted);
        assertThat(revision(gone)).as("void").isEqualTo(2);
        assertThat(revision(submitted)).as("submitted").isEqualTo(2);
        assertThat(revision(percents)).isEqualTo(2);
        assertThatTheCsvAddsUp(system.demo().get(path + "/changes.csv").body(), delta, submitted);
        assertThatTheListIsSigned(path, submitted);
    }

    private static void assertThatTheCsvAddsUp(String csv, String delta, String submitted) {
        List<Map<String, String>> rows = rows(csv);
        assertThat(rows).hasSize(4);
        assertThat(sum(rows.stream().map(row -> row.get("delta")).toList())).isEqualTo(delta);
        assertThat(rows).allSatisfy(row -> {
            assertThat(sum(CAUSES.stream().map(row::get).toList())).isEqualTo(row.get("delta"));
            assertThat(sum(List.of(row.get("before"), row.get("delta")))).isEqualTo(row.get("after"));
            boolean keepsItsPrice = row.get("claimId").equals(submitted);
            assertThat(row.get("toRevision").isEmpty()).isEqualTo(keepsItsPrice);
        });
    }

    private static void assertThatTheListIsSigned(String repricing, String submitted) {
        assertThat(system.demo().get(repricing + "/rebill").json().get("items").findValuesAsText("claimId"))
                .containsExactly(submitted);
        system.demo().awaitSecondLook(repricing.substring(repricing.lastIndexOf('/') + 1));
        Caller.Answer signed = system.demo()
                .post(repricing + "/rebill", "{\"signedBy\":\"B. Biller\"}", Map.of("idempotency-key", "sign"));
        assertThat(signed.status()).as(signed.body()).isEqualTo(201);
        assertThat(signed.json().at("/claims").asInt()).isEqualTo(1);
        assertThat(system.demo()
                        .get(repricing + "/rebill")
                        .json()
                        .at("/signOffs/0/signedBy")
                        .asText())
                .isEqualTo("B. Biller");
    }

    @Test
    void aPreviewTellsWhatTheUploadThenDoes() {
        publish("plain", "fees.csv", "code,modifier,amount\n97110,,41.00\n97140,,38.00\n");
        String claim = archive("plain", "2026-07-06");
        archive("plain", "2026-08-03");
        String fees = "code;modifier;amount\r\n97110;;\"$43.50\"\r\n97140;;38\r\n";

        Caller.Answer preview = system.demo()
                .postFile("/v1/repricings/preview?payerId=plain&effectiveFrom=2026-07-15", fees, "text/csv");
        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(revision(claim)).as("nothing is written").isEqualTo(1);
        String key = "incoming/practices/demo/plain/2026-07-15/fees.csv";
        system.upload(key, fees);
        JsonNode done = system.demo()
                .awaitRepricing(new Uploads(system.demo())
                        .published(key)
                        .at("/repricingId")
                        .asText());

        for (String part : List.of("amounts", "byCode", "byPayer", "byMonth", "byCause")) {
            assertThat(done.get(part)).as(part).isEqualTo(preview.json().get(part));
        }
        assertThat(done.at("/byCause/contract").asText())
                .isEqualTo(done.at("/amounts/delta").asText());
        assertThat(done.at("/claims/changed").asInt())
                .as("those of its dates alone")
                .isEqualTo(1);
        assertThat(revision(claim)).isEqualTo(1);
    }

    @Test
    void aPreviewGoesOnFromWhatWasToldOfAClaimWithItsPayer() {
        publish("again", "fees.csv", fees("41.00"));
        String claim = archive("again", "2026-08-03");
        assertThat(system.demo().post("/v1/claims/" + claim + "/submit", "").status())
                .isEqualTo(200);
        JsonNode first = repriced("again", "2026-02-01", fees("42.00"));

        Caller.Answer preview = system.demo()
                .postFile("/v1/repricings/preview?payerId=again&effectiveFrom=2026-03-01", fees("43.50"), "text/csv");
        JsonNode second = repriced("again", "2026-03-01", fees("43.50"));

        assertThat(preview.json().at("/amounts/before"))
                .isEqualTo(first.at("/amounts/after"))
                .isNotEqualTo(first.at("/amounts/before"));
        assertThat(preview.json().get("amounts")).isEqualTo(second.get("amounts"));
        assertThat(preview.json().get("byCode")).isEqualTo(second.get("byCode"));
    }

    private static String fees(String amount) {
        return "code,modifier,amount\n97110,," + amount + "\n97140,,38.00\n";
    }

    private static JsonNode repriced(String payer, String from, String fees) {
        String key = "incoming/practices/demo/" + payer + "/" + from + "/fees.csv";
        system.upload(key, fees);
        return system.demo()
                .awaitRepricing(new Uploads(system.demo())
                        .published(key)
                        .at("/repricingId")
                        .asText());
    }

    private static void publish(String payer, String file, String content) {
        String key = "incoming/practices/demo/" + payer + "/2026-01-01/" + file;
        system.upload(key, content);
        new Uploads(system.demo()).published(key);
    }

    private static String archive(String payer, String dateOfService) {
        ObjectNode visit = (ObjectNode) OperatorsPage.json(Visits.of("p-" + UUID.randomUUID(), dateOfService));
        ((ObjectNode) visit.get("claim")).put("payerId", payer);
        Caller.Answer archived = system.demo().postClaim(visit.toString());
        assertThat(archived.status()).as(archived.body()).isEqualTo(201);
        return archived.json().at("/claimId").asText();
    }

    private static int revision(String claim) {
        return system.demo().get("/v1/claims/" + claim).json().at("/revision").asInt();
    }

    private static String sum(List<String> amounts) {
        return amounts.stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2)
                .toString();
    }

    private static List<Map<String, String>> rows(String csv) {
        List<String> lines = csv.lines().toList();
        String[] titles = lines.getFirst().split(",", -1);
        return lines.stream()
                .skip(1)
                .map(line -> {
                    List<String> cells =
                            new ArrayList<>(Stream.of(line.split(",", -1)).toList());
                    Map<String, String> row = new LinkedHashMap<>();
                    Stream.of(titles).forEach(title -> row.put(title, cells.removeFirst()));
                    return row;
                })
                .toList();
    }
}
