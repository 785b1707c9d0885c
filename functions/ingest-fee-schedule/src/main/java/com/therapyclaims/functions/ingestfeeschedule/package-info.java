/** Checks and publishes an uploaded file. */
package com.therapyclaims.functions.ingestfeeschedule;
