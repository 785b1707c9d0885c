package com.therapyclaims.aws.claims;

import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.Visit;
import com.therapyclaims.http.answers.DomainJson;
import com.therapyclaims.http.json.InvalidRequestException;
import com.therapyclaims.http.json.MalformedJsonException;
import com.therapyclaims.http.json.Requests;
import com.therapyclaims.http.requests.VisitJson;

/** Visits as they were sent, decisions as the API answers them: both JSON. */
public final class JsonRevisionDocuments implements RevisionDocuments {
    @Override
    public Visit readVisit(String sent) {
        try {
            return Requests.read(sent, VisitJson.REQUEST);
        } catch (MalformedJsonException | InvalidRequestException e) {
            throw new IllegalStateException("an archived request is no longer readable", e);
        }
    }

    @Override
    public String writeDecision(ClaimDecision decision) {
        return DomainJson.write(ClaimDecision.class, decision);
    }

    @Override
    public ClaimDecision readDecision(String text) {
        return DomainJson.read(ClaimDecision.class, text);
    }
}
