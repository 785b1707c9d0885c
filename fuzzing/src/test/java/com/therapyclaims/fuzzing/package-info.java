/**
 * Each target has two runs: thousands of seeded mutations of real inputs with every build, and Jazzer's coverage-guided
 * search with {@code bin/fuzz}. What either finds becomes an input below {@code src/test/resources}, tried ever after.
 */
package com.therapyclaims.fuzzing;
