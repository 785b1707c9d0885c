package com.therapyclaims.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The walls around the rules. */
class DomainWallsTest {
    private static final JavaClasses DOMAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.therapyclaims.domain");

    @Test
    void theDomainIsPureJava() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "com.therapyclaims.domain..",
                        "java.lang..",
                        "java.math..",
                        "java.nio..",
                        "java.security..",
                        "java.text..",
                        "java.time..",
                        "java.util..",
                        "java.io..")
                .because("rules that know neither AWS nor JSON run, are tested and are read anywhere")
                .check(DOMAIN);
    }

    @Test
    void theDomainHasNoClockOfItsOwn() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("the same visit with the same tables must give the same decision at any time")
                .check(DOMAIN);
    }

    @Test
    void noBinaryFractionComesNearMoney() {
        fields().should()
                .notHaveRawType(double.class)
                .andShould()
                .notHaveRawType(float.class)
                .because("money is exact decimal")
                .check(DOMAIN);
        methods()
                .should()
                .notHaveRawReturnType(double.class)
                .andShould()
                .notHaveRawReturnType(float.class)
                .because("money is exact decimal")
                .check(DOMAIN);
    }

    @Test
    void noStaticFieldCanChange() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("handlers are thread-safe and a snapshot may be restored many times")
                .check(DOMAIN);
    }
}
