/** The small HTTP server under the gateway, the Runtime API and Lambda's invoke address. */
package com.therapyclaims.local.runner.http;
