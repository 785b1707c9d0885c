/** Reads who saw or changed patient data. */
package com.therapyclaims.functions.readaccessrecords;
