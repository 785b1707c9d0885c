package com.therapyclaims.deployable;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One class that stands for many lambdas: an instance knows the number of its site and what was captured there, and each method
 * goes by the number. It belongs to the nest of the class that had the lambdas, so it may call their private bodies.
 */
final class LambdaClass {
    private static final String NUMBER = "number";
    private static final String FACTORY = "of";
    private static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(ConstantDescs.CD_void, CD_int);

    private final String internalName;
    private final ClassDesc name;
    private final String nestHost;
    private final List<LambdaSite> sites = new ArrayList<>();

    LambdaClass(String internalName, String nestHost) {
        this.internalName = internalName;
        this.name = ClassDesc.ofInternalName(internalName);
        this.nestHost = nestHost;
    }

    String internalName() {
        return internalName;
    }

    ClassDesc name() {
        return name;
    }

    String nestHost() {
        return nestHost;
    }

    LambdaSite add(InvokeDynamicInstruction instruction) {
        LambdaSite site = LambdaSite.of(instruction, sites.size());
        sites.add(site);
        return site;
    }

    /** Puts an instance for the site on the stack, in place of what it captures. */
    void make(CodeBuilder code, LambdaSite site) {
        if (site.capturesNothing()) {
            code.getstatic(name, constant(site), name);
        } else {
            code.loadConstant(site.number()).invokestatic(name, FACTORY, site.factory(name));
        }
    }

    byte[] bytes(ClassFile classFile, int version) {
        return classFile.build(name, type -> {
            type.withVersion(version, 0)
                    .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC)
                    .with(NestHostAttribute.of(ClassDesc.ofInternalName(nestHost)));
            Set<ClassDesc> interfaces = new LinkedHashSet<>();
            sites.forEach(site -> interfaces.add(site.functionalInterface()));
            type.withInterfaceSymbols(List.copyOf(interfaces));
            state(type);
            factories(type);
            constants(type);
            Map<String, List<LambdaSite>> methods = new LinkedHashMap<>();
            sites.forEach(site -> methods.computeIfAbsent(
                            site.method() + site.erased().descriptorString(), _ -> new ArrayList<>())
                    .add(site));
            methods.values().forEach(ofOne -> method(type, ofOne));
        });
    }

    private void state(ClassBuilder type) {
        type.withField(NUMBER, CD_int, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
        Set<LambdaSite.Field> fields = new LinkedHashSet<>();
        sites.forEach(site -> fields.addAll(site.fields()));
        fields.forEach(field -> type.withField(field.name(), field.type(), ClassFile.ACC_PRIVATE));
        type.withMethodBody(
                INIT_NAME,
                CONSTRUCTOR,
                ClassFile.ACC_PRIVATE,
                code -> code.aload(0)
                        .invokespecial(CD_Object, INIT_NAME, MTD_void)
                        .aload(0)
                        .iload(1)
                        .putfield(name, NUMBER, CD_int)
                        .return_());
    }

    private void factories(ClassBuilder type) {
        Set<MethodTypeDesc> shapes = new LinkedHashSet<>();
        sites.stream().filter(site -> !site.capturesNothing()).forEach(site -> shapes.add(site.factory(name)));
        for (MethodTypeDesc shape : shapes) {
            type.withMethodBody(FACTORY, shape, ClassFile.ACC_STATIC, code -> {
                int captured = shape.parameterCount() - 1;
                code.new_(name).dup().iload(code.parameterSlot(captured)).invokespecial(name, INIT_NAME, CONSTRUCTOR);
                List<LambdaSite.Field> fields =
                        LambdaSite.fields(shape.parameterList().subList(0, captured));
                for (int place = 0; place < captured; place++) {
                    LambdaSite.Field field = fields.get(place);
                    code.dup()
                            .loadLocal(TypeKind.from(field.type()), code.parameterSlot(place))
                            .putfield(name, field.name(), field.type());
                }
                code.areturn();
            });
        }
    }

    /** What captures nothing is made once. */
    private void constants(ClassBuilder type) {
        List<LambdaSite> constants =
                sites.stream().filter(LambdaSite::capturesNothing).toList();
        if (constants.isEmpty()) {
            return;
        }
        constants.forEach(site -> type.withField(constant(site), name, ClassFile.ACC_STATIC | ClassFile.ACC_FINAL));
        type.withMethodBody(ConstantDescs.CLASS_INIT_NAME, MTD_void, ClassFile.ACC_STATIC, code -> {
            for (LambdaSite site : constants) {
                code.new_(name)
                        .dup()
                        .loadConstant(site.number())
                        .invokespecial(name, INIT_NAME, CONSTRUCTOR)
                        .putstatic(name, constant(site), name);
            }
            code.return_();
        });
    }

    private static String constant(LambdaSite site) {
        return "LAMBDA_" + site.number();
    }

    private void method(ClassBuilder type, List<LambdaSite> ofOne) {
        LambdaSite first = ofOne.getFirst();
        type.withMethodBody(first.method(), first.erased(), ClassFile.ACC_PUBLIC, code -> {
            List<Label> labels = ofOne.stream().map(_ -> code.newLabel()).toList();
            if (ofOne.size() > 1) {
                List<SwitchCase> cases = new ArrayList<>();
                for (int place = 1; place < ofOne.size(); place++) {
                    cases.add(SwitchCase.of(ofOne.get(place).number(), labels.get(place)));
                }
                code.aload(0).getfield(name, NUMBER, CD_int);
                goByNumber(code, labels.getFirst(), cases);
            }
            for (int place = 0; place < ofOne.size(); place++) {
                code.labelBinding(labels.get(place));
                new LambdaCall(name, ofOne.get(place)).write(code);
            }
        });
    }

    private static void goByNumber(CodeBuilder code, Label otherwise, List<SwitchCase> cases) {
        int low = cases.getFirst().caseValue();
        int high = cases.getLast().caseValue();
        // A table has a place for every number between, a lookup one for each case of twice the size.
        if (high - low < 2 * cases.size()) {
            code.tableswitch(low, high, otherwise, cases);
        } else {
            code.lookupswitch(otherwise, cases);
        }
    }
}
