/** What the local system says of itself, and how it writes files that are whole or not there. */
package com.therapyclaims.local.runner.console;
