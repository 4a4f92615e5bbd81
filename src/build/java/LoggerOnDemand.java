import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lets a class look for its logger where it logs, instead of when it is initialized. All of Bouncy Castle's algorithms ask one
 * class whether they may be used, whose logger, which nearly never says anything, starts Java's logging: twice the time that it
 * takes to decrypt a listing.
 *
 * <p>Run by the build for the classes of the distribution: {@code java --class-path ASM LoggerOnDemand.java CLASS}. When the class
 * no longer has one logger under its own name, the build fails.
 */
final class LoggerOnDemand {
    private static final int API = Opcodes.ASM9;
    private static final String LOGGER = "java/util/logging/Logger";
    private static final String INITIALIZER = "<clinit>";

    private LoggerOnDemand() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        ClassReader reader = new ClassReader(Files.readAllBytes(file));
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        Logging logging = new Logging(writer);
        reader.accept(logging, 0);
        if (logging.fields != 1 || logging.made != 1 || logging.used == 0) {
            throw new IOException(file + " has " + logging.fields + " loggers, makes " + logging.made + " and uses them at "
                    + logging.used + " places");
        }
        Files.write(file, writer.toByteArray());
    }

    private static final class Logging extends ClassVisitor {
        private String self;
        private int fields;
        private int made;
        private int used;

        Logging(ClassVisitor next) {
            super(API, next);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            self = name;
            super.visit(version, access, name, signature, parent, interfaces);
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            if (!isLogger(descriptor)) {
                return super.visitField(access, name, descriptor, signature, value);
            }
            fields++;
            return null;
        }

        private static boolean isLogger(String descriptor) {
            return descriptor.equals("L" + LOGGER + ";");
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new Body(super.visitMethod(access, name, descriptor, signature, exceptions), name);
        }

        private final class Body extends MethodVisitor {
            private final String method;

            Body(MethodVisitor next, String method) {
                super(API, next);
                this.method = method;
            }

            /** The name stays on the stack, for the field that is not set to drop. */
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
                if (method.equals(INITIALIZER) && owner.equals(LOGGER) && name.equals("getLogger")) {
                    made++;
                } else {
                    super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
                }
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                if (!isLogger(descriptor)) {
                    super.visitFieldInsn(opcode, owner, name, descriptor);
                } else if (opcode == Opcodes.PUTSTATIC && method.equals(INITIALIZER)) {
                    super.visitInsn(Opcodes.POP);
                } else if (opcode == Opcodes.GETSTATIC && !method.equals(INITIALIZER)) {
                    used++;
                    super.visitLdcInsn(self.replace('/', '.'));
                    super.visitMethodInsn(
                            Opcodes.INVOKESTATIC, LOGGER, "getLogger", "(Ljava/lang/String;)L" + LOGGER + ";", false);
                } else {
                    throw new IllegalStateException(self + "." + method + " uses its logger in an unknown way");
                }
            }
        }
    }
}
