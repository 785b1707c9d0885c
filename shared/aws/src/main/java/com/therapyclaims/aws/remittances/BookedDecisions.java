package com.therapyclaims.aws.remittances;

import static com.therapyclaims.aws.Attributes.key;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.claims.ClaimKeys;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.remittances.BookedClaim;
import com.therapyclaims.domain.remittances.BookedDecision;
import com.therapyclaims.domain.remittances.ClaimDecisions;
import com.therapyclaims.domain.remittances.PayerDecision;
import com.therapyclaims.domain.remittances.Remittance;
import com.therapyclaims.domain.remittances.RemittedClaim;
import com.therapyclaims.http.answers.DomainJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What payers have said of claims, in each claim's own partition. It is written once and never changed. */
public final class BookedDecisions implements ClaimDecisions {
    private static final String BOOKED_PREFIX = "BOOKED#";

    private final Table table;

    /** What was said, in this table of claims. */
    public BookedDecisions(Table table) {
        this.table = table;
    }

    /**
     * Books what a payer has said of a claim, once: under the payment it came with, whichever file brought that first.
     *
     * @return what is said of it
     */
    BookedDecision book(String practiceId, String claimId, Remittance in, int place, BookedClaim booked) {
        String partition = ClaimKeys.claim(practiceId, claimId);
        String here = ClaimKeys.PAYMENT_PREFIX + Attributes.sortable(in.receivedAt()) + "#" + in.remittanceId() + "#"
                + RemittanceStore.place(place);
        String sort = placeOf(partition, booked, here);
        // Where another file came first and its work broke off between the two, this one ends it.
        Map<String, AttributeValue> item = new HashMap<>(key(partition, sort));
        item.put("payer", text(booked.payerId()));
        item.put("document", text(DomainJson.write(RemittedClaim.class, booked.claim())));
        ItemFormat.putInto(item);
        table.putNew(item);
        String upTo = sort.compareTo(here) > 0 ? sort : here;
        List<PayerDecision> all = new ArrayList<>();
        int upToHere = 0;
        Optional<PayerDecision> its = Optional.empty();
        for (Map<String, AttributeValue> said : said(partition)) {
            all.add(decision(said));
            String itsSort = required(said, "sk");
            upToHere += itsSort.compareTo(upTo) > 0 ? 0 : 1;
            if (itsSort.equals(sort)) {
                its = Optional.of(all.getLast());
            }
        }
        return new BookedDecision(all, upToHere, its.orElseThrow(), !sort.equals(here));
    }

    @Override
    public List<PayerDecision> of(String practiceId, String claimId) {
        return said(ClaimKeys.claim(practiceId, claimId)).stream()
                .map(BookedDecisions::decision)
                .toList();
    }

    private static PayerDecision decision(Map<String, AttributeValue> said) {
        return new PayerDecision(
                Attributes.optional(said, "payer"), DomainJson.read(RemittedClaim.class, required(said, "document")));
    }

    /** Where it is booked: here, unless the same was booked elsewhere before. Of two at once, one is first. */
    private String placeOf(String partition, BookedClaim booked, String here) {
        String hash = Hashes.sha256(booked.identity());
        Map<String, AttributeValue> item = new HashMap<>(key(partition, BOOKED_PREFIX + hash));
        ItemFormat.putInto(item);
        item.put("place", text(here));
        return table.putNew(item).map(there -> required(there, "place")).orElse(here);
    }

    private List<Map<String, AttributeValue>> said(String partition) {
        return table.in(partition, ClaimKeys.PAYMENT_PREFIX).toList();
    }
}
