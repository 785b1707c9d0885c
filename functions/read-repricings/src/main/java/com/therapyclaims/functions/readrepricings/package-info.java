/** Reads repricings and their ledger. */
package com.therapyclaims.functions.readrepricings;
