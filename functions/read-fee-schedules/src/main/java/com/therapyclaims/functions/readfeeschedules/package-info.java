/** Reads published and refused fee schedules. */
package com.therapyclaims.functions.readfeeschedules;
