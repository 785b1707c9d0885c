package com.therapyclaims.functions.authorizecaller;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.callers.ApiKey;
import com.therapyclaims.aws.callers.DynamoDbCallerDirectory;
import com.therapyclaims.aws.callers.Role;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.MessageDigest;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * On the way from a caller's key to who calls, keys and their hashes are compared in constant time and in no other way.
 * The code is held to it, not the clock: a timing test would prove what one machine did one day.
 */
class KeyComparisonTest {
    private static final JavaClasses AUTHORIZER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.therapyclaims.aws.callers", "com.therapyclaims.functions.authorizecaller");

    /** What ends at the first difference it meets. */
    private static final Set<String> ENDING_EARLY = Set.of(
            "equals",
            "contentEquals",
            "compareTo",
            "compareToIgnoreCase",
            "compare",
            "mismatch",
            "regionMatches",
            "startsWith",
            "endsWith",
            "contains",
            "indexOf",
            "matches");

    @Test
    void nothingComparesTextsOrBytesByWhatEndsEarly() {
        noClasses()
                .that()
                // A role's word is no secret, and no key is handed to it.
                .areNotAssignableTo(Role.class)
                .should()
                .callMethodWhere(describe("compares what may be a key or its hash", KeyComparisonTest::endsEarly))
                .because("where the first difference lies is told by the time it takes to find it")
                .check(AUTHORIZER);
    }

    @Test
    void aKeyMatchesAHashByMessageDigestOnHashes() {
        methods()
                .that()
                .areDeclaredIn(ApiKey.class)
                .and()
                .haveName("matches")
                .should(call(MessageDigest.class, "isEqual"))
                .andShould(call(ApiKey.class, "hash"))
                .check(AUTHORIZER);
    }

    @Test
    void theDirectoryLetsNoItemThroughThatDoesNotMatchSo() {
        methods()
                .that()
                .areDeclaredIn(DynamoDbCallerDirectory.class)
                .and()
                .haveName("find")
                .should(call(ApiKey.class, "matches"))
                .check(AUTHORIZER);
    }

    @Test
    void theHashesComparedAreOfOneLengthWhateverTheKey() {
        assertThat(new ApiKey("").hash())
                .hasSameSizeAs(new ApiKey("tc_" + "x".repeat(10_000)).hash())
                .hasSize(64);
    }

    private static boolean endsEarly(JavaMethodCall call) {
        boolean ofTexts = call.getTargetOwner().isAssignableTo(CharSequence.class)
                || Set.of("java.util.Arrays", "java.util.Objects", "java.nio.ByteBuffer")
                        .contains(call.getTargetOwner().getName());
        return ofTexts && ENDING_EARLY.contains(call.getName());
    }

    private static ArchCondition<JavaMethod> call(Class<?> owner, String name) {
        return new ArchCondition<>("call " + owner.getSimpleName() + "." + name) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean calls = method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(owner)
                                && call.getName().equals(name));
                events.add(new SimpleConditionEvent(
                        method, calls, method.getFullName() + (calls ? " calls " : " does not call ") + name));
            }
        };
    }
}
