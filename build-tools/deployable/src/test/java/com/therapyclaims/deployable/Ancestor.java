package com.therapyclaims.deployable;

/** Has a method that {@link Lambdas} overrides and still refers to. */
abstract class Ancestor {
    protected String inherited() {
        return "ancestor";
    }
}
