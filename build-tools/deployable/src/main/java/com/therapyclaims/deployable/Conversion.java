package com.therapyclaims.deployable;

import static java.lang.constant.ConstantDescs.CD_Boolean;
import static java.lang.constant.ConstantDescs.CD_Byte;
import static java.lang.constant.ConstantDescs.CD_Character;
import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Float;
import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_Number;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Short;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_char;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_short;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.Optional;

/** How a lambda's arguments and answers become what the other side takes: casts, boxes and wider numbers. */
final class Conversion {
    private static final Map<ClassDesc, ClassDesc> BOXES = Map.of(
            CD_boolean, CD_Boolean,
            CD_byte, CD_Byte,
            CD_char, CD_Character,
            CD_short, CD_Short,
            CD_int, CD_Integer,
            CD_long, CD_Long,
            CD_float, CD_Float,
            CD_double, CD_Double);

    private Conversion() {}

    /** A reference known to be of another type than it is declared as; anything primitive stays. */
    static void cast(CodeBuilder code, ClassDesc from, ClassDesc to) {
        if (!from.equals(to) && !to.isPrimitive() && !to.equals(CD_Object)) {
            code.checkcast(to);
        }
    }

    /** From a type to another that a lambda's interface and body may have at the same place. */
    static void convert(CodeBuilder code, ClassDesc from, ClassDesc to) {
        if (from.equals(to)) {
            return;
        }
        if (from.isPrimitive() && to.isPrimitive()) {
            code.conversion(TypeKind.from(from), TypeKind.from(to));
        } else if (from.isPrimitive()) {
            ClassDesc box = BOXES.get(from);
            code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, from));
        } else if (to.isPrimitive()) {
            unbox(code, from, to);
        } else {
            cast(code, from, to);
        }
    }

    /** By the value's own box, made wider after it; where its type is too wide to tell the box, by the one that is expected. */
    private static void unbox(CodeBuilder code, ClassDesc from, ClassDesc to) {
        Optional<ClassDesc> inside = BOXES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(from))
                .map(Map.Entry::getKey)
                .findFirst();
        ClassDesc primitive = inside.orElse(to);
        boolean isNumber = !to.equals(CD_boolean) && !to.equals(CD_char);
        ClassDesc box = inside.isPresent() ? from : isNumber ? CD_Number : BOXES.get(to);
        cast(code, from, box);
        code.invokevirtual(box, primitive.displayName() + "Value", MethodTypeDesc.of(primitive));
        if (!primitive.equals(to)) {
            code.conversion(TypeKind.from(primitive), TypeKind.from(to));
        }
    }
}
