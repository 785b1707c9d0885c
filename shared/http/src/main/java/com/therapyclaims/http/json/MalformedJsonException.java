package com.therapyclaims.http.json;

/** A text is not JSON. It says where, and nothing of what stands there. */
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    MalformedJsonException(int line, int column) {
        super("no JSON at line " + line + ", column " + column);
        this.line = line;
        this.column = column;
    }

    /** The line, counted from 1. */
    public int line() {
        return line;
    }

    /** The column, counted from 1. */
    public int column() {
        return column;
    }
}
