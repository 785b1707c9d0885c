/** What is asked of short lists everywhere. */
package com.therapyclaims.domain.lists;
