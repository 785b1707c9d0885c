/** What payers say they paid (X12 835), beside what the archive expects of them. */
package com.therapyclaims.domain.remittances;
