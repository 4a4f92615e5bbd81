import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Writes the classes that stand for the clients of the SDK: each request method of the interface hands its request on.
 *
 * <p>A class that Java makes at run time ({@code java.lang.reflect.Proxy}) looks up and initializes the model classes of all
 * operations of a client, which takes longer than the rest of a cached answer. Run by the build, before it compiles:
 * {@code java --class-path JARS ForwardingClients.java FOLDER}.
 */
final class ForwardingClients {
    private static final String PACKAGE = "io.awsideman.aws.caching";
    private static final String SERVICES = "software.amazon.awssdk.services.";

    /** A client of the SDK, and the class that stands for it. */
    private record Client(String service, String type, String forwarding) {}

    private static final List<Client> CLIENTS = List.of(
            new Client("identitystore", "IdentitystoreClient", "CachingIdentityStore"),
            new Client("ssoadmin", "SsoAdminClient", "CachingSsoAdmin"),
            new Client("organizations", "OrganizationsClient", "CachingOrganizations"));

    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        Path folder = Files.createDirectories(Path.of(arguments[0], PACKAGE.split("\\.")));
        for (Client client : CLIENTS) {
            Files.writeString(folder.resolve(client.forwarding() + ".java"), source(client));
        }
    }

    private static String source(Client client) throws ClassNotFoundException {
        String type = SERVICES + client.service() + "." + client.type();
        StringBuilder source = new StringBuilder("""
                package %1$s;

                import java.util.function.Supplier;
                import javax.annotation.processing.Generated;
                import %2$s;

                /** {@link %3$s} over the cache. */
                @Generated("ForwardingClients")
                final class %4$s extends CachingClient<%3$s> implements %3$s {

                    %4$s(Supplier<%3$s> client, CachedCalls calls) {
                        super(client, calls);
                    }

                    @Override
                    public String serviceName() {
                        return SERVICE_NAME;
                    }
                """.formatted(PACKAGE, type, client.type(), client.forwarding()));
        Arrays.stream(Class.forName(type).getDeclaredMethods())
                .filter(method -> !method.isBridge())
                .filter(method -> isRequest(method) || method.getName().equals("serviceClientConfiguration"))
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> source.append(isRequest(method) ? request(method, client) : configuration(method)));
        return source.append("}\n").toString();
    }

    /** Whether it is the one method of an operation that all its other methods end in. */
    private static boolean isRequest(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length == 1
                && parameters[0].getSimpleName().endsWith("Request")
                && method.getReturnType().getSimpleName().endsWith("Response");
    }

    private static String request(Method method, Client client) {
        String name = method.getName();
        return """

                    @Override
                    public %1$s %2$s(%3$s request) {
                        return answer("%4$s", request, %1$s.class, %5$s::%2$s);
                    }
                """
                .formatted(
                        method.getReturnType().getName(),
                        name,
                        method.getParameterTypes()[0].getName(),
                        name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                        client.type());
    }

    private static String configuration(Method method) {
        return """

                    @Override
                    public %s %s() {
                        return client().%2$s();
                    }
                """
                .formatted(method.getReturnType().getName(), method.getName());
    }

    private ForwardingClients() {}
}
