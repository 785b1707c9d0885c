package com.therapyclaims.testing;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of an X12 835 around the segments of its claims: the envelope with its counts, the payment and its payer. The
 * patient it names is nobody.
 */
public final class RemittanceText {
    private RemittanceText() {}

    /**
     * A file with one payment of Medicare.
     *
     * @param paid the amount of the payment
     * @param segments from the first CLP on, without their ends
     */
    public static String of(String paid, String... segments) {
        List<String> transaction = Stream.concat(
                        Stream.of(
                                "ST*835*0001",
                                "BPR*I*" + paid
                                        + "*C*ACH*CCP*01*011000015*DA*123456*1351840597**01*064000059*DA*998877*20260901",
                                "TRN*1*EFT0001*1351840597",
                                "DTM*405*20260901",
                                "N1*PR*EXAMPLE MEDICARE CONTRACTOR*XV*15202",
                                "N3*PO BOX 1",
                                "N4*COLUMBUS*OH*43085",
                                "PER*BL*PROVIDER SERVICES*TE*8005550100",
                                "N1*PE*EXAMPLE THERAPY*XX*1234567893",
                                "LX*1"),
                        Stream.of(segments))
                .toList();
        return "ISA*00*          *00*          *ZZ*15202          *ZZ*TC0001         *260901*1200*^*00501*000000007*0*T*:~\n"
                + "GS*HP*15202*TC0001*20260901*1200*7*X*005010X221A1~\n"
                + transaction.stream().collect(Collectors.joining("~\n", "", "~\n"))
                + "SE*" + (transaction.size() + 1) + "*0001~\nGE*1*7~\nIEA*1*000000007~\n";
    }

    /** A claim of one line, as it is paid in full: 120.00 charged, 49.49 allowed, 38.80 paid. */
    public static String[] paidInFull(String controlNumber, String service, String date) {
        return new String[] {
            "CLP*" + controlNumber + "*1*120*38.8*9.9*MB*1926245000001",
            "NM1*QC*1*NOBODY*PAT****MI*1EG4TE5MK73",
            "DTM*232*" + date,
            "SVC*HC:" + service + "*120*38.8**2",
            "DTM*472*" + date,
            "CAS*CO*45*70.51**253*0.79",
            "CAS*PR*2*9.9",
            "REF*6R*" + controlNumber + "-1",
            "AMT*B6*49.49"
        };
    }
}
