package com.therapyclaims.domain.claims;

/** What the patient is to whoever holds an insurance. */
public enum Relationship {
    SELF("18"),
    SPOUSE("01"),
    CHILD("19"),
    EMPLOYEE("20"),
    LIFE_PARTNER("53"),
    OTHER("G8");

    private final String code;

    Relationship(String code) {
        this.code = code;
    }

    /** The code of it in X12 (individual relationship code, data element 1069). */
    public String code() {
        return code;
    }
}
