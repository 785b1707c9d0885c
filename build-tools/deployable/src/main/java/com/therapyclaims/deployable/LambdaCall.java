package com.therapyclaims.deployable;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * The call of a lambda's body: what was captured, then the arguments, each converted as {@code LambdaMetafactory} would convert
 * it, and the answer converted back.
 *
 * @param lambdas the class that holds what was captured
 */
record LambdaCall(ClassDesc lambdas, LambdaSite site) {

    void write(CodeBuilder code) {
        DirectMethodHandleDesc body = site.body();
        boolean makesNew = body.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR;
        if (makesNew) {
            code.new_(body.owner()).dup();
        }
        MethodTypeDesc taken = body.invocationType();
        captured(code, taken);
        arguments(code, taken);
        invoke(code, body);
        answer(code, makesNew ? body.owner() : taken.returnType());
    }

    private void captured(CodeBuilder code, MethodTypeDesc taken) {
        List<LambdaSite.Field> fields = site.fields();
        for (int place = 0; place < fields.size(); place++) {
            LambdaSite.Field field = fields.get(place);
            ClassDesc type = site.captured().parameterType(place);
            code.aload(0).getfield(lambdas, field.name(), field.type());
            Conversion.cast(code, field.type(), type);
            Conversion.convert(code, type, taken.parameterType(place));
        }
    }

    private void arguments(CodeBuilder code, MethodTypeDesc taken) {
        int before = site.captured().parameterCount();
        for (int place = 0; place < site.erased().parameterCount(); place++) {
            ClassDesc given = site.erased().parameterType(place);
            ClassDesc known = site.instantiated().parameterType(place);
            code.loadLocal(TypeKind.from(given), code.parameterSlot(place));
            Conversion.cast(code, given, known);
            Conversion.convert(code, known, taken.parameterType(before + place));
        }
    }

    private static void invoke(CodeBuilder code, DirectMethodHandleDesc body) {
        ClassDesc owner = body.owner();
        String name = body.methodName();
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(body.lookupDescriptor());
        switch (body.kind()) {
            case STATIC -> code.invokestatic(owner, name, type, false);
            case INTERFACE_STATIC -> code.invokestatic(owner, name, type, true);
            // A special one is a private body: no class below has it, so the call goes nowhere else.
            case VIRTUAL, SPECIAL -> code.invokevirtual(owner, name, type);
            case INTERFACE_VIRTUAL, INTERFACE_SPECIAL -> code.invokeinterface(owner, name, type);
            case CONSTRUCTOR -> code.invokespecial(owner, INIT_NAME, type);
            case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER ->
                throw new IllegalArgumentException("No compiler makes a lambda of a field: " + body);
        }
    }

    private void answer(CodeBuilder code, ClassDesc answered) {
        ClassDesc expected = site.erased().returnType();
        if (expected.equals(CD_void)) {
            switch (TypeKind.from(answered).slotSize()) {
                case 0 -> {}
                case 1 -> code.pop();
                default -> code.pop2();
            }
            code.return_();
            return;
        }
        ClassDesc known = site.instantiated().returnType();
        Conversion.convert(code, answered, known);
        if (!expected.equals(CD_Object)) {
            Conversion.convert(code, known, expected);
        }
        code.return_(TypeKind.from(expected));
    }
}
