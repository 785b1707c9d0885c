/** What AWS sends to functions, read leniently: of an event only what is needed, whatever else a later version adds. */
package com.therapyclaims.aws.events;
