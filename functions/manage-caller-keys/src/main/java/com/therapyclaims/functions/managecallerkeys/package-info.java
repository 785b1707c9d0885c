/** Lists, revokes and rotates caller keys, for the operator. */
package com.therapyclaims.functions.managecallerkeys;
