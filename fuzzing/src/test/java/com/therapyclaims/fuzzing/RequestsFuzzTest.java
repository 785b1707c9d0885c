package com.therapyclaims.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.therapyclaims.http.json.InvalidRequestException;
import com.therapyclaims.http.json.JsonText;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.MalformedJsonException;
import com.therapyclaims.http.json.Requests;
import com.therapyclaims.http.requests.AuthorizationJson;
import com.therapyclaims.http.requests.ContractJson;
import com.therapyclaims.http.requests.EditsJson;
import com.therapyclaims.http.requests.ElsewhereJson;
import com.therapyclaims.http.requests.NoteJson;
import com.therapyclaims.http.requests.PriceJson;
import com.therapyclaims.http.requests.SignatureJson;
import com.therapyclaims.http.requests.UnitsJson;
import com.therapyclaims.http.requests.UploadGrantJson;
import com.therapyclaims.http.requests.VisitJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A body of any text is a request or a list of faults; it never makes a reader fail. */
class RequestsFuzzTest {
    private static final List<Kind<?>> REQUESTS = List.of(
            UnitsJson.REQUEST,
            NoteJson.REQUEST,
            EditsJson.REQUEST,
            PriceJson.REQUEST,
            VisitJson.REQUEST,
            UploadGrantJson.request(_ -> Optional.empty()),
            AuthorizationJson.recorded("A-1"),
            ElsewhereJson.REQUEST,
            SignatureJson.REQUEST);

    @FuzzTest(maxDuration = "10m")
    void isARequestOrAListOfFaults(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        for (Kind<?> request : REQUESTS) {
            try {
                assertThat(Requests.read(text, request)).isNotNull();
            } catch (MalformedJsonException e) {
                assertThat(e.line()).isPositive();
            } catch (InvalidRequestException e) {
                assertThat(e.faults()).isNotEmpty();
            }
        }
        assertThat(ContractJson.read(text)).isNotNull();
        assertThat(claimsOfABatch(text))
                .allSatisfy(claim -> assertThat(JsonText.read(claim)).isNotNull());
    }

    private static List<String> claimsOfABatch(String text) {
        try {
            return JsonText.items(text, "claims").orElse(List.of());
        } catch (MalformedJsonException e) {
            return List.of();
        }
    }

    @Test
    void nearlyRightBodiesAreRequestsOrListsOfFaults() {
        List<byte[]> inputs = new ArrayList<>(Inputs.bodies());
        inputs.add(Inputs.contract());
        inputs.add(Inputs.text("{\"signedBy\":\"A. Biller\"}"));
        Mutations.of(inputs, 60, this::isARequestOrAListOfFaults);
    }

    @Test
    void aBodyNestedWithoutEndIsMalformedAndNoMore() {
        isARequestOrAListOfFaults(Inputs.text("[".repeat(200_000)));
        isARequestOrAListOfFaults(Inputs.text("{\"claim\":".repeat(100_000)));
        isARequestOrAListOfFaults(Inputs.text("{\"deductibleRemaining\":\"" + "9".repeat(100_000) + "\"}"));
        isARequestOrAListOfFaults(Inputs.text("{\"minutes\":1e999999999}"));
    }
}
