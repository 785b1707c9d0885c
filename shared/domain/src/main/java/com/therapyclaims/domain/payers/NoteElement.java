package com.therapyclaims.domain.payers;

/** The elements of a treatment note that support the necessity of therapeutic exercise. A payer may refuse a note without one. */
public enum NoteElement {
    BODY_PART,
    EXERCISE_TYPE,
    FUNCTIONAL_GOALS,
    MEDICAL_NECESSITY,
    PATIENT_RESPONSE,
    TIME
}
