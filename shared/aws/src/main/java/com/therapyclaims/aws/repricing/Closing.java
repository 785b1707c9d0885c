package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.repricing.Chunk.Rest;
import com.therapyclaims.domain.repricing.RepricingTotals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a chunk is closed with.
 *
 * @param countedElsewhere how many of its claims another chunk counts: the total is lower by them
 * @param touched the patients' years that its changed claims accrue to
 * @param rest the claims that are left, under the name of the chunk they go on as
 * @param at when
 */
record Closing(
        RepricingTotals totals, int countedElsewhere, List<PatientYear> touched, Optional<Rest> rest, Instant at) {
    Closing {
        touched = List.copyOf(touched);
    }
}
