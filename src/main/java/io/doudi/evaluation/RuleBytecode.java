package io.doudi.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What the classes that are generated from rules refer to, looked at before any of them is defined:
 * whatever slipped through the parsed form shows here.
 */
final class RuleBytecode {

    private static final String CLASS = ".class";
    private static final List<String> PACKAGES =
            List.of("java/math/", "java/time/", "org/drools/model/", "org/drools/modelcompiler/");
    private static final Set<String> CLASSES =
            Set.of(
                    "java/io/Serializable",
                    "java/lang/Boolean",
                    "java/lang/Class",
                    "java/lang/Comparable",
                    "java/lang/Enum",
                    "java/lang/IllegalArgumentException",
                    "java/lang/Integer",
                    "java/lang/Iterable",
                    "java/lang/Long",
                    "java/lang/Number",
                    "java/lang/Object",
                    "java/lang/RuntimeException",
                    "java/lang/String",
                    "java/lang/System",
                    "java/lang/invoke/CallSite",
                    "java/lang/invoke/LambdaMetafactory",
                    "java/lang/invoke/MethodHandle",
                    "java/lang/invoke/MethodHandles",
                    "java/lang/invoke/MethodHandles$Lookup",
                    "java/lang/invoke/MethodType",
                    "java/lang/invoke/StringConcatFactory",
                    "java/util/ArrayList",
                    "java/util/Arrays",
                    "java/util/Collection",
                    "java/util/Collections",
                    "java/util/List",
                    "java/util/Locale",
                    "java/util/Map",
                    "java/util/Objects",
                    "org/drools/base/factmodel/AccessibleFact",
                    "org/drools/base/factmodel/GeneratedFact",
                    "org/drools/util/DateUtils");

    /** Classes of which only some methods may be called. */
    private static final Map<String, Set<String>> METHODS =
            Map.of("java/lang/Class", Set.of(), "java/lang/System", Set.of("arraycopy"));

    /** What the engine writes about the module itself; no rule can be in that package. */
    private static final String MODULE = "org/drools/project/model/";

    private final Set<String> own = new TreeSet<>();
    private final Set<String> forbidden = new TreeSet<>();

    private RuleBytecode() {}

    /** What classes of a module refer to and must not. */
    static Set<String> forbidden(InternalKieModule module) {
        RuleBytecode bytecode = new RuleBytecode();
        List<byte[]> classes = new ArrayList<>();
        for (String path : module.getFileNames()) {
            if (path.endsWith(CLASS) && !path.contains(MODULE)) {
                byte[] content = module.getBytes(path);
                bytecode.own.add(new ClassReader(content).getClassName());
                classes.add(content);
            }
        }
        classes.forEach(bytecode::look);
        return bytecode.forbidden;
    }

    private void look(byte[] content) {
        ClassReader reader = new ClassReader(content);
        require(reader.getSuperName());
        for (String name : reader.getInterfaces()) {
            require(name);
        }
        reader.accept(new References(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    private void require(String internalName) {
        Type type = Type.getObjectType(internalName);
        String name =
                type.getSort() == Type.ARRAY
                        ? type.getElementType().getInternalName()
                        : internalName;
        boolean isPrimitive = name.length() == 1;
        boolean isAllowed =
                isPrimitive
                        || own.contains(name)
                        || CLASSES.contains(name)
                        || PACKAGES.stream().anyMatch(name::startsWith);
        if (!isAllowed) {
            forbidden.add(name.replace('/', '.'));
        }
    }

    private void call(String owner, String method) {
        require(owner);
        if (METHODS.containsKey(owner) && !METHODS.get(owner).contains(method)) {
            forbidden.add(owner.replace('/', '.') + "." + method);
        }
    }

    private void require(Handle handle) {
        call(handle.getOwner(), handle.getName());
    }

    private void constant(Object value) {
        if (value instanceof Type type && type.getSort() == Type.OBJECT) {
            require(type.getInternalName());
        } else if (value instanceof Handle handle) {
            require(handle);
        }
    }

    /** Reads the members of a class. */
    private final class References extends ClassVisitor {

        References() {
            super(Opcodes.ASM9);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
            if ((access & Opcodes.ACC_NATIVE) != 0) {
                forbidden.add("native " + name);
            }
            return new Instructions();
        }
    }

    /** Reads the instructions of a method. */
    private final class Instructions extends MethodVisitor {

        Instructions() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            require(type);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            require(owner);
        }

        @Override
        public void visitMethodInsn(
                int opcode, String owner, String name, String descriptor, boolean isInterface) {
            call(owner, name);
        }

        @Override
        public void visitInvokeDynamicInsn(
                String name, String descriptor, Handle bootstrap, Object... arguments) {
            require(bootstrap);
            for (Object argument : arguments) {
                constant(argument);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            constant(value);
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            require(descriptor);
        }
    }
}
