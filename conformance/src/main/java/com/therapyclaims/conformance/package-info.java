/**
 * Runs the published cases of {@code conformance/cases} against an API over HTTP and tells, area by area, what it got
 * right. It knows the API's contract and nothing of this system's insides.
 */
package com.therapyclaims.conformance;
