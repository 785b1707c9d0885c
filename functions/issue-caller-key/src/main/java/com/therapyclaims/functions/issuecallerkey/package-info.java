/** Issues a caller key, for the operator. */
package com.therapyclaims.functions.issuecallerkey;
