package io.awsideman.session;

import io.awsideman.aws.AwsClients;
import io.awsideman.aws.AwsFailure;
import io.awsideman.aws.AwsProfiles;
import io.awsideman.aws.CallerIdentity;
import io.awsideman.aws.CallerScope;
import io.awsideman.aws.ClientFactory;
import io.awsideman.aws.ClientFactory.Transport;
import io.awsideman.aws.Connection;
import io.awsideman.aws.ConnectionOptions;
import io.awsideman.aws.HomeRegions;
import io.awsideman.aws.RequestPace;
import io.awsideman.aws.caching.CachingContext;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CachePolicy;
import io.awsideman.cache.KeyPattern;
import io.awsideman.cache.LoadOptions;
import io.awsideman.cache.Loaded;
import io.awsideman.cache.Loader;
import io.awsideman.config.AwsConfig.RateLimits;
import io.awsideman.config.AwsidemanHome;
import io.awsideman.config.ConfigLoader;
import io.awsideman.config.Configuration;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.AccessControlAttributes;
import io.awsideman.identitycenter.Accounts;
import io.awsideman.identitycenter.Applications;
import io.awsideman.identitycenter.GroupMemberships;
import io.awsideman.identitycenter.Groups;
import io.awsideman.identitycenter.Instance;
import io.awsideman.identitycenter.InstanceSearch;
import io.awsideman.identitycenter.Instances;
import io.awsideman.identitycenter.OrganizationTree;
import io.awsideman.identitycenter.Organizations;
import io.awsideman.identitycenter.ParallelReads;
import io.awsideman.identitycenter.PermissionSets;
import io.awsideman.identitycenter.Policies;
import io.awsideman.identitycenter.Provisioning;
import io.awsideman.identitycenter.RequestsInFlight;
import io.awsideman.identitycenter.Users;
import io.awsideman.sandbox.Sandbox;
import io.awsideman.sandbox.SandboxBehaviour;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Everything one invocation uses, made on first use and closed once. A command that needs no AWS makes no client, one that
 * is answered from the cache makes no connection.
 */
public final class Session implements AutoCloseable {
    /** The profile that is built in. */
    public static final String SANDBOX = "sandbox";

    private static final Pattern ACCOUNT_OF_CALLER = Pattern.compile("\\d{12}/");
    private static final String SANDBOX_REGION = "us-east-1";
    private static final String SANDBOX_CALLER = "sandbox/administrator";

    private final SessionOptions options;
    private final Host host;
    private final Lazy<Configuration> configuration = new Lazy<>(this::loadConfiguration);
    private final Lazy<CacheManager> cache = new Lazy<>(this::assembleCache);
    private final Lazy<Sandbox> sandbox = new Lazy<>(this::openSandbox);
    private final Lazy<AwsProfiles> awsProfiles;
    private final Lazy<AwsProfiles> profiles = new Lazy<>(this::profilesOfConnection);
    private final Lazy<Connection> connection = new Lazy<>(this::connect);
    private final Lazy<ClientFactory> factory = new Lazy<>(this::makeFactory);
    private final Lazy<AwsClients> clients = new Lazy<>(this::makeClients);
    private final Lazy<CallerScope> scope = new Lazy<>(this::makeScope);

    public Session(SessionOptions options, Host host) {
        this.options = options;
        this.host = host;
        this.awsProfiles = new Lazy<>(() -> new AwsProfiles(host.environment()::get));
    }

    /** The folders of the user. */
    public AwsidemanHome home() {
        return AwsidemanHome.resolve(host.environment(), host.userHome());
    }

    /** Reads and checks the configuration. */
    public ConfigLoader configLoader() {
        return new ConfigLoader(home(), host.environment(), host.warnings());
    }

    public Configuration configuration() {
        return configuration.get();
    }

    public CacheManager cache() {
        return cache.get();
    }

    public Users users() {
        return new Users(clients.get().identityStore(), clients.get().freshIdentityStore(), identityStoreId());
    }

    public Groups groups() {
        return new Groups(clients.get().identityStore(), clients.get().freshIdentityStore(), identityStoreId());
    }

    public GroupMemberships groupMemberships() {
        return new GroupMemberships(
                clients.get().identityStore(), clients.get().freshIdentityStore(), identityStoreId());
    }

    public Accounts accounts() {
        return new Accounts(clients.get().organizations());
    }

    /** The accounts, with every read asked of the service: for reads that a write follows from. */
    public Accounts freshAccounts() {
        return new Accounts(clients.get().freshOrganizations());
    }

    public OrganizationTree organizationTree() {
        return new OrganizationTree(clients.get().organizations(), parallelReads());
    }

    public Organizations organizations() {
        return new Organizations(clients.get().organizations());
    }

    /** The policies of the organization; those of permission sets belong to them. */
    public Policies policies() {
        return new Policies(clients.get().organizations(), parallelReads());
    }

    public Instances instances() {
        return new Instances(clients.get().ssoAdmin());
    }

    public PermissionSets permissionSets() {
        String instance = instanceArn();
        return new PermissionSets(
                new Lazy<>(() -> clients.get().ssoAdmin()),
                new Lazy<>(() -> clients.get().freshSsoAdmin()),
                instance,
                parallelReads(),
                (fresh, reads) -> clients.get().describedPermissionSets().getOrLoad(instance, fresh, reads));
    }

    public Applications applications() {
        return new Applications(clients.get().ssoAdmin(), instanceArn());
    }

    public Provisioning provisioning() {
        return new Provisioning(
                new Lazy<>(() -> clients.get().ssoAdmin()),
                new Lazy<>(() -> clients.get().freshSsoAdmin()),
                instanceArn(),
                parallelReads());
    }

    /** Runs requests that AWS carries out on its own time; {@code --timeout} bounds the waiting for them, too. */
    public RequestsInFlight requestsInFlight() {
        return new RequestsInFlight(host.clock(), host.sleep(), options.timeout(), options.readProgress());
    }

    public AccessControlAttributes accessControlAttributes() {
        return new AccessControlAttributes(
                clients.get().ssoAdmin(), clients.get().freshSsoAdmin(), instanceArn());
    }

    /** Account assignments, and everything that is needed to find and change them. */
    public AssignmentWork assignments() {
        return new AssignmentWork(this, clients.get(), instanceArn(), host, options);
    }

    /** The 12 digits of the account that the caller's credentials are of. */
    String callerAccountId() {
        String caller = scope.get().scope(true, "").caller();
        return ACCOUNT_OF_CALLER.matcher(caller).lookingAt()
                ? caller.substring(0, caller.indexOf('/'))
                : factory.get().callerAccountId();
    }

    /** Makes many reads at once and shows how far they have come. */
    public ParallelReads parallelReads() {
        return new ParallelReads(options.readProgress());
    }

    /** Looks for instances in the region in use, and then in all others where AWS has some. */
    public InstanceSearch instanceSearch() {
        Connection here = connection.get();
        String region = here.isHomeRegionUnknown() ? null : here.region();
        return new InstanceSearch(
                region,
                isSandbox() || !here.isAws() ? List.of() : HomeRegions.like(region),
                asked -> new Instances(
                        asked.equals(region)
                                ? factory.get().ssoAdmin()
                                : factory.get().ssoAdmin(asked)),
                parallelReads());
    }

    /** The ARN of the instance that was chosen by option or configuration, if one was. */
    public @Nullable String chosenInstanceArn() {
        return options.instanceArn() != null
                ? options.instanceArn()
                : configuration().profile().ssoInstanceArn();
    }

    /** The profiles of the AWS configuration files, whether AWS or the sandbox answers. */
    public AwsProfiles awsProfiles() {
        return awsProfiles.get();
    }

    /** The name of the profile in use. */
    public String profileName() {
        return isSandbox() ? SANDBOX : connection.get().profileName();
    }

    /** Whether the embedded sandbox answers instead of AWS. */
    public boolean isSandbox() {
        return options.sandbox() || SANDBOX.equals(configuration().profileName());
    }

    /** The embedded sandbox, also for commands that are about it and not over it. */
    public Sandbox sandbox() {
        return sandbox.get();
    }

    /** The sandbox behaving like this; the caller closes it. */
    public Sandbox sandbox(SandboxBehaviour behaviour) {
        return new Sandbox(
                home().folder().resolve(SANDBOX), host.clock(), behaviour, host.random(), host.sleep()::accept);
    }

    /** Makes cached answers of the sandbox misses, after its state was changed without a write of ours. */
    public void forgetSandboxAnswers() {
        cache().invalidate(CallerScope.LOCAL_DOMAIN, KeyPattern.everything());
    }

    /** The failure in our terms if it is one of the SDK's. */
    public Optional<AdminException> explain(Throwable failure) {
        return new AwsFailure(profileName()).translate(failure);
    }

    private String identityStoreId() {
        String configured =
                options.instanceArn() == null ? configuration().profile().identityStoreId() : null;
        return configured != null ? configured : chosenInstance().identityStoreId();
    }

    /** The ARN of the instance to work with. */
    private String instanceArn() {
        String chosen = chosenInstanceArn();
        return chosen != null ? chosen : chosenInstance().arn();
    }

    /**
     * The chosen instance, remembered as long as the listing it comes from: with it a cached answer needs no client of
     * sso-admin, whose interface alone costs more to load than the rest of such an answer.
     */
    private ChosenInstance chosenInstance() {
        String chosen = chosenInstanceArn();
        CacheKey key =
                CacheKey.of(scope.get().scope(false, ""), "instance", "chosen", chosen == null ? "only" : chosen);
        LoadOptions load = LoadOptions.of("chosen instance")
                .withTtl(configuration().cache().ttl("instance", "list"));
        Loader loader = () -> {
            Instance instance = instances().choose(chosen);
            return new Loaded(new ChosenInstance(instance.arn(), instance.identityStoreId()).encoded(), 1);
        };
        return ChosenInstance.decoded(cache().getOrLoad(key, load, loader).value());
    }

    private Configuration loadConfiguration() {
        return configLoader().load(List.of(), options.sandbox() ? SANDBOX : options.profile());
    }

    private CacheManager assembleCache() {
        return CacheAssembly.assemble(configuration().cache(), policy(), host);
    }

    private CachePolicy policy() {
        CachePolicy asked = options.cachePolicy();
        if (configuration().cache().enabled()) {
            return asked;
        }
        if (asked.mode() == CachePolicy.Mode.OFFLINE) {
            throw new AdminException(
                    FailureKind.CONFIGURATION,
                    "--offline answers from the cache, and the cache is switched off",
                    "leave --offline out, or switch the cache on: awsideman config set cache.enabled true");
        }
        return new CachePolicy(CachePolicy.Mode.BYPASS, asked.maxAge(), asked.verify());
    }

    private Sandbox openSandbox() {
        return sandbox(sandboxBehaviour());
    }

    private SandboxBehaviour sandboxBehaviour() {
        String behaviour = host.environment().get("AWSIDEMAN_SANDBOX_BEHAVIOUR");
        return behaviour == null ? SandboxBehaviour.NONE : SandboxBehaviour.parse(behaviour);
    }

    /** The sandbox needs no file of AWS, so a broken one does not keep anybody from it. */
    private AwsProfiles profilesOfConnection() {
        return isSandbox() ? new AwsProfiles(variable -> null) : awsProfiles.get();
    }

    private Connection connect() {
        if (isSandbox()) {
            String region = options.region() == null ? SANDBOX_REGION : options.region();
            return new Connection(new ConnectionOptions(null, false, region, null), variable -> null, profiles.get());
        }
        String region = options.region() != null
                ? options.region()
                : configuration().profile().region();
        URI configured = configuration().aws().endpointUrl();
        String endpoint =
                options.endpointUrl() != null || configured == null ? options.endpointUrl() : configured.toString();
        return new Connection(
                new ConnectionOptions(configuration().profileName(), options.profile() != null, region, endpoint),
                host.environment()::get,
                profiles.get());
    }

    private ClientFactory makeFactory() {
        Transport transport = isSandbox()
                ? new Transport(
                        sandbox.get().httpClient(),
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("SANDBOX", SANDBOX)))
                : null;
        return new ClientFactory(connection.get(), profiles.get(), options.timeout(), transport, pace());
    }

    /** The sandbox is spared only where it plays a service that has to be, and then by its own clock. */
    private RequestPace pace() {
        RateLimits limits = configuration().aws().rateLimits();
        if (!isSandbox()) {
            return RequestPace.each(limits.identitystore(), limits.ssoAdmin(), limits.organizations());
        }
        return sandboxBehaviour().requestsPerSecond() == 0
                ? RequestPace.unlimited()
                : RequestPace.together(limits.ssoAdmin(), host.clock(), host.sleep());
    }

    private CallerScope makeScope() {
        if (isSandbox()) {
            return new CallerScope(connection.get(), () -> SANDBOX_CALLER, SANDBOX);
        }
        CallerIdentity identity = new CallerIdentity(connection.get(), cache.get(), factory);
        return new CallerScope(
                connection.get(), () -> identity.resolve(scope.get().ofUnknownCaller()), null);
    }

    private AwsClients makeClients() {
        CachingContext context = new CachingContext(
                cache.get(),
                policy(),
                scope.get(),
                configuration().cache()::ttl,
                options.progress(),
                AwsFailure::isUnavailable);
        return new AwsClients(
                new Lazy<>(() -> factory.get().identityStore()),
                new Lazy<>(() -> factory.get().ssoAdmin()),
                new Lazy<>(() -> factory.get().organizations()),
                context);
    }

    /** Flushes the cache's statistics and closes connections; what was never made is not made now. */
    @Override
    public void close() {
        factory.ifMade(ClientFactory::close);
        sandbox.ifMade(Sandbox::close);
        cache.ifMade(CacheManager::close);
    }
}
