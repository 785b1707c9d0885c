package com.therapyclaims.files;

/**
 * Something wrong, or worth a look, in an uploaded file.
 *
 * @param row the line or sheet row, from 1; 0 for the file as a whole
 * @param column the column's title, or empty
 * @param message what is wrong and what to do; it repeats the cell at most, never the row
 */
public record Problem(int row, String column, String message) {}
