/** Files of visits: archived row by row, each with its result. */
package com.therapyclaims.domain.visitfiles;
