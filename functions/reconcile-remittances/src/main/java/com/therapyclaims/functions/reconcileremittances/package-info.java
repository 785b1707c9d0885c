/** Reconciles remittances with what was expected. */
package com.therapyclaims.functions.reconcileremittances;
