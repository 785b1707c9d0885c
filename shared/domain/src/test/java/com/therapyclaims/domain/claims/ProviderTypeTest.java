package com.therapyclaims.domain.claims;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderTypeTest {
    private static TestVisit renderedBy(String credential) {
        return TestVisit.of("97110", 1).renderedBy("1234567893", credential);
    }

    @ParameterizedTest
    @CsvSource({
        "PT,PTPP",
        "'PT, DPT',PTPP",
        "'PT, DPT, OCS',PTPP",
        "'MS, OTR/L, CHT',OTPP",
        "P.T.,PTPP",
        "OTR/L,OTPP",
        "OT,OTPP",
        "CCC-SLP,SLPP",
        "SLP,SLPP"
    })
    void aTherapistsCredentialTellsAPrivatePractice(String credential, String type) {
        assertThat(ProviderType.of(renderedBy(credential).visit())).contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PTA", "COTA", "MD", "MD, PT", "DPT, NP", "PT, OTR", "?"})
    void whatIsNoTherapistsAloneTellsNothing(String credential) {
        assertThat(ProviderType.of(renderedBy(credential).visit())).isEmpty();
    }

    @Test
    void whatTheRequestSaysCounts() {
        assertThat(ProviderType.of(renderedBy("PT").billedByA("HOSPITAL").visit()))
                .contains("HOSPITAL");
    }
}
