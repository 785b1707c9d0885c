/** What a large file of visits takes, beside batches over HTTP. */
package com.therapyclaims.benchmarks.visitfiles;
