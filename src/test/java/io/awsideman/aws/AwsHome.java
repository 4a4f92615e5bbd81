package io.awsideman.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** A home folder with AWS's configuration files, an environment, and the connections one has with them. */
final class AwsHome {
    final Map<String, String> environment = new HashMap<>();
    final List<SdkHttpRequest> requests = new ArrayList<>();
    private final Path home;

    AwsHome(Path home) {
        this.home = home;
        environment.put("HOME", home.toString());
    }

    AwsHome config(String text) {
        return write("config", text);
    }

    AwsHome credentials(String text) {
        return write("credentials", text);
    }

    AwsHome with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    private AwsHome write(String name, String text) {
        try {
            Files.createDirectories(home.resolve(".aws"));
            Files.writeString(home.resolve(".aws").resolve(name), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    AwsProfiles profiles() {
        return new AwsProfiles(this::variable);
    }

    /** The connection without any option. */
    Connection connection() {
        return connection(new ConnectionOptions(null, false, null, null));
    }

    /** The connection with {@code --profile}. */
    Connection connection(String profile) {
        return connection(new ConnectionOptions(profile, true, null, null));
    }

    Connection connection(ConnectionOptions options) {
        return new Connection(options, this::variable, profiles());
    }

    /** Clients that do not wait between attempts. */
    ClientFactory clients(Connection connection) {
        return clients(connection, null);
    }

    /** Clients whose requests end up in {@link #requests}. */
    ClientFactory recordingClients(Connection connection) {
        return clients(
                connection,
                new ClientFactory.Transport(
                        new Recorder(), StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "key"))));
    }

    ClientFactory clients(Connection connection, ClientFactory.@Nullable Transport transport) {
        return new ClientFactory(
                connection,
                profiles(),
                null,
                transport,
                new ClientFactory.Backoff(BackoffStrategy.retryImmediately(), BackoffStrategy.retryImmediately()),
                RequestPace.unlimited());
    }

    private final class Recorder implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    requests.add(request.httpRequest());
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder().statusCode(200).build())
                            .responseBody(AbortableInputStream.createEmpty())
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}
