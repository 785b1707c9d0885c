/** Copies a system's tables and bucket into a folder, and puts them from there into an empty system. */
package com.therapyclaims.backup;
