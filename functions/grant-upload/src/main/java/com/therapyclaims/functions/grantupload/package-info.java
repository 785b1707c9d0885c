/** Signs the upload of a fee schedule. */
package com.therapyclaims.functions.grantupload;
