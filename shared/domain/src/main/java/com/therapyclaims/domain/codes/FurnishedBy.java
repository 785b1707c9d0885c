package com.therapyclaims.domain.codes;

/** Who furnished minutes of a service. Minutes furnished together count as the therapist's (CQ-2). */
public enum FurnishedBy {
    THERAPIST,
    ASSISTANT
}
