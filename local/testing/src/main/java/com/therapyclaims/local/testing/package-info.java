/** For tests of adapters and handlers: real servers, started once for a module's tests, and tables as the template has them. */
package com.therapyclaims.local.testing;
