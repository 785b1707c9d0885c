/** Recognising, checking and compiling uploaded fee schedules. */
package com.therapyclaims.files;
