/** Divides a file of visits into chunks. */
package com.therapyclaims.functions.receivevisitfile;
