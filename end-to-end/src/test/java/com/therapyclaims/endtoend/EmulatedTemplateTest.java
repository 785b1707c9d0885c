package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.local.runner.template.Yaml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/deploy-emulated} deploys is the system. Skipped, and said so, where the SAM CLI is not at hand. */
class EmulatedTemplateTest {
    @TempDir
    private Path folder;

    @Test
    void nothingButTheEdgeAndTheFirewallIsLeftOut() throws IOException, InterruptedException {
        TreeMap<String, String> types = new TreeMap<>(new Template().types());
        types.values().removeIf(type -> type.startsWith("AWS::CloudFront::") || type.startsWith("AWS::WAFv2::"));

        assertThat(types).isNotEmpty();
        assertThat(new Template(Yaml.read(copy())).types()).isEqualTo(types);
    }

    @Test
    void whatIsLeftIsValidAndClean() throws IOException, InterruptedException {
        String sam = Tools.forTemplates("sam", "aws-sam-cli").toString();
        String copy = copy().toString();

        assertThat(Tools.run(List.of(sam, "validate", "--lint", "--template", copy)))
                .isEqualTo(new Tools.Outcome(0, copy + " is a valid SAM Template"));
    }

    private Path copy() throws IOException, InterruptedException {
        Path copy = folder.toRealPath().resolve("template.yaml");
        Tools.Outcome outcome = Tools.run(List.of(
                Tools.pythonOfSam().toString(), "build-tools/emulated/template.py", "template.yaml", copy.toString()));
        assertThat(outcome.code()).as(outcome.said()).isZero();
        return copy;
    }
}
