/** Judges a treatment note. */
package com.therapyclaims.functions.validatenote;
