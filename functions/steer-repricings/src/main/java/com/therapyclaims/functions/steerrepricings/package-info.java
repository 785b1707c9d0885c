/** {@code POST /v1/repricings/{id}/...}: pausing, resuming, and signing lists of claims to rebill. */
package com.therapyclaims.functions.steerrepricings;
