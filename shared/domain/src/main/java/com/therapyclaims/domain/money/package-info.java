/** Amounts in dollars: exact, and rounded only where a rule says so. */
package com.therapyclaims.domain.money;
