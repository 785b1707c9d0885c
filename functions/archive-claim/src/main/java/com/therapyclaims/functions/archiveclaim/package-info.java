/** Decides and archives a claim. */
package com.therapyclaims.functions.archiveclaim;
