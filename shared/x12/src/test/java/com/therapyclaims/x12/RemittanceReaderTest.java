package com.therapyclaims.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.domain.claims.OtherInsurance.Order;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.remittances.Adjustment;
import com.therapyclaims.domain.remittances.Payment;
import com.therapyclaims.domain.remittances.ProviderAdjustment;
import com.therapyclaims.domain.remittances.RemittanceFault;
import com.therapyclaims.domain.remittances.RemittanceFault.Kind;
import com.therapyclaims.domain.remittances.RemittedClaim;
import com.therapyclaims.domain.remittances.RemittedClaim.Decision;
import com.therapyclaims.domain.remittances.RemittedLine;
import com.therapyclaims.testing.RemittanceText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an 835 says, and everything that is wrong with one. */
class RemittanceReaderTest {
    private static final String NUMBER = "0B6C2A541F3E4C7D9A21";
    private static final String PAID =
            RemittanceText.of("38.8", RemittanceText.paidInFull(NUMBER, "97110:GP", "20260803"));

    @Test
    void aPaymentIsReadWithItsClaimsAndLines() {
        assertThat(payments(PAID))
                .containsExactly(new Payment(
                        "EFT0001",
                        "1351840597",
                        "EXAMPLE MEDICARE CONTRACTOR",
                        LocalDate.of(2026, 9, 1),
                        Money.of("38.80"),
                        List.of(new RemittedClaim(
                                13,
                                NUMBER,
                                Optional.of("1926245000001"),
                                Decision.PROCESSED,
                                Optional.of(Order.PRIMARY),
                                Money.of("120.00"),
                                Money.of("38.80"),
                                Money.of("9.90"),
                                List.of(LocalDate.of(2026, 8, 3)),
                                List.of(),
                                List.of(),
                                List.of(new RemittedLine(
                                        16,
                                        "97110",
                                        List.of("GP"),
                                        Money.of("120.00"),
                                        Money.of("38.80"),
                                        Optional.of(NUMBER + "-1"),
                                        List.of(
                                                new Adjustment("CO", "45", Money.of("70.51")),
                                                new Adjustment("CO", "253", Money.of("0.79")),
                                                new Adjustment("PR", "2", Money.of("9.90"))),
                                        List.of())))),
                        List.of()));
    }

    @Test
    void aPayerWithoutItsNumberIsKnownByItsIdentifierAndWithoutThatByItsName() {
        String unnumbered = PAID.replace("TRN*1*EFT0001*1351840597~", "TRN*1*EFT0001~");

        assertThat(payments(unnumbered)).extracting(Payment::payerId).containsExactly("15202");
        assertThat(payments(unnumbered.replace("CONTRACTOR*XV*15202~", "CONTRACTOR~")))
                .extracting(Payment::payerId)
                .containsExactly("EXAMPLE MEDICARE CONTRACTOR");
    }

    @ParameterizedTest
    @CsvSource({"1,PRIMARY", "19,PRIMARY", "2,SECONDARY", "20,SECONDARY", "3,TERTIARY", "21,TERTIARY", "4,", "22,"})
    void theDecisionTellsTheOrderThePayerDecidedIn(String code, Order order) {
        String file = PAID.replace("CLP*" + NUMBER + "*1*", "CLP*" + NUMBER + "*" + code + "*");

        assertThat(payments(file).getFirst().claims())
                .extracting(RemittedClaim::order)
                .containsExactly(Optional.ofNullable(order));
    }

    @Test
    void theSubmittedProcedureCountsWhereThePayerDecidedAnother() {
        String file = RemittanceText.of(
                "10", "CLP*A*1*10*10*0*12*1", "SVC*HC:97139:GP*10*10**1*HC:97110:GP:59:::TEXT*1", "LQ*HE*N19");

        RemittedLine line =
                payments(file).getFirst().claims().getFirst().lines().getFirst();

        assertThat(line.code()).isEqualTo("97110");
        assertThat(line.modifiers()).containsExactly("GP", "59");
        assertThat(line.remarks()).containsExactly("N19");
    }

    @Test
    void theRemarksOfAClaimAreReadWhereverItsAdjudicationHasThem() {
        String outpatient = "MOA***MA01*N19**N211*MA07*55.5";
        String inpatient = "MIA*0****MA18***************N20*N21**N23";

        assertThat(claims(outpatient).getFirst().remarks()).containsExactly("MA01", "N19", "N211", "MA07");
        assertThat(claims(inpatient).getFirst().remarks()).containsExactly("MA18", "N20", "N21", "N23");
    }

    @Test
    void aRemarkWithoutACodeIsNone() {
        String file = RemittanceText.of("10", "CLP*A*1*10*10*0*12*1", "SVC*HC:97110:GP*10*10", "LQ*HE", "LQ*HE*N19");

        assertThat(payments(file)
                        .getFirst()
                        .claims()
                        .getFirst()
                        .lines()
                        .getFirst()
                        .remarks())
                .containsExactly("N19");
    }

    private static List<RemittedClaim> claims(String adjudication) {
        return payments(RemittanceText.of("10", "CLP*A*1*10*10*0*12*1", adjudication, "SVC*HC:97110:GP*10*10"))
                .getFirst()
                .claims();
    }

    @Test
    void aReversalHasNegativeAmounts() {
        String file = RemittanceText.of(
                "-38.8", "CLP*A*22*-120*-38.8*-9.9*MB*1", "CAS*CO*45*-70.51**253*-.79", "CAS*PR*2*-9.9");

        RemittedClaim claim = payments(file).getFirst().claims().getFirst();

        assertThat(claim.decision()).isEqualTo(Decision.REVERSED);
        assertThat(claim.adjustments()).extracting(Adjustment::amount).contains(Money.of("-0.79"));
    }

    @Test
    void whatTheProviderOwesLowersThePayment() {
        String file = RemittanceText.of(
                "5", "CLP*A*1*20*20*0*12*1", "SVC*HC:97110:GP*20*20", "PLB*1234567893*20261231*WO:1*20*L6*-5");

        assertThat(payments(file).getFirst().providerAdjustments())
                .containsExactly(
                        new ProviderAdjustment("WO", Money.of("20.00")),
                        new ProviderAdjustment("L6", Money.of("-5.00")));
    }

    @Test
    void aFileMayHoldSeveralPaymentsAndHaveNoLineEnds() {
        String two = PAID.replace(
                        "GE*1*7~",
                        "ST*835*0002~BPR*I*0*C*NON************20260902~TRN*1*EFT0002*1351840597~SE*4*0002~GE*2*7~")
                .replace("\n", "");

        assertThat(payments(two)).extracting(Payment::traceNumber).containsExactly("EFT0001", "EFT0002");
    }

    @Test
    void otherSeparatorsAreReadFromTheEnvelope() {
        assertThat(payments(PAID.replace('*', '|').replace(':', '>').replace("~\n", "'")))
                .isEqualTo(payments(PAID));
    }

    @Test
    void everythingThatDoesNotAddUpIsToldWithItsPlace() {
        String file = RemittanceText.of(
                "100",
                "CLP*A*1*20*10*0*12*1",
                "SVC*HC:97110:GP*20*10",
                "CAS*CO*45*9",
                "CLP*B*1*20*20*0*12*1",
                "SVC*HC:97110:GP*20*20");

        assertThat(faults(file))
                .extracting(RemittanceFault::segment, RemittanceFault::kind)
                .containsExactly(tuple(4, Kind.BALANCE), tuple(13, Kind.BALANCE), tuple(14, Kind.BALANCE));
        assertThat(faults(file).get(2).message())
                .isEqualTo("The line's charge less its adjustments must be the payment; it is off by 1.00.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CLP*N*1*120*38.8*9.9 | CLP**1*120*38.8*9.9 | 13 | CLP01 must be there: the number the claim was submitted with.",
                "CLP*N*1*120 | CLP*N*9*120 | 13 | CLP02 must be what was decided: 1, 2, 3, 4, 19, 20, 21, 22, 23 or 25.",
                "*20260901~ | *20260931~ | 4 | BPR16 must be the day of the payment, CCYYMMDD.",
                "TRN*1*EFT0001 | TRN*1* | 5 | TRN02 must be there: the number of the payment.",
                "SVC*HC:97110:GP | SVC* | 16 | SVC01 must be the procedure, a qualifier and a code.",
                "CAS*PR*2*9.9 | CAS*XX*2*9.9 | 19 | CAS01 must be the group: CO, PR, OA, PI, CR.",
                "DTM*472*20260803 | DTM*472*2026-08-03 | 17 | DTM02 must be the day of the service, CCYYMMDD.",
                "CAS*PR*2*9.9 | CAS*PR*TOOLONG*9.9 | 19 | CAS02 must be the reason of the adjustment, 5 characters at most.",
                "CAS*PR*2*9.9 | CAS*PR*2*9.901 | 19 | CAS03 must be the amount of the adjustment, dollars and cents.",
                "CLP*N* | XXX*N* | 16 | SVC must stand within a claim, after CLP.",
            })
    void eachFaultOfFormIsToldWithItsPlace(String right, String wrong, int segment, String message) {
        String from = right.replace("*N*", "*" + NUMBER + "*");
        assertThat(PAID).contains(from);
        String file = PAID.replace(from, wrong.replace("*N*", "*" + NUMBER + "*"));

        assertThat(faults(file))
                .extracting(RemittanceFault::segment, RemittanceFault::message)
                .contains(tuple(segment, message));
    }

    @Test
    void aClaimHasAsManyLinesAsTheGuideLetsIt() {
        assertThat(payments(claimOf(999, "SVC*HC:97110*0*0"))).hasSize(1);
        assertThat(faults(claimOf(1_010, "SVC*HC:97110*0*0")))
                .containsExactly(new RemittanceFault(13 + 1_000, Kind.EXCESS, "A claim has at most 999 lines, SVC."));
    }

    @Test
    void aClaimHasServicesOnAHundredDaysAtMost() {
        assertThat(payments(claimOf(days(100)))).hasSize(1);
        assertThat(payments(claimOf(300, "DTM*472*20260803"))).as("one day").hasSize(1);
        assertThat(faults(claimOf(days(3_000))))
                .containsExactly(
                        new RemittanceFault(13 + 101, Kind.EXCESS, "A claim has services on at most 100 days."));
    }

    @Test
    void aClaimAndEachOfItsLinesHaveAsManyAdjustmentsAsTheGuideLetsThem() {
        String[] both = Stream.of(
                        repeated(99, "CAS*CO*45*0"),
                        repeated(1, "SVC*HC:97110*0*0"),
                        repeated(99, "CAS*CO*45*0"),
                        repeated(1, "SVC*HC:97110*0*0"),
                        repeated(99, "CAS*CO*45*0"))
                .flatMap(Stream::of)
                .toArray(String[]::new);
        String message = "A claim has at most 99 CAS of its own, and so has each of its lines.";

        assertThat(payments(claimOf(both))).hasSize(1);
        assertThat(faults(claimOf(200, "CAS*CO*45*0")))
                .containsExactly(new RemittanceFault(13 + 100, Kind.EXCESS, message));
        assertThat(faults(claimOf(
                        Stream.concat(Stream.of(both), Stream.of("CAS*CO*45*0")).toArray(String[]::new))))
                .containsExactly(new RemittanceFault(13 + 3 * 99 + 3, Kind.EXCESS, message));
    }

    @Test
    void aLineHasAsManyRemarksAsTheGuideLetsIt() {
        String[] remarks = Stream.concat(Stream.of("SVC*HC:97110*0*0"), Stream.of(repeated(120, "LQ*HE*N19")))
                .toArray(String[]::new);

        assertThat(faults(claimOf(remarks)))
                .containsExactly(new RemittanceFault(13 + 101, Kind.EXCESS, "A line has at most 99 LQ."));
    }

    @Test
    void anElementIsNoLongerThanAnyOfTheGuide() {
        assertThat(payments(PAID.replace("1926245000001", "1".repeat(256)))).hasSize(1);
        assertThat(faults(PAID.replace("1926245000001", "1".repeat(257))))
                .containsExactly(new RemittanceFault(13, Kind.EXCESS, "An element has at most 256 characters."));
    }

    /** A payment of nothing for one claim, in segment 13, with these segments after it. */
    private static String claimOf(String... segments) {
        return RemittanceText.of(
                "0",
                Stream.concat(Stream.of("CLP*A*1*0*0*0*12*1"), Stream.of(segments))
                        .toArray(String[]::new));
    }

    private static String claimOf(int times, String segment) {
        return claimOf(repeated(times, segment));
    }

    private static String[] repeated(int times, String segment) {
        return Collections.nCopies(times, segment).toArray(String[]::new);
    }

    private static String[] days(int many) {
        return LocalDate.of(2018, 1, 1)
                .datesUntil(LocalDate.of(2018, 1, 1).plusDays(many))
                .map(day -> "DTM*472*" + day.toString().replace("-", ""))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ISA", "no X12 at all", "{\"a\":1}", "ISA*00*          *00*  ~GS~ST*835~"})
    void whatIsNoX12IsRefused(String file) {
        assertThat(faults(file))
                .isNotEmpty()
                .allMatch(fault -> fault.kind() == Kind.ENVELOPE || fault.kind() == Kind.MISSING);
    }

    @Test
    void aFileThatEndsBeforeItsEndIsRefused() {
        assertThat(faults(PAID.substring(0, PAID.indexOf("SE*")))).isNotEmpty();
        assertThat(faults(PAID.substring(0, PAID.indexOf("IEA*")))).isNotEmpty();
    }

    @Test
    void anotherTransactionIsRefused() {
        assertThat(faults(PAID.replace("ST*835*", "ST*837*")))
                .extracting(RemittanceFault::message)
                .contains("The transaction must be an 835 (005010X221A1).");
    }

    @Test
    void noFaultRepeatsWhatWasSent() {
        String marked = RemittanceText.of(
                "MARK",
                "CLP*MARK*MARK*MARK*MARK*MARK*12*MARK",
                "SVC*MARK*MARK*MARK",
                "CAS*MARK*MARK*MARK",
                "DTM*472*MARK");

        assertThat(faults(marked))
                .hasSizeGreaterThan(6)
                .noneMatch(fault -> fault.message().contains("MARK"));
    }

    private static List<Payment> payments(String file) {
        return switch (read(file)) {
            case RemittanceFile.Read(List<Payment> payments) -> payments;
            case RemittanceFile.Faulty faulty -> throw new AssertionError(faulty);
        };
    }

    private static List<RemittanceFault> faults(String file) {
        return switch (read(file)) {
            case RemittanceFile.Read read -> throw new AssertionError(read);
            case RemittanceFile.Faulty(List<RemittanceFault> faults, int _) -> faults;
        };
    }

    private static RemittanceFile read(String file) {
        try {
            return RemittanceReader.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
