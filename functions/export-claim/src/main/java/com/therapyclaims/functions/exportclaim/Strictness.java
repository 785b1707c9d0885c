package com.therapyclaims.functions.exportclaim;

import com.therapyclaims.domain.exports.ExportGap;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.QueryBooleans;
import java.util.List;

/** How much a claim must have to be written. */
enum Strictness {
    /** What the form must have. */
    FORM,

    /** What payers often ask for beside the form, too. */
    STRICT;

    /**
     * As the query parameter {@code strict} asks for it.
     *
     * @throws ProblemException 400 if it is neither true nor false
     */
    static Strictness of(ApiRequest request) throws ProblemException {
        return QueryBooleans.isTrue(request, "strict") ? STRICT : FORM;
    }

    /** What of the advice must be there. */
    List<ExportGap> required(List<ExportGap> advice) {
        return this == STRICT ? advice : List.of();
    }
}
