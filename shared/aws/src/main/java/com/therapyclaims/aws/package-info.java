/** The adapters behind the domain's interfaces. */
package com.therapyclaims.aws;
