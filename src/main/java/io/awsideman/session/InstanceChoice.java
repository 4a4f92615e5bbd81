package io.awsideman.session;

import io.awsideman.aws.CallerScope;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.LoadOptions;
import io.awsideman.cache.Loaded;
import io.awsideman.cache.Loader;
import io.awsideman.config.Configuration;
import io.awsideman.identitycenter.Instance;
import io.awsideman.identitycenter.Instances;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which instance of Identity Center to work with: the one that was named, or the only one there is. */
final class InstanceChoice {
    private static final String RESOURCE_TYPE = "instance";
    private static final String OPERATION = "chosen";

    /** Resource type and operation of what is remembered here. */
    static final String KEYS = RESOURCE_TYPE + ":" + OPERATION;

    private final @Nullable String asked;
    private final Configuration configuration;
    private final Supplier<CacheManager> cache;
    private final Supplier<CallerScope> scope;
    private final Supplier<Instances> instances;

    /** @param asked the ARN given on the command line, if any */
    InstanceChoice(
            @Nullable String asked,
            Configuration configuration,
            Supplier<CacheManager> cache,
            Supplier<CallerScope> scope,
            Supplier<Instances> instances) {
        this.asked = asked;
        this.configuration = configuration;
        this.cache = cache;
        this.scope = scope;
        this.instances = instances;
    }

    /** The ARN that was named by option or configuration, if one was. */
    @Nullable
    String chosenArn() {
        return asked != null ? asked : configuration.profile().ssoInstanceArn();
    }

    String instanceArn() {
        String chosen = chosenArn();
        return chosen != null ? chosen : remembered().arn();
    }

    String identityStoreId() {
        String configured = asked == null ? configuration.profile().identityStoreId() : null;
        return configured != null ? configured : remembered().identityStoreId();
    }

    /**
     * The chosen instance, remembered as long as the listing it comes from: with it a cached answer needs no client of
     * sso-admin, whose interface alone costs more to load than the rest of such an answer.
     */
    private ChosenInstance remembered() {
        String chosen = chosenArn();
        CacheKey key =
                CacheKey.of(scope.get().scope(false, ""), RESOURCE_TYPE, OPERATION, chosen == null ? "only" : chosen);
        LoadOptions load = LoadOptions.of("sso-admin:ListInstances")
                .withTtl(configuration.cache().ttl(RESOURCE_TYPE, "list"));
        Loader loader = () -> {
            Instance instance = instances.get().choose(chosen);
            return new Loaded(new ChosenInstance(instance.arn(), instance.identityStoreId()).encoded(), 1);
        };
        return ChosenInstance.decoded(cache.get().getOrLoad(key, load, loader).value());
    }
}
