/** Archives the rows of files of visits. */
package com.therapyclaims.functions.archivevisits;
