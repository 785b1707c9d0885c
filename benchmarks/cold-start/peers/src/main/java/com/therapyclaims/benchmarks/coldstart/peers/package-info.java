/** The functions ours are measured against. */
package com.therapyclaims.benchmarks.coldstart.peers;
