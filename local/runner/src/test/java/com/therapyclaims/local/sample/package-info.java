/** Functions of the sample system; deployed from the test classes, they use the JDK and AWS's interfaces alone. */
package com.therapyclaims.local.sample;
