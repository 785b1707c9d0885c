package com.therapyclaims.local.runner.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    @Test
    void aFailureIsToldByItsPlaceAndItsCausesAndNeverByItsWords() {
        List<String> told = new ArrayList<>();

        new Console(told::add)
                .failed("The work", new IllegalStateException("of Jane", new UnsupportedOperationException("of Doe")));

        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("The work failed: java.lang.IllegalStateException")
                .contains("because of java.lang.UnsupportedOperationException", "ConsoleTest.java")
                .doesNotContain("Jane", "Doe");
    }
}
