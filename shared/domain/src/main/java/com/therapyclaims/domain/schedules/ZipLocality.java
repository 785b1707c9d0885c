package com.therapyclaims.domain.schedules;

/**
 * Where a ZIP code lies.
 *
 * @param plusFourRequired whether the ZIP code spans localities, so that ZIP+4 decides
 */
public record ZipLocality(String zip, String state, Locality locality, boolean plusFourRequired) {}
