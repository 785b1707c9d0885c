/** What the rules take of one core, by JMH. */
package com.therapyclaims.benchmarks.engine;
