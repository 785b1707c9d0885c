package com.therapyclaims.http.requests;

import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.Kinds;

/** The request of {@code POST /v1/repricings/{id}/rebill}. */
public final class SignatureJson {
    private static final int LONGEST_NAME = 120;

    /** The whole body: the name of whoever signs. */
    public static final Kind<String> REQUEST =
            Kinds.object(fields -> fields.required("signedBy", Kinds.text(LONGEST_NAME)));

    private SignatureJson() {}
}
