package com.therapyclaims.local.runner.template;

import java.util.List;

/** The template says something that would run differently here than on AWS. */
public final class TemplateRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names every reason at once. */
    public TemplateRefusedException(List<String> reasons) {
        super(String.join(System.lineSeparator(), reasons));
    }
}
