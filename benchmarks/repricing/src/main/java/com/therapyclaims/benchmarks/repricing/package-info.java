/** Reprices an archive on the local servers and measures it; see {@code benchmarks/repricing/README.md}. */
package com.therapyclaims.benchmarks.repricing;
