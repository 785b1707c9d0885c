package com.therapyclaims.deployable;

import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A place where a lambda or a method reference is made.
 *
 * @param number its place among those of its class of lambdas
 * @param captured what it takes along, and the interface it is made as
 * @param method the name of the interface's one method
 * @param erased that method's type
 * @param instantiated that method's type where the interface's type variables are known
 * @param body the method that is called in the end
 */
record LambdaSite(
        int number,
        MethodTypeDesc captured,
        String method,
        MethodTypeDesc erased,
        MethodTypeDesc instantiated,
        DirectMethodHandleDesc body) {

    private static final ClassDesc METAFACTORY = ClassDesc.of("java.lang.invoke.LambdaMetafactory");

    /**
     * Whether the instruction makes a lambda. Not where it makes something else, or a lambda that is serializable or has several
     * interfaces ({@code altMetafactory}): these stay as they are.
     */
    static boolean isOne(InvokeDynamicInstruction instruction) {
        DirectMethodHandleDesc factory = instruction.bootstrapMethod();
        return factory.owner().equals(METAFACTORY) && factory.methodName().equals("metafactory");
    }

    static LambdaSite of(InvokeDynamicInstruction instruction, int number) {
        List<ConstantDesc> arguments = instruction.bootstrapArgs();
        return new LambdaSite(
                number,
                instruction.typeSymbol(),
                instruction.name().stringValue(),
                (MethodTypeDesc) arguments.get(0),
                (MethodTypeDesc) arguments.get(2),
                (DirectMethodHandleDesc) arguments.get(1));
    }

    ClassDesc functionalInterface() {
        return captured.returnType();
    }

    boolean capturesNothing() {
        return captured.parameterCount() == 0;
    }

    /** The factory method's type in the class of lambdas: what is captured, erased, and the site's number. */
    MethodTypeDesc factory(ClassDesc lambdas) {
        List<ClassDesc> parameters = new ArrayList<>();
        captured.parameterList().forEach(type -> parameters.add(erased(type)));
        parameters.add(ConstantDescs.CD_int);
        return MethodTypeDesc.of(lambdas, parameters);
    }

    /** The fields of the class of lambdas that hold what is captured, in its order: sites share them kind by kind. */
    List<Field> fields() {
        return fields(captured.parameterList());
    }

    static List<Field> fields(List<ClassDesc> captured) {
        Map<ClassDesc, Integer> ofKind = new HashMap<>();
        List<Field> fields = new ArrayList<>();
        for (ClassDesc type : captured) {
            ClassDesc kind = erased(type);
            String letter = kind.isPrimitive() ? kind.displayName() : "object";
            fields.add(new Field(letter + ofKind.merge(kind, 1, Integer::sum), kind));
        }
        return fields;
    }

    /** What the virtual machine keeps a value of the type as. */
    private static ClassDesc erased(ClassDesc type) {
        return type.isPrimitive() ? TypeKind.from(type).asLoadable().upperBound() : ConstantDescs.CD_Object;
    }

    /** A field of a class of lambdas. */
    record Field(String name, ClassDesc type) {}
}
