package io.awsideman.session;

import io.awsideman.aws.CallerScope;
import io.awsideman.aws.ClientFactory;
import io.awsideman.aws.Connection;
import java.util.Map;

/** Where requests go, and as whom: AWS, or the embedded sandbox. Everything is made on first use. */
abstract class Upstream implements AutoCloseable {
    private final Lazy<Connection> connection = new Lazy<>(this::connect);
    private final Lazy<ClientFactory> factory = new Lazy<>(this::makeFactory);
    private final Lazy<CallerScope> scope = new Lazy<>(this::makeScope);

    final Connection connection() {
        return connection.get();
    }

    final ClientFactory factory() {
        return factory.get();
    }

    final CallerScope scope() {
        return scope.get();
    }

    /** The name of the profile in use. */
    abstract String profileName();

    abstract Connection connect();

    abstract ClientFactory makeFactory();

    abstract CallerScope makeScope();

    /** The requests a second to each service that throttled lately, by the name of the service. */
    Map<String, Double> learnedRates() {
        return Map.of();
    }

    @Override
    public void close() {
        factory.ifMade(ClientFactory::close);
    }
}
