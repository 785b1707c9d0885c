/**
 * Who may call: API keys, kept as hashes, and the practice and role behind each.
 *
 * <p>A key is 256 random bits. Nobody can guess or enumerate those, so one round of SHA-256 hides it as well as a slow
 * password hash would; a slow hash defends secrets that people choose, and here it would only delay every request.
 */
package com.therapyclaims.aws.callers;
