package com.therapyclaims.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.remittances.Payment;
import com.therapyclaims.domain.remittances.ProviderAdjustment;
import com.therapyclaims.domain.remittances.RemittedClaim;
import com.therapyclaims.testing.RemittanceText;
import com.therapyclaims.x12.RemittanceFile;
import com.therapyclaims.x12.RemittanceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Any bytes are payments that add up, or are refused with the place of each fault. */
class RemittancesFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void addUpOrAreRefused(byte[] bytes) {
        switch (read(bytes)) {
            case RemittanceFile.Read(List<Payment> payments) ->
                assertThat(payments)
                        .isNotEmpty()
                        .allSatisfy(payment -> assertThat(payment.paid()).isEqualTo(claims(payment)));
            case RemittanceFile.Faulty(var faults, int _) ->
                assertThat(faults).isNotEmpty().allSatisfy(fault -> {
                    assertThat(fault.segment()).isPositive();
                    assertThat(fault.message()).endsWith(".");
                });
        }
    }

    @Test
    void nearlyRightFilesAreReadOrRefused() {
        Mutations.of(remittances(), 3_000, this::addUpOrAreRefused);
    }

    private static Money claims(Payment payment) {
        return Stream.concat(
                        payment.claims().stream().map(RemittedClaim::paid),
                        payment.providerAdjustments().stream()
                                .map(ProviderAdjustment::amount)
                                .map(Money.ZERO::minus))
                .reduce(Money.ZERO, Money::plus);
    }

    private static List<byte[]> remittances() {
        String paid =
                RemittanceText.of("38.8", RemittanceText.paidInFull("0B6C2A541F3E4C7D9A21", "97110:GP:CQ", "20260803"));
        String reversed = RemittanceText.of(
                "-33.8",
                "CLP*0B6C2A541F3E4C7D9A21*22*-120*-38.8*-9.9*MB*1",
                "CAS*CO*45*-70.51**253*-.79",
                "CAS*PR*2*-9.9",
                "PLB*1234567893*20261231*L6:1*-5");
        return Stream.of(paid, paid.replace("\n", ""), reversed, paid.replace('*', '|'), reversed + paid)
                .map(Inputs::text)
                .toList();
    }

    private static RemittanceFile read(byte[] bytes) {
        try {
            return RemittanceReader.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
