package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.PracticeTables;
import java.util.function.Function;

/**
 * What one practice's archived claims are priced with anew, and what they were priced with.
 *
 * @param now the tables and payers of now
 * @param then those an archived revision was priced with: exactly the versions that took part in its price
 */
public record RepricingTables(PracticeTables now, Function<ClaimRevision, PracticeTables> then) {}
