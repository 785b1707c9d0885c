/** The servers of the local system. */
package com.therapyclaims.local.servers;
