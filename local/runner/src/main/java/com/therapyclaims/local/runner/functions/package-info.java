/**
 * Runs functions as AWS does: environments that fetch invocations from a Runtime API, started on first use, reused,
 * killed when they take too long and replaced when they die.
 */
package com.therapyclaims.local.runner.functions;
