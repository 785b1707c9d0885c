package com.therapyclaims.deployable;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts ordinary classes in place of lambdas and method references, before anything runs.
 *
 * <p>Otherwise the virtual machine makes a class for every lambda and links it with method handles, at the moment the lambda is
 * first reached: three times what loading a small class takes, and a cold start reaches hundreds. Here all lambdas of a class
 * become one class. What the program does stays the same; a stack trace names the class of lambdas where it named a hidden one.
 */
final class LambdasAsClasses {
    /** Since then a class may call the private methods of its nest: JVMS 5.4.4. */
    private static final int WITH_NESTS = ClassFile.JAVA_11_VERSION;

    /** Interfaces that one class can have together: no two declare the same method. Any other has a class of its own. */
    private static final Set<String> TOGETHER =
            Set.of("java/util/Comparator", "java/lang/Runnable", "java/util/concurrent/Callable");

    private final ClassHierarchyResolver hierarchy;
    private final ClassFile classFile;
    private final SortedMap<String, byte[]> classes;
    private final SortedMap<String, LambdaClass> lambdas = new TreeMap<>();

    private LambdasAsClasses(SortedMap<String, byte[]> classes, ClassHierarchyResolver hierarchy) {
        this.hierarchy = hierarchy;
        this.classFile =
                ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy.orElse(this::whatClassOfLambdas)));
        this.classes = new TreeMap<>(classes);
    }

    /**
     * The classes of one jar or folder: those with lambdas anew, and the classes of lambdas among them.
     *
     * @param classes class files by the internal names of their classes
     * @param hierarchy knows the classes that these extend
     */
    static SortedMap<String, byte[]> in(SortedMap<String, byte[]> classes, ClassHierarchyResolver hierarchy) {
        LambdasAsClasses written = new LambdasAsClasses(classes, hierarchy);
        classes.forEach(written::write);
        written.lambdas.values().stream()
                .collect(Collectors.groupingBy(LambdaClass::nestHost, Collectors.toList()))
                .forEach(written::join);
        written.verify(classes);
        return written.classes;
    }

    private void write(String name, byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        List<MethodModel> methods =
                model.methods().stream().filter(this::hasLambdas).toList();
        String host = model.findAttribute(Attributes.nestHost())
                .map(attribute -> attribute.nestHost().asInternalName())
                .orElse(name);
        if (methods.isEmpty() || !classes.containsKey(host) || !isSound(bytes)) {
            return;
        }
        CodeTransform sites = (code, element) -> {
            if (element instanceof InvokeDynamicInstruction instruction && isReplaced(instruction)) {
                LambdaClass lambda = lambdas.computeIfAbsent(
                        nameOf(host, instruction.typeSymbol().returnType()), key -> new LambdaClass(key, host));
                lambda.make(code, lambda.add(instruction));
            } else {
                code.with(element);
            }
        };
        classes.put(
                name,
                classFile.transformClass(model, ClassTransform.transformingMethodBodies(methods::contains, sites)));
    }

    /** What a class of lambdas extends, before it is written. Null, as the resolver's contract has it, of any other class. */
    private ClassHierarchyResolver.ClassHierarchyInfo whatClassOfLambdas(ClassDesc type) {
        return lambdas.containsKey(internalName(type))
                ? ClassHierarchyResolver.ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object)
                : null;
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    /** A lambda whose interface is not deployed either is never reached. */
    private boolean isReplaced(InvokeDynamicInstruction instruction) {
        return LambdaSite.isOne(instruction)
                && hierarchy.getClassInfo(instruction.typeSymbol().returnType()) != null;
    }

    private boolean hasLambdas(MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .anyMatch(
                        element -> element instanceof InvokeDynamicInstruction instruction && isReplaced(instruction));
    }

    private static String nameOf(String host, ClassDesc functionalInterface) {
        String internal = internalName(functionalInterface);
        boolean together = internal.startsWith("java/util/function/") || TOGETHER.contains(internal);
        return host + "$$Lambdas" + (together ? "" : "$" + internal.replace('/', '_'));
    }

    /** Makes the classes of lambdas members of their nest, which its host has to say. */
    private void join(String host, List<LambdaClass> ofOne) {
        ClassModel model = classFile.parse(classes.get(host));
        int version = Math.max(WITH_NESTS, model.majorVersion());
        List<ClassDesc> members = new ArrayList<>();
        model.findAttribute(Attributes.nestMembers())
                .ifPresent(attribute -> attribute.nestMembers().forEach(member -> members.add(member.asSymbol())));
        for (LambdaClass lambda : ofOne) {
            members.add(lambda.name());
            classes.put(lambda.internalName(), lambda.bytes(classFile, version));
        }
        ClassTransform joined = ClassTransform.dropping(NestMembersAttribute.class::isInstance)
                .andThen(ClassTransform.endHandler(
                        type -> type.withVersion(version, 0).with(NestMembersAttribute.ofSymbols(members))));
        classes.put(host, classFile.transformClass(model, joined));
    }

    /** What the virtual machine would refuse is not deployed. */
    private void verify(SortedMap<String, byte[]> before) {
        classes.forEach((name, bytes) -> {
            byte[] compiled = before.getOrDefault(name, new byte[0]);
            if (Arrays.equals(bytes, compiled)) {
                return;
            }
            List<VerifyError> faults = classFile.verify(bytes);
            if (!faults.isEmpty() && (compiled.length == 0 || isSound(compiled))) {
                throw new IllegalStateException("What was written of " + name + " is not sound: " + faults);
            }
        });
    }

    /** Not where it is compiled against a library that is not deployed, so that nobody can tell. */
    private boolean isSound(byte[] compiled) {
        return classFile.verify(compiled).isEmpty();
    }
}
