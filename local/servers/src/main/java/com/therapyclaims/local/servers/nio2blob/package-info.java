/**
 * A store of S3Proxy's kind. S3Proxy tells from a store's package name what it can do (conditional writes, for one): a
 * package that is not called {@code nio2blob} would be taken for a store that can do nothing.
 */
package com.therapyclaims.local.servers.nio2blob;
