/** Requests in, answers out, problems. */
package com.therapyclaims.http;
