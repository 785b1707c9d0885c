/**
 * From minutes to units: how many, of which code, furnished by whom, and why.
 *
 * <p>{@link com.therapyclaims.domain.units.UnitCounter} is the way in and says which class counts what.
 */
package com.therapyclaims.domain.units;
