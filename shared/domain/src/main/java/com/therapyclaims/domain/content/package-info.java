/** What content is named and recognised by: its hash. */
package com.therapyclaims.domain.content;
