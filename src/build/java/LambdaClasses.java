import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * Makes the lambdas of compiled classes to classes of their own, which is what Java does at run time, in each process anew: to
 * link a lambda takes a quarter of a millisecond even where its class is in the archive, and a cached answer has a hundred.
 *
 * <p>Each such class is a nest mate of the class that the lambda is in, so that it may call its private methods (JVMS 5.4.4).
 * Lambdas that are serializable or have several interfaces stay as they are. {@code Comparator.comparing}, which makes a serializable
 * one, is replaced; what takes its place cannot be serialized.
 *
 * <p>Run by the build for the classes of the distribution: {@code java --class-path ASM LambdaClasses.java CLASSES [PACKAGE]...},
 * where the packages, written with slashes, are left as they are. What has been treated before is left alone.
 */
final class LambdaClasses {
    private static final int API = Opcodes.ASM9;
    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final String MAKE = "make";
    private static final String COMPARATOR = "java/util/Comparator";
    private static final String COMPARING = "(Ljava/util/function/Function;)Ljava/util/Comparator;";
    private static final Type FUNCTION = Type.getType(java.util.function.Function.class);
    /** Where a class file has the number of the Java that it is for, which is 11 or later for one with nest mates (JVMS 4.1). */
    private static final int MAJOR_VERSION = 6;

    private final Path folder;
    private final List<Path> left;
    /** Names of the classes made, by the name of the nest's host. */
    private final Map<String, List<String>> made = new TreeMap<>();

    private LambdaClasses(Path folder, List<Path> left) {
        this.folder = folder;
        this.left = left;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        new LambdaClasses(folder, Arrays.stream(arguments).skip(1).map(folder::resolve).toList()).run();
    }

    private void run() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".class") && left.stream().noneMatch(file::startsWith))
                    .toList();
        }
        for (Path file : files) {
            treat(file);
        }
        for (Map.Entry<String, List<String>> nest : made.entrySet()) {
            addMembers(file(nest.getKey()), nest.getValue());
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".class");
    }

    private void treat(Path file) throws IOException {
        ClassReader reader = new ClassReader(Files.readAllBytes(file));
        ClassWriter writer = new ClassWriter(reader, 0);
        Host host = new Host(writer, reader.getClassName());
        reader.accept(host, 0);
        if (host.lambdas > 0) {
            byte[] written = writer.toByteArray();
            ByteBuffer.wrap(written).putShort(MAJOR_VERSION, (short) Math.max(host.version, Opcodes.V11));
            Files.write(file, written);
        }
    }

    private static void addMembers(Path file, List<String> members) throws IOException {
        ClassReader reader = new ClassReader(Files.readAllBytes(file));
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(API, writer) {
                    private boolean added;

                    /** Where nest members belong among the parts of a class, at the latest: before its fields and methods. */
                    private void add() {
                        if (!added) {
                            added = true;
                            members.forEach(super::visitNestMember);
                        }
                    }

                    @Override
                    public void visitInnerClass(String name, String outer, String inner, int access) {
                        add();
                        super.visitInnerClass(name, outer, inner, access);
                    }

                    @Override
                    public RecordComponentVisitor visitRecordComponent(
                            String name, String descriptor, String signature) {
                        add();
                        return super.visitRecordComponent(name, descriptor, signature);
                    }

                    @Override
                    public FieldVisitor visitField(
                            int access, String name, String descriptor, String signature, Object value) {
                        add();
                        return super.visitField(access, name, descriptor, signature, value);
                    }

                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        add();
                        return super.visitMethod(access, name, descriptor, signature, exceptions);
                    }
                },
                0);
        Files.write(file, writer.toByteArray());
    }

    /** A class that may have lambdas. */
    private final class Host extends ClassVisitor {
        private final String name;
        private String nestHost;
        private String source;
        private int version;
        private int lambdas;

        Host(ClassVisitor next, String name) {
            super(API, next);
            this.name = name;
            this.nestHost = name;
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            this.version = version;
            super.visit(version, access, name, signature, parent, interfaces);
        }

        @Override
        public void visitSource(String source, String debug) {
            this.source = source;
            super.visitSource(source, debug);
        }

        @Override
        public void visitNestHost(String nestHost) {
            this.nestHost = nestHost;
            super.visitNestHost(nestHost);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(API, super.visitMethod(access, method, descriptor, signature, exceptions)) {
                @Override
                public void visitInvokeDynamicInsn(
                        String sam, String site, Handle bootstrap, Object... arguments) {
                    boolean lambda = bootstrap.getOwner().equals(METAFACTORY)
                            && bootstrap.getName().equals("metafactory");
                    if (!lambda) {
                        super.visitInvokeDynamicInsn(sam, site, bootstrap, arguments);
                        return;
                    }
                    String made = name + "$$L" + lambdas++;
                    try {
                        write(made, sam, site, (Type) arguments[0], (Handle) arguments[1], (Type) arguments[2]);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, made, MAKE, site, false);
                }

                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String called, String signature, boolean ofInterface) {
                    if (!owner.equals(COMPARATOR) || !called.equals("comparing") || !signature.equals(COMPARING)) {
                        super.visitMethodInsn(opcode, owner, called, signature, ofInterface);
                        return;
                    }
                    String made = name + "$$L" + lambdas++;
                    try {
                        writeComparator(made);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, made, MAKE, COMPARING, false);
                }
            };
        }

        /** Java's own is a lambda that is serializable, which no archive keeps. */
        private void writeComparator(String made) throws IOException {
            ClassWriter writer = begin(made, COMPARING);
            Type self = Type.getObjectType(made);
            Type object = Type.getType(Object.class);
            Type comparable = Type.getType(Comparable.class);
            GeneratorAdapter code = new GeneratorAdapter(
                    Opcodes.ACC_PUBLIC,
                    new Method("compare", Type.INT_TYPE, new Type[] {object, object}),
                    null,
                    null,
                    writer);
            for (int i = 0; i < 2; i++) {
                code.loadThis();
                code.getField(self, "c0", FUNCTION);
                code.loadArg(i);
                code.invokeInterface(FUNCTION, new Method("apply", object, new Type[] {object}));
                if (i == 0) {
                    code.checkCast(comparable);
                }
            }
            code.invokeInterface(comparable, new Method("compareTo", Type.INT_TYPE, new Type[] {object}));
            code.returnValue();
            code.endMethod();
            writer.visitEnd();
            Files.write(file(made), writer.toByteArray());
        }

        /**
         * Writes the class of a lambda.
         *
         * @param site from what the lambda captures to its interface
         * @param erased the interface's method as the virtual machine knows it
         * @param target the method that does the work
         * @param exact the interface's method as it is called here
         */
        private void write(String made, String sam, String site, Type erased, Handle target, Type exact)
                throws IOException {
            ClassWriter writer = begin(made, site);
            Type self = Type.getObjectType(made);
            writeMethod(
                    writer, self, new Method(sam, erased.getDescriptor()), Type.getArgumentTypes(site), target, exact);
            writer.visitEnd();
            Files.write(file(made), writer.toByteArray());
        }

        /** All but the method of the interface. */
        private ClassWriter begin(String made, String site) {
            LambdaClasses.this.made.computeIfAbsent(nestHost, host -> new ArrayList<>()).add(made);
            ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            String type = Type.getReturnType(site).getInternalName();
            int hidden = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
            writer.visit(Math.max(version, Opcodes.V11), hidden, made, null, "java/lang/Object", new String[] {type});
            writer.visitSource(source, null);
            writer.visitNestHost(nestHost);
            Type self = Type.getObjectType(made);
            Type[] captured = Type.getArgumentTypes(site);
            for (int i = 0; i < captured.length; i++) {
                writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "c" + i, captured[i].getDescriptor(), null, null)
                        .visitEnd();
            }
            writeConstructor(writer, self, captured);
            writeMake(writer, self, site);
            return writer;
        }

        private void writeConstructor(ClassWriter writer, Type self, Type[] captured) {
            Method constructor = new Method("<init>", Type.VOID_TYPE, captured);
            GeneratorAdapter code = new GeneratorAdapter(Opcodes.ACC_PRIVATE, constructor, null, null, writer);
            code.loadThis();
            code.invokeConstructor(Type.getType(Object.class), new Method("<init>", "()V"));
            for (int i = 0; i < captured.length; i++) {
                code.loadThis();
                code.loadArg(i);
                code.putField(self, "c" + i, captured[i]);
            }
            code.returnValue();
            code.endMethod();
        }

        private void writeMake(ClassWriter writer, Type self, String site) {
            GeneratorAdapter code =
                    new GeneratorAdapter(Opcodes.ACC_STATIC, new Method(MAKE, site), null, null, writer);
            code.newInstance(self);
            code.dup();
            code.loadArgs();
            code.invokeConstructor(self, new Method("<init>", Type.VOID_TYPE, Type.getArgumentTypes(site)));
            code.returnValue();
            code.endMethod();
        }

        private void writeMethod(
                ClassWriter writer, Type self, Method sam, Type[] captured, Handle target, Type exact) {
            GeneratorAdapter code = new GeneratorAdapter(Opcodes.ACC_PUBLIC, sam, null, null, writer);
            Type owner = Type.getObjectType(target.getOwner());
            boolean constructs = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
            boolean onObject = !constructs && target.getTag() != Opcodes.H_INVOKESTATIC;
            List<Type> wanted = new ArrayList<>(List.of(Type.getArgumentTypes(target.getDesc())));
            if (onObject) {
                wanted.add(0, owner);
            }
            if (constructs) {
                code.newInstance(owner);
                code.dup();
            }
            for (int i = 0; i < captured.length; i++) {
                code.loadThis();
                code.getField(self, "c" + i, captured[i]);
            }
            Type[] given = sam.getArgumentTypes();
            for (int i = 0; i < given.length; i++) {
                code.loadArg(i);
                convert(code, given[i], exact.getArgumentTypes()[i]);
                convert(code, exact.getArgumentTypes()[i], wanted.get(captured.length + i));
            }
            Method method = new Method(target.getName(), target.getDesc());
            switch (target.getTag()) {
                case Opcodes.H_INVOKESTATIC -> code.visitMethodInsn(
                        Opcodes.INVOKESTATIC, target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
                case Opcodes.H_NEWINVOKESPECIAL -> code.invokeConstructor(owner, method);
                case Opcodes.H_INVOKEVIRTUAL, Opcodes.H_INVOKEINTERFACE, Opcodes.H_INVOKESPECIAL -> {
                    if (target.isInterface()) {
                        code.invokeInterface(owner, method);
                    } else {
                        code.invokeVirtual(owner, method);
                    }
                }
                default -> throw new IllegalStateException(self.getClassName() + ": " + target);
            }
            Type result = constructs ? owner : Type.getReturnType(target.getDesc());
            if (sam.getReturnType() == Type.VOID_TYPE) {
                if (result.getSize() == 2) {
                    code.pop2();
                } else if (result.getSize() == 1) {
                    code.pop();
                }
            } else {
                convert(code, result, exact.getReturnType());
                convert(code, exact.getReturnType(), sam.getReturnType());
            }
            code.returnValue();
            code.endMethod();
        }
    }

    /** As an assignment would (JLS 5.2), from what is on the stack. */
    private static void convert(GeneratorAdapter code, Type from, Type to) {
        if (from.equals(to) || to == Type.VOID_TYPE) {
            return;
        }
        boolean fromPrimitive = from.getSort() < Type.ARRAY;
        boolean toPrimitive = to.getSort() < Type.ARRAY;
        if (fromPrimitive && toPrimitive) {
            code.cast(from, to);
        } else if (fromPrimitive) {
            code.valueOf(from);
        } else if (toPrimitive) {
            Type unboxed = unboxed(from);
            code.unbox(unboxed == null ? to : unboxed);
            if (unboxed != null && !unboxed.equals(to)) {
                code.cast(unboxed, to);
            }
        } else {
            code.checkCast(to);
        }
    }

    private static Type unboxed(Type box) {
        return switch (box.getClassName()) {
            case "java.lang.Boolean" -> Type.BOOLEAN_TYPE;
            case "java.lang.Character" -> Type.CHAR_TYPE;
            case "java.lang.Byte" -> Type.BYTE_TYPE;
            case "java.lang.Short" -> Type.SHORT_TYPE;
            case "java.lang.Integer" -> Type.INT_TYPE;
            case "java.lang.Long" -> Type.LONG_TYPE;
            case "java.lang.Float" -> Type.FLOAT_TYPE;
            case "java.lang.Double" -> Type.DOUBLE_TYPE;
            default -> null;
        };
    }
}
