/** What payers authorise before it is done, and how many visits they pay in a year (PY-4). */
package com.therapyclaims.domain.authorizations;
