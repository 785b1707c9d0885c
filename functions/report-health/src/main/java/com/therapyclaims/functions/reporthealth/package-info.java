/** Answers whether the system stands. */
package com.therapyclaims.functions.reporthealth;
