import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * Answers at build time what SLF4J and the SDK look for through all jars before the first request: which logger there is, its
 * settings, and who wants to see each request of a client. That is in the jars or nowhere, and Java opens them all to look, which
 * takes some 15 ms of an answer of AWS.
 *
 * <p>Run by the build for the classes of the distribution: {@code java --class-path ASM FixedLookups.java CLASSES [OTHERS]...}, the
 * classes being those that look, and the others what is on the class path beside them. When there is something else to find, or
 * something looks in another way, the build fails.
 */
final class FixedLookups {
    private static final int API = Opcodes.ASM9;
    private static final Type LIST = Type.getType(java.util.ArrayList.class);
    private static final Method CONSTRUCTOR = new Method("<init>", "()V");

    private static final String PROVIDERS = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";

    private final Path folder;
    private final List<Path> all;

    private FixedLookups(List<Path> all) {
        this.folder = all.get(0);
        this.all = all;
    }

    public static void main(String[] arguments) throws IOException {
        new FixedLookups(Arrays.stream(arguments).map(Path::of).toList()).run();
    }

    private void run() throws IOException {
        Type provider = onlyProvider();
        replace("org/slf4j/LoggerFactory", "findServiceProviders", code -> {
            makeList(code);
            code.dup();
            code.newInstance(provider);
            code.dup();
            code.invokeConstructor(provider, CONSTRUCTOR);
            code.invokeVirtual(LIST, new Method("add", "(Ljava/lang/Object;)Z"));
            code.pop();
        });
        requireNone("simplelogger.properties");
        replace("org/slf4j/simple/SimpleLoggerConfiguration", "loadProperties", code -> {});
        requireNone("execution.interceptors");
        replace(
                "software/amazon/awssdk/core/interceptor/ClasspathInterceptorChainFactory",
                "createExecutionInterceptorsFromClasspath",
                FixedLookups::makeList);
    }

    private Type onlyProvider() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path part : all) {
            Path services = part.resolve(PROVIDERS);
            if (Files.exists(services)) {
                names.addAll(Files.readAllLines(services));
            }
        }
        names.removeIf(String::isBlank);
        if (names.size() != 1) {
            throw new IOException("the providers of SLF4J are " + names);
        }
        return Type.getObjectType(names.get(0).strip().replace('.', '/'));
    }

    private void requireNone(String name) throws IOException {
        for (Path part : all) {
            try (Stream<Path> files = Files.walk(part)) {
                List<Path> found = files.filter(file -> file.endsWith(name)).toList();
                if (!found.isEmpty()) {
                    throw new IOException("nothing would read " + found);
                }
            }
        }
    }

    private static void makeList(GeneratorAdapter code) {
        code.newInstance(LIST);
        code.dup();
        code.invokeConstructor(LIST, CONSTRUCTOR);
    }

    /** Gives the one method of the name another body, which leaves on the stack what it returns. */
    private void replace(String type, String method, Consumer<GeneratorAdapter> body) throws IOException {
        Path file = folder.resolve(type + ".class");
        ClassReader reader = new ClassReader(Files.readAllBytes(file));
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        int[] replaced = {0};
        reader.accept(
                new ClassVisitor(API, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        if (!name.equals(method)) {
                            return super.visitMethod(access, name, descriptor, signature, exceptions);
                        }
                        replaced[0]++;
                        GeneratorAdapter code =
                                new GeneratorAdapter(access, new Method(name, descriptor), signature, null, cv);
                        body.accept(code);
                        code.returnValue();
                        code.endMethod();
                        return null;
                    }
                },
                0);
        if (replaced[0] != 1) {
            throw new IOException(file + " has " + replaced[0] + " methods " + method);
        }
        Files.write(file, writer.toByteArray());
    }
}
