package com.therapyclaims.domain.units;

import com.therapyclaims.domain.lists.Lists;
import java.util.List;
import java.util.Optional;

/**
 * The units a rule gives to a service.
 *
 * @param whyNone why it got none, in words
 */
record Share(PooledService service, int units, Optional<String> whyNone) {
    static Share of(PooledService service, int units) {
        return new Share(service, units, Optional.empty());
    }

    static Share none(PooledService service, String why) {
        return new Share(service, 0, Optional.of(why));
    }

    /** The shares of services that were counted together. */
    record Allocation(List<Share> shares, List<Tie> ties) {
        Allocation {
            shares = List.copyOf(shares);
            ties = List.copyOf(ties);
        }

        int units() {
            return Lists.sum(shares, Share::units);
        }
    }
}
