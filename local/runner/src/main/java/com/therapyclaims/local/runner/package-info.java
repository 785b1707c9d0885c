/** The local system. */
package com.therapyclaims.local.runner;
