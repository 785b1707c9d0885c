/** Checks a day against the edits. */
package com.therapyclaims.functions.checkedits;
