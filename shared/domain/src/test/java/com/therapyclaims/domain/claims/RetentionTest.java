package com.therapyclaims.domain.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final LocalDate SERVICE = LocalDate.of(2026, 8, 3);

    @Test
    void anAdultsClaimsAreKeptTenYearsFromTheLastService() {
        assertThat(keepUntil("1950-04-02")).isEqualTo("2036-08-03");
    }

    @Test
    void aMinorsClaimsAreKeptTenYearsFromMajorityWhichStateWhatever() {
        assertThat(keepUntil("2020-04-02")).isEqualTo("2051-04-02");
    }

    @Test
    void eighteenOnTheDayOfServiceIsNoMinor() {
        assertThat(keepUntil("2008-08-03")).isEqualTo("2036-08-03");
        assertThat(keepUntil("2008-08-04")).isEqualTo("2039-08-04");
    }

    @Test
    void aLegalHoldIsTold() {
        assertThat(Retention.of(LocalDate.of(1950, 4, 2), SERVICE, true).legalHold())
                .isTrue();
    }

    private static String keepUntil(String birthDate) {
        return Retention.of(LocalDate.parse(birthDate), SERVICE, false)
                .keepUntil()
                .toString();
    }
}
