package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.domain.claims.ControlNumbers;
import com.therapyclaims.testing.RemittanceText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A claim goes to its payer as an 837P and comes back as an 835. */
class RemittancesTest {
    private static final List<String> LINE_1 =
            List.of("SVC*HC:97110:GP*150*38.8**2", "CAS*CO*45*100.51**253*0.79", "CAS*PR*2*9.9");

    @RegisterExtension
    private static final RunningSystem system = RunningSystem.anywhere();

    @Test
    void whatWasSubmittedComesBackPaidAndItsDifferenceIsTold() {
        JsonNode claim = system.demo().postClaim(Visits.sample()).json();
        String id = claim.at("/claimId").asText();
        String sent = system.demo().get("/v1/claims/" + id + "/exports/837p").body();
        String number = ControlNumbers.ofClaim(id);
        assertThat(sent).contains("CLM*" + number + "*", "REF*6R*" + number + "-1~");
        system.demo().post("/v1/claims/" + id + "/submit", "");
        String file = underpaid(number);

        Caller.Answer answer = system.demo().postX12("/v1/remittances", file);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().at("/amounts/expected").asText()).isEqualTo("54.99");
        assertThat(answer.json().at("/amounts/unexplained").asText()).isEqualTo("2.08");
        JsonNode paid = system.demo().get("/v1/claims/" + id).json();
        assertThat(paid.at("/status").asText()).isEqualTo("PAID");
        JsonNode remitted =
                system.demo().get(answer.location() + "/claims").json().at("/items/0");
        assertThat(remitted.at("/claimId").asText()).isEqualTo(id);
        assertThat(remitted.at("/comparison/lines/1/differences/0/cause").asText())
                .isEqualTo("ALLOWED");
        assertThat(system.demo()
                        .get("/v1/access-records?claimId=" + id)
                        .json()
                        .at("/items")
                        .findValuesAsText("resource"))
                .contains("/v1/remittances");

        assertThat(system.demo().postX12("/v1/remittances", file).status()).isEqualTo(200);
        assertThat(system.demo().get("/v1/claims/" + id + "/revisions").json().at("/items"))
                .hasSize(3);
        assertThat(system.demo()
                        .get("/v1/remittances")
                        .json()
                        .at("/items/0/remittanceId")
                        .asText())
                .isEqualTo(answer.json().at("/remittanceId").asText());
    }

    @Test
    void anotherPracticesClaimIsUnmatchedAndItsRemittanceIsNotFound() {
        String id =
                system.demo().postClaim(Visits.sample()).json().at("/claimId").asText();
        system.demo().post("/v1/claims/" + id + "/submit", "");

        Caller.Answer answer = system.other().postX12("/v1/remittances", underpaid(ControlNumbers.ofClaim(id)));

        assertThat(answer.json().at("/claims/unmatched").asInt()).isOne();
        assertThat(system.other().get(answer.location() + "/claims").body()).doesNotContain(id);
        assertThat(system.demo().get(answer.location()).status()).isEqualTo(404);
        assertThat(system.demo().get("/v1/claims/" + id).json().at("/status").asText())
                .isEqualTo("SUBMITTED");
    }

    @Test
    void aFileThatDoesNotAddUpIsRefusedWithEachPlace() {
        Caller.Answer answer = system.demo()
                .postX12("/v1/remittances", underpaid("0B6C2A541F3E4C7D9A21").replace("CAS*PR*2*3.6", "CAS*PR*2*3.5"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors").findValuesAsText("pointer"))
                .containsExactly("/segments/13", "/segments/21");
    }

    @Test
    void aSecondPaymentCountsWithTheFirst() {
        String id =
                system.demo().postClaim(Visits.sample()).json().at("/claimId").asText();
        system.demo().post("/v1/claims/" + id + "/submit", "");
        String number = ControlNumbers.ofClaim(id);
        String first = RemittanceText.of(
                "38.8",
                Stream.concat(Stream.of("CLP*" + number + "*1*150*38.8*9.9*MB*1", "DTM*232*20260803"), LINE_1.stream())
                        .toArray(String[]::new));
        String second = RemittanceText.of(
                "16.19",
                "CLP*" + number + "*1*75*16.19*4.13*MB*2",
                "DTM*232*20260803",
                "SVC*HC:97140:GP*75*16.19**1",
                "CAS*CO*45*54.35**253*.33",
                "CAS*PR*2*4.13");

        JsonNode partly = system.demo().postX12("/v1/remittances", first).json();
        JsonNode whole = system.demo().postX12("/v1/remittances", second).json();

        assertThat(partly.at("/amounts/unexplained").asText()).isEqualTo("16.19");
        assertThat(whole.at("/amounts/difference").asText()).isEqualTo("0.00");
    }

    /** Its payer's own number is known from the remittance alone. */
    @Test
    void aPaidClaimThatIsMadeVoidNamesThePayersNumberOfIt() {
        String id = system.demo()
                .postClaim(Visits.sample().replace("\"medicare\"", "\"commercial\""))
                .json()
                .at("/claimId")
                .asText();
        system.demo().post("/v1/claims/" + id + "/submit", "");
        system.demo()
                .postX12(
                        "/v1/remittances",
                        RemittanceText.of(
                                "38.8", RemittanceText.paidInFull(ControlNumbers.ofClaim(id), "97110:GP", "20260803")));
        assertThat(system.demo().get("/v1/claims/" + id).json().at("/status").asText())
                .isEqualTo("PAID");

        system.demo().post("/v1/claims/" + id + "/void", "");

        assertThat(system.demo().get("/v1/claims/" + id + "/exports/837p").body())
                .contains(":B:8*", "REF*F8*1926245000001~");
    }

    /** The sample visit as it is paid with its second line allowed at 18.00 in place of 20.65. */
    private static String underpaid(String number) {
        List<String> segments = new ArrayList<>(List.of(
                "CLP*" + number + "*1*225*52.91*13.5*MB*1926245000001", "NM1*QC*1*NOBODY*PAT", "DTM*232*20260803"));
        segments.addAll(LINE_1);
        segments.add("REF*6R*" + number + "-1");
        segments.add("AMT*B6*49.49");
        segments.addAll(List.of(
                "SVC*HC:97140:GP*75*14.11**1", "CAS*CO*45*57**253*0.29", "CAS*PR*2*3.6", "REF*6R*" + number + "-2"));
        return RemittanceText.of("52.91", segments.toArray(String[]::new));
    }
}
