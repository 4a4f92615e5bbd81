package io.awsideman.session;

import io.awsideman.aws.AwsProfiles;
import io.awsideman.aws.CallerScope;
import io.awsideman.aws.ClientFactory;
import io.awsideman.aws.ClientFactory.Transport;
import io.awsideman.aws.Connection;
import io.awsideman.aws.ConnectionOptions;
import io.awsideman.aws.RequestPace;
import io.awsideman.config.Configuration;
import io.awsideman.sandbox.Sandbox;
import io.awsideman.sandbox.SandboxBehaviour;
import io.awsideman.sandbox.state.CallerIdentity;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The embedded sandbox. It needs no file of AWS, so a broken one does not keep anybody from it. */
final class SandboxUpstream extends Upstream {
    private static final String REGION = "us-east-1";
    private static final String ROLE = "/AdministratorAccess";

    private final SessionOptions options;
    private final Host host;
    private final Supplier<Configuration> configuration;
    private final Supplier<Sandbox> sandbox;
    private final AwsProfiles noProfiles = new AwsProfiles(variable -> null);

    SandboxUpstream(
            SessionOptions options, Host host, Supplier<Configuration> configuration, Supplier<Sandbox> sandbox) {
        this.options = options;
        this.host = host;
        this.configuration = configuration;
        this.sandbox = sandbox;
    }

    @Override
    String profileName() {
        return Session.SANDBOX;
    }

    @Override
    Connection connect() {
        String region = options.region() == null ? REGION : options.region();
        return new Connection(new ConnectionOptions(null, false, region, null), variable -> null, noProfiles);
    }

    @Override
    ClientFactory makeFactory() {
        Transport transport = new Transport(
                sandbox.get().httpClient(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("SANDBOX", Session.SANDBOX)));
        return new ClientFactory(connection(), noProfiles, options.timeout(), transport, pace());
    }

    /** The sandbox is spared only where it plays a service that has to be, and then by its own clock. */
    private RequestPace pace() {
        return SandboxBehaviour.of(host.environment()).requestsPerSecond() == 0
                ? RequestPace.unlimited()
                : RequestPace.together(configuration.get().aws().rateLimits().ssoAdmin(), host.clock(), host.sleep());
    }

    @Override
    CallerScope makeScope() {
        return new CallerScope(connection(), () -> callerAccount() + ROLE, Session.SANDBOX);
    }

    /** The usual one without a look at the sandbox, which a cached answer does not need. */
    private String callerAccount() {
        return host.environment().containsKey(SandboxBehaviour.VARIABLE)
                ? SandboxBehaviour.of(host.environment()).conditions().caller().account()
                : CallerIdentity.ACCOUNT;
    }
}
