package com.therapyclaims.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Run {@link FindingsPage} after a change of the catalogue. */
class FindingsPageTest {
    @Test
    void thePagesAreThoseOfTheCatalogue() throws IOException {
        assertThat(Files.readString(FindingsPage.MARKDOWN)).isEqualTo(FindingsPage.markdown());
        assertThat(Files.readString(FindingsPage.HTML)).isEqualTo(FindingsPage.html());
    }

    @ParameterizedTest
    @EnumSource
    void everyFindingsHelpIsAPlaceOfThePage(FindingCode code) throws IOException {
        String help = Finding.of(code, "").help();

        assertThat(help).startsWith("/pages/findings.html#");
        assertThat(Files.readString(FindingsPage.HTML))
                .contains("<section id=\"" + help.substring(help.indexOf('#') + 1) + "\">");
    }
}
