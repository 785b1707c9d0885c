package com.therapyclaims.deployable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Beside the virtual machine's own lambdas: whatever {@link Lambdas} answers with them it answers without. */
class LambdasAsClassesTest {
    private static final ClassHierarchyResolver HIERARCHY =
            ClassHierarchyResolver.ofResourceParsing(LambdasAsClassesTest.class.getClassLoader());

    private static final String SAMPLE = "com/therapyclaims/deployable/Lambdas";

    static List<String> scenes() {
        return Arrays.stream(Lambdas.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic()
                        && method.getParameterCount() == 0
                        && method.getReturnType() == Object.class)
                .map(Method::getName)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void aClassAnswersWhatALambdaAnswers(String scene) throws ReflectiveOperationException, IOException {
        Class<?> written = new Written(LambdasAsClasses.in(samples(), HIERARCHY)).loadClass(Lambdas.class.getName());

        assertThat(answer(written, scene)).isEqualTo(answer(Lambdas.class, scene));
    }

    @Test
    void noLambdaIsLeftButTheSerializableOne() throws IOException {
        assertThat(LambdasAsClasses.in(samples(), HIERARCHY).values().stream()
                        .map(ClassFile.of()::parse)
                        .flatMap(LambdasAsClassesTest::lambdas))
                .isNotEmpty()
                .allSatisfy(
                        left -> assertThat(left.bootstrapMethod().methodName()).isEqualTo("altMetafactory"));
    }

    @Test
    void aClassHasOneClassForItsLambdasOfTheJdksInterfacesAndOneForEachOther() throws IOException {
        SortedMap<String, byte[]> written = LambdasAsClasses.in(samples(), HIERARCHY);
        written.keySet().removeAll(samples().keySet());

        String name = SAMPLE + "$$Lambdas";
        assertThat(written.keySet())
                .containsExactly(
                        name,
                        name + "$com_therapyclaims_deployable_Lambdas$Greets",
                        name + "$com_therapyclaims_deployable_Lambdas$Parts",
                        name + "$com_therapyclaims_deployable_Lambdas$WideArguments");
    }

    @Test
    void whatIsWrittenOnceStaysAsItIs() throws IOException {
        SortedMap<String, byte[]> once = LambdasAsClasses.in(samples(), HIERARCHY);

        assertThat(LambdasAsClasses.in(once, HIERARCHY)).containsExactlyEntriesOf(once);
    }

    @Test
    void aLambdaOfAnInterfaceThatIsNotDeployedStaysAsItIs() throws IOException {
        assertThat(LambdasAsClasses.in(samples(), without("Lambdas$Greets")).keySet())
                .noneMatch(name -> name.endsWith("Greets") && name.contains("$$Lambdas"))
                .anyMatch(name -> name.endsWith("Parts") && name.contains("$$Lambdas"));
    }

    @Test
    void aClassThatCannotBeJudgedBecauseALibraryIsNotDeployedStaysAsItIs() throws IOException {
        byte[] written =
                LambdasAsClasses.in(samples(), without("Lambdas$Descendant")).get(SAMPLE);

        assertThat(lambdas(ClassFile.of().parse(written)).count())
                .isPositive()
                .isEqualTo(lambdas(ClassFile.of().parse(samples().get(SAMPLE))).count());
    }

    private static ClassHierarchyResolver without(String name) {
        return type -> type.displayName().equals(name) ? null : HIERARCHY.getClassInfo(type);
    }

    private static Stream<InvokeDynamicInstruction> lambdas(ClassModel model) {
        return model.methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .filter(InvokeDynamicInstruction.class::isInstance)
                .map(InvokeDynamicInstruction.class::cast)
                .filter(instruction ->
                        instruction.bootstrapMethod().owner().displayName().equals("LambdaMetafactory"));
    }

    private static Object answer(Class<?> type, String scene) throws ReflectiveOperationException {
        Method method = type.getDeclaredMethod(scene);
        method.setAccessible(true);
        return method.invoke(null);
    }

    private static SortedMap<String, byte[]> samples() throws IOException {
        String folder = Lambdas.class.getPackageName().replace('.', '/');
        SortedMap<String, byte[]> classes = new TreeMap<>();
        Path files = Path.of("target/test-classes").resolve(folder);
        try (Stream<Path> all = Files.list(files)) {
            for (Path file : all.toList()) {
                String name = file.getFileName().toString();
                if (name.matches("(Lambdas([$].*)?|Ancestor)[.]class")) {
                    classes.put(folder + "/" + name.replace(".class", ""), Files.readAllBytes(file));
                }
            }
        }
        return classes;
    }

    /** Loads the written classes before those of the tests. */
    private static final class Written extends ClassLoader {
        private final SortedMap<String, byte[]> classes;

        Written(SortedMap<String, byte[]> classes) {
            super(LambdasAsClassesTest.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] bytes = classes.get(name.replace('.', '/'));
            if (bytes == null) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
            }
        }
    }
}
