package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * AWS's own tools have nothing to say of the template. Skipped, and said so, where they are not on the path or are older than
 * {@code build-tools/lint/requirements.txt} asks for: an older one finds what is none.
 */
class TemplateLintTest {
    @Test
    void theSamCliFindsTheTemplateValidAndClean() throws IOException, InterruptedException {
        String sam = Tools.forTemplates("sam", "aws-sam-cli").toString();

        assertThat(Tools.run(List.of(sam, "validate", "--lint", "--template", "template.yaml")))
                .isEqualTo(new Tools.Outcome(0, Tools.ROOT.resolve("template.yaml") + " is a valid SAM Template"));
    }

    @Test
    void cfnLintSaysNothing() throws IOException, InterruptedException {
        String cfnLint = Tools.forTemplates("cfn-lint", "cfn-lint").toString();

        assertThat(Tools.run(List.of(cfnLint, "template.yaml"))).isEqualTo(new Tools.Outcome(0, ""));
    }
}
