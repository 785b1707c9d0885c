/**
 * What the codes and modifiers of therapy mean: {@link com.therapyclaims.domain.codes.TherapyCodes} knows the clock and the
 * class of each code on a date of service.
 */
package com.therapyclaims.domain.codes;
