package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.domain.codes.Npi;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A provider's month of archived claims is held against the 15 minutes that Medicare expects of a unit (U-11). */
class AverageUnitTest {
    @RegisterExtension
    private static final RunningSystem system = RunningSystem.anywhere();

    private String provider;
    private String question;

    @BeforeEach
    void aProviderOfItsOwn() {
        String digits = Integer.toString(ThreadLocalRandom.current().nextInt(100_000_000, 200_000_000));
        provider = IntStream.range(0, 10)
                .mapToObj(check -> digits + check)
                .filter(Npi::isValid)
                .findFirst()
                .orElseThrow();
        question = "/v1/average-units?month=2026-08&providerNpi=" + provider;
    }

    @Test
    void aMonthFollowsItsClaimsAndTellsAShortAverageWithItsSource() {
        post("medicare", "2026-08-03", 33);
        String last = post("medicare", "2026-08-31", 33);
        post("medicare", "2026-09-01", 33);
        post("commercial", "2026-08-04", 33);

        JsonNode month = month();
        assertThat(month.at("/claims").asInt()).isEqualTo(2);
        assertThat(month.at("/timedMinutes").asInt()).isEqualTo(80);
        assertThat(month.at("/timedUnits").asInt()).isEqualTo(6);
        assertThat(month.at("/average").asText()).isEqualTo("13.33");
        assertThat(month.at("/belowFifteen").asBoolean()).isTrue();
        assertThat(month.at("/finding/code").asText()).isEqualTo("TIME.SHORT_UNIT_MONTH");
        assertThat(month.at("/finding/citation").asText()).contains("Pub. 100-04", "ch. 5 s. 20.2", "U-11");

        Caller.Answer corrected = system.demo().put("/v1/claims/" + last, visit("medicare", "2026-08-31", 45), "\"1\"");
        assertThat(corrected.json().at("/status").asText()).as(corrected.body()).isEqualTo("READY");
        assertThat(month().at("/timedMinutes").asInt()).isEqualTo(92);

        assertThat(system.demo().post("/v1/claims/" + last + "/void", "").status())
                .isEqualTo(200);
        assertThat(month().at("/claims").asInt()).isEqualTo(1);
        assertThat(month().at("/timedMinutes").asInt()).isEqualTo(40);
    }

    @Test
    void thePiecesOfAMonthAddUpToIt() {
        post("medicare", "2026-08-03", 33);
        post("medicare", "2026-08-17", 34);
        post("medicare", "2026-08-31", 35);

        long minutes = 0;
        long units = 0;
        int pieces = 0;
        String cursor = "";
        do {
            JsonNode piece = system.demo().get(question + "&days=10" + cursor).json();
            minutes += piece.at("/items/0/timedMinutes").asLong();
            units += piece.at("/items/0/timedUnits").asLong();
            assertThat(piece.at("/items/0").has("belowFifteen")).isFalse();
            cursor = piece.at("/nextCursor").isNull()
                    ? ""
                    : "&cursor=" + piece.at("/nextCursor").asText();
            pieces++;
        } while (!cursor.isEmpty());

        assertThat(pieces).isEqualTo(4);
        JsonNode whole = month();
        assertThat(minutes).isEqualTo(whole.at("/timedMinutes").asLong()).isEqualTo(123);
        assertThat(units).isEqualTo(whole.at("/timedUnits").asLong());
    }

    @Test
    void noPatientIsNamedAndAnotherPracticeSeesNothing() {
        String claim = post("medicare", "2026-08-03", 33);

        assertThat(system.demo().get(question).body()).doesNotContain(claim, "p-average");
        assertThat(system.other().get(question).json().at("/items")).isEmpty();
    }

    private JsonNode month() {
        JsonNode answer = system.demo().get(question).json();
        assertThat(answer.at("/items")).hasSize(1);
        assertThat(answer.at("/nextCursor").isNull()).isTrue();
        return answer.at("/items/0");
    }

    private String post(String payer, String date, int minutes) {
        Caller.Answer archived = system.demo().postClaim(visit(payer, date, minutes));
        assertThat(archived.status()).as(archived.body()).isEqualTo(201);
        assertThat(archived.json().at("/status").asText()).as(archived.body()).isEqualTo("READY");
        return archived.json().at("/claimId").asText();
    }

    /** So many minutes of 97110, and 7 of 97140. */
    private String visit(String payer, String date, int minutes) {
        ObjectNode visit = Visits.read();
        visit.retain(List.of("claim"));
        ObjectNode claim = (ObjectNode) visit.get("claim");
        claim.put("payerId", payer).put("dateOfService", date).put("filedOn", date);
        ((ObjectNode) claim.get("patient")).put("id", "p-average-" + UUID.randomUUID());
        ((ObjectNode) claim.get("renderingProvider")).put("npi", provider);
        ((ObjectNode) claim.at("/services/0")).put("minutes", minutes);
        return visit.toString();
    }
}
