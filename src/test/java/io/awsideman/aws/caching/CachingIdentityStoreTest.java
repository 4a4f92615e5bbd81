package io.awsideman.aws.caching;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CachePolicy;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;

class CachingIdentityStoreTest {
    private final List<String> asked = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("requestMethods")
    void everyRequestReachesItsOwnMethodOfTheClient(Method method, @TempDir Path directory) throws Exception {
        IdentitystoreClient cached =
                new CachedSandbox(directory).session(CachePolicy.Mode.BYPASS).identityStore(this::client);

        Object response = method.invoke(cached, ModelTypes.build(ModelTypes.builderOf(method.getParameterTypes()[0])));

        assertThat(asked).containsExactly(method.getName());
        assertThat(response).isExactlyInstanceOf(method.getReturnType());
    }

    static Collection<Method> requestMethods() {
        return ServiceApi.all().get(0).methods().values();
    }

    private IdentitystoreClient client() {
        return (IdentitystoreClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {IdentitystoreClient.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    return ModelTypes.build(ModelTypes.builderOf(method.getReturnType()));
                });
    }
}
