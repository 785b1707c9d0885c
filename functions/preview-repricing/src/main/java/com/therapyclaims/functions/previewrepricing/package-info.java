/** {@code POST /v1/repricings/preview}: what a contract or fees would change, with nothing written. */
package com.therapyclaims.functions.previewrepricing;
