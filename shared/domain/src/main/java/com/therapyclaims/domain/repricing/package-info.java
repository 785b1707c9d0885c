/**
 * Repricing (PY-5): the same inputs with new tables, a new revision where an amount changed, and a ledger that says by
 * cause what changed. Nothing that was archived is overwritten.
 */
package com.therapyclaims.domain.repricing;
