/**
 * Treatment notes: what a note must say, how well it says it, whether its minutes agree, and whether the plan of care
 * behind it is in force. Start with {@link com.therapyclaims.domain.notes.NoteValidator}.
 *
 * <p>Every check is a small class that reads a {@link com.therapyclaims.domain.notes.NoteUnderReview} and writes to a
 * {@link com.therapyclaims.domain.notes.Review}. What rests on fields may block a claim; what rests on the wording of a
 * text only warns, and shows the words.
 */
package com.therapyclaims.domain.notes;
