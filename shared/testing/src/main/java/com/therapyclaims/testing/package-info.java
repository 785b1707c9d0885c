/** What the tests of functions share: events, answers, logs, and the tables the project ships. */
package com.therapyclaims.testing;
