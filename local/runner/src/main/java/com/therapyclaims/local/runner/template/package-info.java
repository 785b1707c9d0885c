/**
 * Reads {@code template.yaml}, the only description of the system, into what one machine has to run. What it does not
 * understand it refuses by name, so that local and AWS cannot drift.
 */
package com.therapyclaims.local.runner.template;
