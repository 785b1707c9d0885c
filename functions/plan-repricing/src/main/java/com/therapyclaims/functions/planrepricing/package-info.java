/** Finds the claims a new version affects. */
package com.therapyclaims.functions.planrepricing;
