/** The API under a constant rate, beside the same reads and writes without us. */
package com.therapyclaims.benchmarks.apiload;
