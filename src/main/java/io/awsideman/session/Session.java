package io.awsideman.session;

import io.awsideman.aws.AwsClients;
import io.awsideman.aws.AwsFailure;
import io.awsideman.aws.AwsProfiles;
import io.awsideman.aws.CallerScope;
import io.awsideman.aws.Connection;
import io.awsideman.aws.HomeRegions;
import io.awsideman.aws.caching.CachingContext;
import io.awsideman.aws.caching.Recheck;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CachePolicy;
import io.awsideman.cache.KeyPattern;
import io.awsideman.config.AwsidemanHome;
import io.awsideman.config.ConfigLoader;
import io.awsideman.config.Configuration;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.failure.IncompleteAnswerException;
import io.awsideman.identitycenter.Access;
import io.awsideman.identitycenter.AccessControlAttributes;
import io.awsideman.identitycenter.Accounts;
import io.awsideman.identitycenter.Applications;
import io.awsideman.identitycenter.AsynchronousRequest;
import io.awsideman.identitycenter.AsynchronousWork;
import io.awsideman.identitycenter.Findings;
import io.awsideman.identitycenter.GroupMemberships;
import io.awsideman.identitycenter.Groups;
import io.awsideman.identitycenter.InstanceSearch;
import io.awsideman.identitycenter.Instances;
import io.awsideman.identitycenter.OrganizationTree;
import io.awsideman.identitycenter.Organizations;
import io.awsideman.identitycenter.Orphans;
import io.awsideman.identitycenter.ParallelReads;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.PermissionSets;
import io.awsideman.identitycenter.Policies;
import io.awsideman.identitycenter.Provisioning;
import io.awsideman.identitycenter.ProvisioningRequest;
import io.awsideman.identitycenter.ProvisioningWork;
import io.awsideman.identitycenter.RememberedNames;
import io.awsideman.identitycenter.RequestsInFlight;
import io.awsideman.identitycenter.UnseenWriteException;
import io.awsideman.identitycenter.Users;
import io.awsideman.sandbox.Sandbox;
import io.awsideman.sandbox.SandboxBehaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything one invocation uses, made on first use and closed once. A command that needs no AWS makes no client, one that
 * is answered from the cache makes no connection.
 */
public final class Session implements AutoCloseable {
    /** The profile that is built in. */
    public static final String SANDBOX = "sandbox";

    private static final String OF_ACCOUNT = "\\d{12}/.*";

    private final SessionOptions options;
    private final Host host;
    private final Lazy<Configuration> configuration = new Lazy<>(this::loadConfiguration);
    private final CacheAdministration cacheAdministration;
    private final Lazy<Sandbox> sandbox = new Lazy<>(this::openSandbox);
    private final Lazy<AwsProfiles> awsProfiles;
    private final Lazy<Upstream> upstream = new Lazy<>(this::chooseUpstream);
    private final Lazy<InstanceChoice> choice = new Lazy<>(this::makeChoice);
    private final Lazy<AwsClients> clients = new Lazy<>(this::makeClients);

    public Session(SessionOptions options, Host host) {
        this.options = options;
        this.host = host;
        this.awsProfiles = new Lazy<>(() -> new AwsProfiles(host.environment()::get));
        this.cacheAdministration =
                new CacheAdministration(options, host, configuration::get, awsProfiles::get, this::caller);
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
        return cacheAdministration.manager();
    }

    /** The cache as such, for those who look after it. */
    public CacheAdministration cacheAdministration() {
        return cacheAdministration;
    }

    /** Asks AWS again for what is kept, and compares. */
    public Recheck recheck() {
        return clients.get().recheck();
    }

    public Users users() {
        return directory().users();
    }

    public Groups groups() {
        return directory().groups();
    }

    public GroupMemberships groupMemberships() {
        return new GroupMemberships(
                clients.get().identityStore(), clients.get().freshIdentityStore(), identityStoreId());
    }

    public Accounts accounts() {
        return directory().accounts();
    }

    /** The accounts, with every read asked of the service: for reads that a write follows from. */
    public Accounts freshAccounts() {
        return directory().freshAccounts();
    }

    public OrganizationTree organizationTree() {
        return new OrganizationTree(clients.get().organizations(), cachedReads());
    }

    public Organizations organizations() {
        return new Organizations(clients.get().organizations());
    }

    /** The policies of the organization; those of permission sets belong to them. */
    public Policies policies() {
        return new Policies(clients.get().organizations(), cachedReads());
    }

    public Instances instances() {
        return new Instances(clients.get().ssoAdmin());
    }

    /** The instances, as the service lists them at this moment. */
    public Instances freshInstances() {
        return new Instances(clients.get().freshSsoAdmin());
    }

    public PermissionSets permissionSets() {
        return directory().permissionSets();
    }

    public Applications applications() {
        return new Applications(clients.get().ssoAdmin(), instanceArn());
    }

    public Provisioning provisioning() {
        return new Provisioning(
                new Lazy<>(() -> clients.get().ssoAdmin()),
                new Lazy<>(() -> clients.get().freshSsoAdmin()),
                instanceArn(),
                cachedReads());
    }

    /**
     * Provisioning of a permission set that is ready to be carried out, in the accounts with these ids; an empty one stands for
     * all that have the set.
     *
     * @param toTheEnd whether to wait for the end of each
     */
    public RequestsInFlight<Optional<String>, ProvisioningRequest> provisioning(
            PermissionSet set, List<Optional<String>> accountIds, boolean toTheEnd) {
        return requestsInFlight(
                "Provisioning " + set.name(),
                accountIds,
                new ProvisioningWork(provisioning(), set),
                toTheEnd,
                options.timeout());
    }

    <T, R extends AsynchronousRequest> RequestsInFlight<T, R> requestsInFlight(
            String label, List<T> targets, AsynchronousWork<T, R> work, boolean toTheEnd, @Nullable Duration longest) {
        return new RequestsInFlight<>(
                label,
                targets,
                work,
                new RequestsInFlight.Waiting(
                        host.clock(), host.sleep(), configuration().aws().maxInFlight(), toTheEnd, longest),
                options.readProgress());
    }

    public AccessControlAttributes accessControlAttributes() {
        return new AccessControlAttributes(
                clients.get().ssoAdmin(), clients.get().freshSsoAdmin(), instanceArn());
    }

    /** Account assignments, and everything that is needed to find and change them. */
    public AssignmentWork assignments() {
        return new AssignmentWork(this, clients.get(), instanceArn(), options);
    }

    /** When the oldest answer of this session that came through the cache was fetched; empty if none has. */
    public Optional<Instant> oldestAnswer() {
        return clients.get().oldestAnswer();
    }

    /** Who can reach what. */
    public Access access() {
        return accessWork().access();
    }

    /** What needs attention in who can reach what. */
    public Findings findings() {
        return accessWork().findings();
    }

    /** Tells whose users and groups are gone. */
    public Orphans orphans() {
        return accessWork().orphans();
    }

    /** The record of what was revoked for many people at once. */
    public RevocationJournal revocationJournal() {
        return new RevocationJournal(
                home().stateFolder().resolve("revocations.jsonl"), host.clock(), profileName(), instanceArn());
    }

    /** The snapshots that are kept of who can reach what. */
    public Snapshots snapshots() {
        return new Snapshots(
                home().folder().resolve("snapshots"),
                cacheAdministration.keys(),
                configuration().cache().encryption().enabled());
    }

    RememberedNames principalMemory(String storeId) {
        CachePolicy.Mode mode = cacheAdministration.policy().mode();
        return new PrincipalMemory(
                cache(),
                PrincipalMemory.key(upstream.get().scope().scope(false, storeId)),
                mode != CachePolicy.Mode.REFRESH && mode != CachePolicy.Mode.BYPASS);
    }

    private AccessWork accessWork() {
        return new AccessWork(this, directory(clients.get().kept()), identityStoreId());
    }

    private Directory directory() {
        return directory(clients.get());
    }

    private Directory directory(AwsClients over) {
        return new Directory(over, this::instanceArn, this::identityStoreId, cachedReads());
    }

    /** Whose answers are cached: the account and role of the caller, or what stands for them. */
    public String caller() {
        return upstream.get().scope().scope(true, "").caller();
    }

    /** The 12 digits of the account that the caller's credentials are of. */
    public String callerAccountId() {
        String caller = caller();
        return caller.matches(OF_ACCOUNT)
                ? caller.substring(0, caller.indexOf('/'))
                : upstream.get().factory().callerAccountId();
    }

    /** Makes many reads at once and shows how far they have come. */
    public ParallelReads parallelReads() {
        return new ParallelReads(configuration().aws().maxInFlight(), options.readProgress());
    }

    /** The same for reads that do nothing else; what a shared cache has of their answers is fetched together. */
    ParallelReads cachedReads() {
        return cacheAdministration.isShared()
                ? new ParallelReads(
                        configuration().aws().maxInFlight(), options.readProgress(), new CacheAhead(() -> clients.get()
                                .readsAhead()))
                : parallelReads();
    }

    /** Looks for instances in the region in use, and then in all others where AWS has some. */
    public InstanceSearch instanceSearch() {
        Connection here = upstream.get().connection();
        String region = here.isHomeRegionUnknown() ? null : here.region();
        return new InstanceSearch(
                region,
                isSandbox() || !here.isAws() ? List.of() : HomeRegions.like(region),
                asked -> new Instances(
                        asked.equals(region)
                                ? upstream.get().factory().ssoAdmin()
                                : upstream.get().factory().ssoAdmin(asked)),
                parallelReads());
    }

    /** The ARN of the instance that was chosen by option or configuration, if one was. */
    public @Nullable String chosenInstanceArn() {
        return choice.get().chosenArn();
    }

    /** The profiles of the AWS configuration files, whether AWS or the sandbox answers. */
    public AwsProfiles awsProfiles() {
        return awsProfiles.get();
    }

    /** The requests a second that each service allowed lately, where it throttled; each by the name of the service. */
    public Map<String, Double> learnedRates() {
        return upstream.get().learnedRates();
    }

    /** The name of the profile in use. */
    public String profileName() {
        return upstream.get().profileName();
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

    /** The failure in our terms if it is one of the SDK's, or one of them hides what was done. */
    public Optional<AdminException> explain(Throwable failure) {
        if (failure instanceof UnseenWriteException unseen) {
            return explain(unseen.failure())
                    .map(why -> new AdminException(
                            FailureKind.PARTIAL,
                            unseen.getMessage() + ", but it cannot be shown: " + why.getMessage(),
                            why.remedy(),
                            unseen));
        }
        if (failure instanceof IncompleteAnswerException incomplete) {
            return explain(incomplete.failure())
                    .map(why -> why.kind() == FailureKind.INTERRUPTED
                            ? why
                            : new AdminException(
                                    FailureKind.PARTIAL,
                                    incomplete.getMessage() + ": " + why.getMessage(),
                                    why.remedy(),
                                    incomplete));
        }
        return new AwsFailure(profileName()).translate(failure);
    }

    private String identityStoreId() {
        return choice.get().identityStoreId();
    }

    /** The ARN of the instance to work with. */
    public String instanceArn() {
        return choice.get().instanceArn();
    }

    private InstanceChoice makeChoice() {
        return new InstanceChoice(
                options.instanceArn(),
                configuration(),
                this::cache,
                () -> upstream.get().scope(),
                this::instances);
    }

    private Configuration loadConfiguration() {
        return configLoader().load(List.of(), options.sandbox() ? SANDBOX : options.profile());
    }

    private Sandbox openSandbox() {
        return sandbox(SandboxBehaviour.of(host.environment()));
    }

    private Upstream chooseUpstream() {
        if (isSandbox() && options.endpointUrl() != null) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "--endpoint-url sends requests elsewhere, and the embedded sandbox sends none",
                    "leave out --endpoint-url, or choose another profile than the sandbox");
        }
        return isSandbox()
                ? new SandboxUpstream(options, host, configuration, sandbox)
                : new AwsUpstream(options, host, configuration, awsProfiles, this::cache);
    }

    private AwsClients makeClients() {
        CachingContext context = new CachingContext(
                cache(),
                cacheAdministration.policy(),
                upstream.get().scope(),
                configuration().cache()::ttl,
                options.progress(),
                AwsFailure::unavailability);
        return new AwsClients(
                new Lazy<>(() -> upstream.get().factory().identityStore()),
                new Lazy<>(() -> upstream.get().factory().ssoAdmin()),
                new Lazy<>(() -> upstream.get().factory().organizations()),
                context);
    }

    /** Flushes the cache's statistics and closes connections; what was never made is not made now. */
    @Override
    public void close() {
        upstream.ifMade(Upstream::close);
        sandbox.ifMade(Sandbox::close);
        cacheAdministration.close();
    }
}
