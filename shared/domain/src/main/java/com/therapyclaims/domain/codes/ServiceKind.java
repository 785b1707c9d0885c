package com.therapyclaims.domain.codes;

/** What sort of service a therapy code is. */
public enum ServiceKind {
    /** Evaluation or re-evaluation: a therapist's alone, never an assistant's. */
    EVALUATION,
    /** Test or measurement with a report. */
    TEST,
    /** One-on-one treatment. */
    PROCEDURE,
    /** Modality with constant attendance. */
    ATTENDED_MODALITY,
    /** Modality under supervision, without constant attendance. */
    SUPERVISED_MODALITY,
    /** Two or more patients at once. */
    GROUP,
    /** Training of the patient's caregivers. */
    CAREGIVER_TRAINING,
    /** Care of wounds. */
    WOUND_CARE,
    /** Remote monitoring of therapy. */
    REMOTE_MONITORING,
    /** E-visits, telephone assessments and virtual check-ins. */
    COMMUNICATION,
    /** A service without a code of its own. */
    UNLISTED
}
