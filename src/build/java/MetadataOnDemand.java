import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * Makes the SDK's tables of regions and services to tables of class names. The SDK makes an object of a class of its own for each of
 * 370 regions and services when a client asks which region its requests are signed for, a seventh of an answer of AWS that takes
 * five pages; here one is made when it is asked for. They have no state, so it does not matter that each question makes one.
 *
 * <p>Run by the build for the classes of the distribution: {@code java --class-path ASM MetadataOnDemand.java CLASSES}. When the
 * SDK's tables are no longer made as this expects, the build fails.
 */
final class MetadataOnDemand {
    private static final int API = Opcodes.ASM9;
    private static final String REGIONS = "software/amazon/awssdk/regions/";
    private static final Method MADE = new Method("made", "(Ljava/lang/Object;)Ljava/lang/Object;");

    private MetadataOnDemand() {}

    public static void main(String[] arguments) throws IOException {
        for (String kind : new String[] {"Service", "Region"}) {
            treat(Path.of(arguments[0], REGIONS + "Generated" + kind + "MetadataProvider.class"), REGIONS + kind + "Metadata");
        }
    }

    private static void treat(Path file, String value) throws IOException {
        ClassReader reader = new ClassReader(Files.readAllBytes(file));
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        Table table = new Table(writer, value);
        reader.accept(table, 0);
        if (table.values == 0 || table.answers != 1) {
            throw new IOException(file + " makes " + table.values + " values and gives one at " + table.answers + " places");
        }
        Files.write(file, writer.toByteArray());
    }

    private static final class Table extends ClassVisitor {
        private final String value;
        private Type self;
        private int values;
        private int answers;

        Table(ClassVisitor next, String value) {
            super(API, next);
            this.value = value;
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            self = Type.getObjectType(name);
            super.visit(version, access, name, signature, parent, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return name.equals("<clinit>") ? new Filling(next) : new Answering(next);
        }

        @Override
        public void visitEnd() {
            writeMade();
            super.visitEnd();
        }

        /** {@code name == null ? null : Class.forName(name).getConstructor().newInstance()}. */
        private void writeMade() {
            int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
            GeneratorAdapter code = new GeneratorAdapter(access, MADE, null, null, cv);
            Label known = code.newLabel();
            code.loadArg(0);
            code.ifNonNull(known);
            code.visitInsn(Opcodes.ACONST_NULL);
            code.returnValue();
            code.mark(known);
            code.visitFrame(Opcodes.F_NEW, 1, new Object[] {"java/lang/Object"}, 0, new Object[0]);
            code.loadArg(0);
            code.checkCast(Type.getType(String.class));
            code.invokeStatic(Type.getType(Class.class), Method.getMethod("Class forName(String)"));
            code.push(0);
            code.newArray(Type.getType(Class.class));
            code.invokeVirtual(
                    Type.getType(Class.class), Method.getMethod("java.lang.reflect.Constructor getConstructor(Class[])"));
            code.push(0);
            code.newArray(Type.getType(Object.class));
            code.invokeVirtual(
                    Type.getType(java.lang.reflect.Constructor.class), Method.getMethod("Object newInstance(Object[])"));
            code.returnValue();
            code.endMethod();
        }

        /** Puts the name of a class where an object of it was made: {@code NEW}, {@code DUP}, {@code INVOKESPECIAL}. */
        private final class Filling extends MethodVisitor {
            private String making;

            Filling(MethodVisitor next) {
                super(API, next);
            }

            @Override
            public void visitTypeInsn(int opcode, String type) {
                if (opcode == Opcodes.NEW) {
                    making = type;
                    values++;
                } else {
                    super.visitTypeInsn(opcode, type);
                }
            }

            @Override
            public void visitInsn(int opcode) {
                if (making == null || opcode != Opcodes.DUP) {
                    super.visitInsn(opcode);
                }
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
                if (making == null) {
                    super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
                } else if (owner.equals(making) && descriptor.equals("()V")) {
                    super.visitLdcInsn(making.replace('/', '.'));
                    making = null;
                } else {
                    throw new IllegalStateException(making + " is made with " + owner + "." + name + descriptor);
                }
            }
        }

        /** Makes the object whose class has the name that was found. */
        private final class Answering extends MethodVisitor {
            Answering(MethodVisitor next) {
                super(API, next);
            }

            @Override
            public void visitTypeInsn(int opcode, String type) {
                if (opcode == Opcodes.CHECKCAST && type.equals(value)) {
                    answers++;
                    super.visitMethodInsn(
                            Opcodes.INVOKESTATIC, self.getInternalName(), MADE.getName(), MADE.getDescriptor(), false);
                }
                super.visitTypeInsn(opcode, type);
            }
        }
    }
}
