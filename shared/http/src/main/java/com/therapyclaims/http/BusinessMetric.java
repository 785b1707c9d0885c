package com.therapyclaims.http;

/** What is counted of the business. Each is a metric of CloudWatch by function; none tells of a patient or a practice. */
public enum BusinessMetric {
    /** New claims. */
    CLAIMS_ARCHIVED("ClaimsArchived"),
    /** Units of new claims. */
    UNITS_ARCHIVED("UnitsArchived"),
    /** Findings of new claims, also by their code. */
    FINDINGS("Findings"),
    /** Claims a repricing looked at. */
    CLAIMS_REPRICED("ClaimsRepriced"),
    /** Those of them whose price changed. */
    CLAIMS_CHANGED("ClaimsChanged"),
    /** Fee schedules, edits and contracts that were published. */
    UPLOADS_PUBLISHED("UploadsPublished"),
    /** Uploads that were refused. */
    UPLOADS_REFUSED("UploadsRefused"),
    /** Remittances that were taken and worked off. */
    REMITTANCES_RECEIVED("RemittancesReceived"),
    /** Claims in them. */
    CLAIMS_REMITTED("ClaimsRemitted"),
    /** Those of them that are none of the practice's. */
    CLAIMS_UNMATCHED("ClaimsUnmatched"),
    /** Messages of a queue that failed and come again, or end as dead letters: Lambda counts no error for them. */
    MESSAGES_FAILED("MessagesFailed"),
    /** Answers that failed inside, of all functions of a stack together: Lambda counts no error for them. */
    ANSWERS_FAILED("AnswersFailed");

    private final String word;

    BusinessMetric(String word) {
        this.word = word;
    }

    /** What CloudWatch calls it. */
    public String word() {
        return word;
    }
}
