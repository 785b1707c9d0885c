package com.therapyclaims.domain.notes;

/** The texts the note checks rest on, as coverage names them. */
final class Manual {
    static final String TREATMENT_NOTE = "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.E";
    static final String PROGRESS_REPORT = "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.D";
    static final String PLAN_OF_CARE = "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.1.2";
    static final String CERTIFICATION =
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.1.3; 42 CFR 424.24; 89 FR 97912";
    static final String SKILLED_CARE = "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.2";
    static final String UNITS = "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2";
    static final String TIME = "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.3";
    static final String ONE_ON_ONE = "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 230";
    static final String ELEMENTS =
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3; documentation elements of 97110";
    static final String CODE_CHOICE = "AMA CPT code selection; documentation of 97110 and 97530";

    private Manual() {}
}
