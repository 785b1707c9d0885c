/**
 * How every decision gives its reasons: the numbered rules ({@link com.therapyclaims.domain.rules.Rule}), the catalogue of
 * findings ({@link com.therapyclaims.domain.rules.FindingCode}), the steps of an explanation, and which tables were asked.
 */
package com.therapyclaims.domain.rules;
