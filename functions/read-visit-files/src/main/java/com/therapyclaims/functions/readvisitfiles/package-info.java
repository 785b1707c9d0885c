/** Tells how far a file of visits has come. */
package com.therapyclaims.functions.readvisitfiles;
