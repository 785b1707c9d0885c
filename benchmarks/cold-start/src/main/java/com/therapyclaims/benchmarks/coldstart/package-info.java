/** Starts functions as Lambda does and takes the time to their first answer. */
package com.therapyclaims.benchmarks.coldstart;
