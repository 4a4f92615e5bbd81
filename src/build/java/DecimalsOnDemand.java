import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lets Jackson's parsers make their four decimals when they compare a decimal with them, to tell whether it is too large for a whole
 * number, instead of when the first parser is made. The first {@link java.math.BigDecimal} of all makes Java 25 raise 5 to the power of 65,536: ten milliseconds of an answer that has no
 * number.
 *
 * <p>Run by the build for the classes of the distribution: {@code java --class-path ASM DecimalsOnDemand.java CLASSES}, with the folder
 * of Jackson. When its parsers no longer make their decimals of whole numbers beside them, the build fails.
 */
final class DecimalsOnDemand {
    private static final int API = Opcodes.ASM9;
    private static final String PARSER = "core/base/ParserMinimalBase.class";
    private static final String DECIMAL = "java/math/BigDecimal";
    private static final String WHOLE = "Ljava/math/BigInteger;";
    private static final String OF_WHOLE = "(" + WHOLE + ")V";
    private static final String INITIALIZER = "<clinit>";

    private final Path folder;
    /** The whole number that each decimal is made of, by the name of its field. */
    private final Map<String, String> sources = new TreeMap<>();

    private String parser;
    private int used;

    private DecimalsOnDemand(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        new DecimalsOnDemand(Path.of(arguments[0])).run();
    }

    private void run() throws IOException {
        Path file = folder.resolve(PARSER);
        parser = new ClassReader(Files.readAllBytes(file)).getClassName();
        treat(file, Definition::new);
        List<Path> others;
        try (Stream<Path> all = Files.walk(folder)) {
            others = all.filter(other -> other.toString().endsWith(".class")).toList();
        }
        for (Path other : others) {
            treat(other, Use::new);
        }
        if (sources.size() != 4 || used == 0) {
            throw new IOException(file + " makes of whole numbers " + sources + ", which are used at " + used + " places");
        }
    }

    private interface Treatment {
        ClassVisitor of(DecimalsOnDemand all, ClassVisitor next);
    }

    private void treat(Path file, Treatment treatment) throws IOException {
        ClassReader reader = new ClassReader(Files.readAllBytes(file));
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        int before = used + sources.size();
        reader.accept(treatment.of(this, writer), 0);
        if (used + sources.size() > before) {
            Files.write(file, writer.toByteArray());
        }
    }

    /** Whether it is one of the fields that go. */
    private boolean isDecimal(String owner, String descriptor) {
        return owner.equals(parser) && descriptor.equals("L" + DECIMAL + ";");
    }

    /** Drops the fields, and what makes their values. */
    private static final class Definition extends ClassVisitor {
        private final DecimalsOnDemand all;

        Definition(DecimalsOnDemand all, ClassVisitor next) {
            super(API, next);
            this.all = all;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            return all.isDecimal(all.parser, descriptor)
                    ? null
                    : super.visitField(access, name, descriptor, signature, value);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
            return method.equals(INITIALIZER) ? new Initializer(all, next) : next;
        }
    }

    /** Leaves of {@code DECIMAL = new BigDecimal(WHOLE)} the whole number, and drops it. */
    private static final class Initializer extends MethodVisitor {
        private final DecimalsOnDemand all;
        private boolean made;
        private String whole;

        Initializer(DecimalsOnDemand all, MethodVisitor next) {
            super(API, next);
            this.all = all;
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            made = opcode == Opcodes.NEW && type.equals(DECIMAL);
            if (!made) {
                super.visitTypeInsn(opcode, type);
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (!made || opcode != Opcodes.DUP) {
                super.visitInsn(opcode);
            }
            made = false;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
            if (!owner.equals(DECIMAL)) {
                super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
            } else if (!descriptor.equals(OF_WHOLE)) {
                throw new IllegalStateException("a decimal is made by " + name + descriptor);
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (opcode == Opcodes.PUTSTATIC && all.isDecimal(owner, descriptor)) {
                all.sources.put(name, whole);
                super.visitInsn(Opcodes.POP);
                return;
            }
            whole = opcode == Opcodes.GETSTATIC && descriptor.equals(WHOLE) ? name : whole;
            super.visitFieldInsn(opcode, owner, name, descriptor);
        }
    }

    /** Makes a decimal where its field was read. */
    private static final class Use extends ClassVisitor {
        private final DecimalsOnDemand all;

        Use(DecimalsOnDemand all, ClassVisitor next) {
            super(API, next);
            this.all = all;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(API, super.visitMethod(access, method, descriptor, signature, exceptions)) {
                @Override
                public void visitFieldInsn(int opcode, String owner, String name, String type) {
                    boolean wanted = opcode == Opcodes.GETSTATIC && all.sources.containsKey(name);
                    if (!wanted || !type.equals("L" + DECIMAL + ";")) {
                        super.visitFieldInsn(opcode, owner, name, type);
                        return;
                    }
                    all.used++;
                    super.visitTypeInsn(Opcodes.NEW, DECIMAL);
                    super.visitInsn(Opcodes.DUP);
                    super.visitFieldInsn(Opcodes.GETSTATIC, all.parser, all.sources.get(name), WHOLE);
                    super.visitMethodInsn(Opcodes.INVOKESPECIAL, DECIMAL, "<init>", OF_WHOLE, false);
                }
            };
        }
    }
}
