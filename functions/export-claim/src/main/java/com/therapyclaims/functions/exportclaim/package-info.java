/** Writes archived claims in the forms payers take. */
package com.therapyclaims.functions.exportclaim;
