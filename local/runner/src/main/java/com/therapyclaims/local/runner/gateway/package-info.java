/** Stands in for API Gateway's REST API: routes, the authorizer, proxy events and the gateway's own answers. */
package com.therapyclaims.local.runner.gateway;
