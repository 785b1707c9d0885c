package com.therapyclaims.domain.rules;

/** The numbered billing rules the engine applies, each with the text it rests on. */
public enum Rule {
    /** Units follow the total of timed minutes. */
    U_1("U-1", "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2.C"),
    /** Full 15-minute blocks stay with their code. */
    U_2("U-2", "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2.C"),
    /** Remaining units go to the largest remainders. */
    U_3("U-3", "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2.C example 3"),
    /** A service under 8 minutes may be billed when the total allows. */
    U_4("U-4", "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2.C example 5"),
    /** The therapist chooses between equal remainders. */
    U_5("U-5", "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2.C examples 1, 2 and 5"),
    /** Every timed minute counts in the total, billed or not. */
    U_6("U-6", "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2.C example 4"),
    /** Untimed codes bill one unit a day. */
    U_7("U-7", "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2.B"),
    /** Only direct treatment time counts. */
    U_8("U-8", "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.3"),
    /** Time in episodes is summed over a day. */
    U_9("U-9", "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.3"),
    /** Disciplines are totalled apart. */
    U_10(
            "U-10",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2 (one calendar day); separate plans of care by discipline"),
    /** Units should average 15 minutes. */
    U_11("U-11", "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2"),
    /** More than half of the unit must have passed. */
    A_1("A-1", "AMA CPT, Time (midpoint rule)"),
    /** Eight minutes are no unit of their own. */
    A_2("A-2", "AMA CPT, Time (midpoint rule)"),
    /** The midpoint rule counts each code alone. */
    A_3("A-3", "AMA CPT, Time (midpoint rule)"),
    /** The unit rule is the payer's. */
    A_4("A-4", "Payer policy; AMA CPT where it says nothing"),
    /** CQ goes with GP, CO with GO, on the same line. */
    CQ_1("CQ-1", "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.1"),
    /** Only minutes the assistant furnishes alone count. */
    CQ_2("CQ-2", "CY 2020 Physician Fee Schedule final rule, 84 FR 62568"),
    /** Untimed services: more than 10% of the minutes. */
    CQ_3("CQ-3", "42 CFR 410.59(a)(4), 410.60(a)(4)"),
    /** Timed services: the midpoint of the last unit decides. */
    CQ_4("CQ-4", "CY 2022 Physician Fee Schedule final rule, 86 FR 64996"),
    /** One code may stand on a line with and a line without CQ. */
    CQ_5("CQ-5", "CY 2022 Physician Fee Schedule final rule, 86 FR 64996"),
    /** Between codes the unit goes by minutes, the modifier by who furnished it. */
    CQ_6("CQ-6", "CMS, Billing Examples Using CQ/CO Modifiers"),
    /** 2020 and 2021: the 10% rule alone for the last unit. */
    CQ_7("CQ-7", "CY 2020 Physician Fee Schedule final rule, 84 FR 62568"),
    /** Two leftover units with fewer than 23 shared minutes. */
    CQ_8("CQ-8", "CMS gives no rule: assumed and flagged"),
    /** The assistant cut is 15% of Medicare's share. */
    CQ_9("CQ-9", "Social Security Act 1834(v)"),
    /** A commercial payer's assistant reduction is its contract's. */
    CQ_10("CQ-10", "Payer contract"),
    /** MPPR covers every always-therapy unit of the patient's day. */
    P_1("P-1", "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 10.7"),
    /** The unit with the highest practice expense is paid in full. */
    P_2("P-2", "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 10.7"),
    /** Other units lose half of their practice expense. */
    P_3("P-3", "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 10.7"),
    /** Rank by practice expense, not by price. */
    P_4("P-4", "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 10.7"),
    /** The reduction is 50% since 2013-04-01. */
    P_5("P-5", "American Taxpayer Relief Act of 2012 s. 633"),
    /** A later claim of the same day ranks the day anew. */
    P_6("P-6", "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 10.7"),
    /** A top code split by CQ: line order decides. */
    P_7("P-7", "CMS gives no rule: assumed and flagged"),
    /** Sequestration on Medicare's payment, by line. */
    P_8("P-8", "Balanced Budget and Emergency Deficit Control Act s. 251A; CARC 253"),
    /** Part B deductible. */
    P_9("P-9", "Social Security Act 1833(b)"),
    /** The threshold accrues allowed amounts. */
    KX_1("KX-1", "Social Security Act 1833(g)"),
    /** PT and SLP share one bucket, OT has its own. */
    KX_2("KX-2", "Social Security Act 1833(g)(1), (3)"),
    /** KX on each line above the threshold. */
    KX_3("KX-3", "Social Security Act 1833(g)(7); Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 10.3"),
    /** Targeted review above 3,000. */
    KX_4("KX-4", "Social Security Act 1833(g)(5)(E)"),
    /** Caps, exceptions and functional G-codes have ended. */
    KX_5("KX-5", "Bipartisan Budget Act of 2018 s. 50202"),
    /** Column 2 is denied beside column 1. */
    N_1("N-1", "NCCI Policy Manual ch. 1"),
    /** 59 or X{EPSU} is accepted on either column. */
    N_2("N-2", "CMS CR 11168, from 2019-07-01"),
    /** Distinct timed services do not overlap in time. */
    N_3("N-3", "MLN1783722"),
    /** An NCCI denial is the provider's liability. */
    N_4("N-4", "NCCI Policy Manual ch. 1"),
    /** Edits hold for their quarter. */
    N_5("N-5", "NCCI quarterly tables"),
    /** Fee: (work x GPCI + PE x GPCI + MP x GPCI) x conversion factor, rounded once. */
    R_1("R-1", "Social Security Act 1848(b)(1); 42 CFR 414.20"),
    /** Lesser of charge and fee, then deductible and coinsurance. */
    R_2("R-2", "Social Security Act 1833(a)(1), 1848(a)(1)"),
    /** Only status A, R and T are priced. */
    R_3("R-3", "Physician Fee Schedule relative value file, status codes"),
    /** Non-participating: 95% and the limiting charge. */
    R_4("R-4", "Social Security Act 1848(a)(3), (g)(2)"),
    /** NPI check digit. */
    C_1("C-1", "45 CFR 162.406; ISO/IEC 7812 Luhn over 80840"),
    /** Frequency codes. */
    C_2("C-2", "NUBC frequency codes; ASC X12 005010X222A1 CLM05-3"),
    /** Timely filing. */
    C_3("C-3", "42 CFR 424.44"),
    /** Place of service. */
    C_4("C-4", "CMS place of service code set"),
    /** Outpatient therapy is priced non-facility. */
    C_5("C-5", "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 10"),
    /** No payment to an independent therapist for hospital patients. */
    C_6("C-6", "Physician Fee Schedule relative value file, PC/TC indicator 7"),
    /** Telehealth by therapists. */
    C_7("C-7", "H.R. 7148 (2026), through 2027-12-31"),
    /** ABN and KX exclude each other. */
    C_8("C-8", "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 10.3"),
    /** A contract's first fitting term prices the line. */
    PY_1("PY-1", "Payer contract"),
    /** A visit rate is spread over its lines. */
    PY_2("PY-2", "Payer contract"),
    /** Caps apply after the lines. */
    PY_3("PY-3", "Payer contract"),
    /** Authorised visits. */
    PY_4("PY-4", "Payer contract"),
    /** Repricing repeats the same inputs with new tables. */
    PY_5("PY-5", "Payer contract; published fee schedules");

    private final String number;
    private final String citation;

    Rule(String number, String citation) {
        this.number = number;
        this.citation = citation;
    }

    /** The stable number that code, findings and explanations share, for example {@code U-3}. */
    public String number() {
        return number;
    }

    public String citation() {
        return citation;
    }
}
