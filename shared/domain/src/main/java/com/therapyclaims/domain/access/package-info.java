/** Who saw or changed patient data, and when. */
package com.therapyclaims.domain.access;
