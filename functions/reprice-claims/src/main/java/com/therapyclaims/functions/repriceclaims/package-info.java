/** Reprices a chunk of claims. */
package com.therapyclaims.functions.repriceclaims;
