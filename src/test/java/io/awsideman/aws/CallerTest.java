package io.awsideman.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CachePolicy;
import io.awsideman.cache.CacheSettings;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.sandbox.Sandbox;
import io.awsideman.sandbox.SandboxBehaviour;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

class CallerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T08:00:00Z"), ZoneOffset.UTC);

    private final MemoryBackend store = new MemoryBackend(1_000_000, CLOCK, new Random(2));
    private AwsHome home;
    private Sandbox sandbox;
    private CacheManager cache;

    @BeforeEach
    void open(@TempDir Path directory) {
        home = new AwsHome(directory.resolve("home")).with("AWS_REGION", "eu-west-1");
        sandbox = new Sandbox(directory.resolve("sandbox"), CLOCK, SandboxBehaviour.NONE, new Random(1));
        cache = manager(CachePolicy.normal());
    }

    /** Over the same store each time. */
    private CacheManager manager(CachePolicy policy) {
        return new CacheManager(
                store, CacheSettings.defaults(), policy, CLOCK, new Random(3), () -> "writer", warning -> {});
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sts::111122223333:assumed-role/Admin/jane@example.com, 111122223333/Admin",
        "arn:aws-us-gov:sts::111122223333:assumed-role/AWSReservedSSO_AdminAccess_0123456789abcdef/j, 111122223333/AdminAccess",
        "arn:aws-cn:iam::111122223333:user/team/jane, 111122223333/user/team/jane",
        "arn:aws:iam::111122223333:root, 111122223333/root"
    })
    void callerIsAccountAndRoleOrUserWithoutTheSession(String arn, String caller) {
        assertThat(CallerArn.ofIdentity(arn)).isEqualTo(caller);
    }

    @Test
    void profileThatSaysItIsNotAsked() {
        home.config(
                """
                [profile login]
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = ReadOnly
                [profile role]
                role_arn = arn:aws:iam::444455556666:role/path/Admin
                source_profile = login
                """);

        assertThat(caller(home.connection("login"))).isEqualTo("111122223333/ReadOnly");
        assertThat(caller(home.connection("role"))).isEqualTo("444455556666/Admin");
        assertThat(sandbox.status().callsTotal()).isZero();
    }

    @Test
    void keysAreAskedAboutOnceAndThenRemembered() {
        home.with("AWS_ACCESS_KEY_ID", "ONE").with("AWS_SECRET_ACCESS_KEY", "s");

        String first = caller(home.connection());

        assertThat(first).startsWith("111122223333/");
        assertThat(caller(home.connection())).isEqualTo(first);
        assertThat(sandbox.status().calls()).containsEntry("sts:GetCallerIdentity", 1L);

        caller(home.with("AWS_ACCESS_KEY_ID", "OTHER").connection());
        assertThat(sandbox.status().calls()).containsEntry("sts:GetCallerIdentity", 2L);
    }

    @Test
    void callerOfAnAccessKeyIsNotAskedForAgainWhereAllElseIs() {
        home.with("AWS_ACCESS_KEY_ID", "ONE").with("AWS_SECRET_ACCESS_KEY", "s");
        String first = caller(home.connection());

        cache = manager(new CachePolicy(CachePolicy.Mode.REFRESH, null, false));

        assertThat(caller(home.connection())).isEqualTo(first);
        cache = manager(new CachePolicy(CachePolicy.Mode.NORMAL, Duration.ZERO, false));
        assertThat(caller(home.connection())).isEqualTo(first);
        assertThat(sandbox.status().calls()).containsEntry("sts:GetCallerIdentity", 1L);
    }

    @Test
    void callerOfAProgramThatGivesKeysIsAskedForAgain() {
        home.config("[default]\ncredential_process = /usr/bin/keys\n");
        caller(home.connection());

        cache = manager(new CachePolicy(CachePolicy.Mode.REFRESH, null, false));
        caller(home.connection());

        assertThat(sandbox.status().calls()).containsEntry("sts:GetCallerIdentity", 2L);
    }

    @Test
    void keysOfTheEnvironmentBeatWhatAProfileOfTheEnvironmentSays() {
        home.config("[profile role]\nrole_arn = arn:aws:iam::444455556666:role/Admin\nsource_profile = role\n")
                .with("AWS_PROFILE", "role")
                .with("AWS_ACCESS_KEY_ID", "ONE");

        assertThat(caller(home.connection())).startsWith("111122223333/");
        assertThat(caller(home.connection("role"))).isEqualTo("444455556666/Admin");
    }

    @Test
    void roleInTheEnvironmentIsTheCallerOnlyWithItsToken() {
        home.credentials("[default]\naws_access_key_id = ONE\naws_secret_access_key = s\n")
                .with("AWS_ROLE_ARN", "arn:aws:iam::444455556666:role/Pod");
        assertThat(caller(home.connection())).startsWith("111122223333/");

        home.credentials("").with("AWS_WEB_IDENTITY_TOKEN_FILE", "/var/run/token");
        assertThat(caller(home.connection())).isEqualTo("444455556666/Pod");
    }

    @Test
    void answersOfAnotherEndpointOrRegionOrCallerAreOthers() {
        String plain = scope(home.connection());
        String ssoOnly = scope(
                home.with("AWS_ENDPOINT_URL_SSO_ADMIN", "https://one.example").connection());
        home.environment.remove("AWS_ENDPOINT_URL_SSO_ADMIN");
        String storeOnly = scope(home.with("AWS_ENDPOINT_URL_IDENTITYSTORE", "https://one.example")
                .connection());
        home.environment.remove("AWS_ENDPOINT_URL_IDENTITYSTORE");
        String both = scope(home.with("AWS_ENDPOINT_URL", "https://one.example").connection());
        String elsewhere = scope(home.with("AWS_REGION", "eu-west-2").connection());

        assertThat(new String[] {plain, ssoOnly, storeOnly, both, elsewhere}).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                                aws/eu-west-1",
        "https://vpce-1.identitystore.eu-west-1.vpce.amazonaws.com, aws/eu-west-1",
        "https://identitystore.cn-north-1.amazonaws.com.cn, aws/eu-west-1",
        "http://127.0.0.1:4566,                             local",
        "http://[::1]:4566,                                 local",
        "http://LOCALHOST,                                  local",
        "https://one.example,                               one.example/eu-west-1",
        "https://one.example:8443,                          one.example:8443/eu-west-1",
        "https://amazonaws.com.evil.example,                amazonaws.com.evil.example/eu-west-1"
    })
    void changesAreAnnouncedToAllWhoSeeTheSameData(String endpoint, String domain) {
        home.with("AWS_ENDPOINT_URL", endpoint);

        assertThat(new CallerScope(home.connection(), () -> "x", null).domain(false))
                .isEqualTo(domain);
    }

    @Test
    void domainNeedsNoCaller() {
        CallerScope scope = new CallerScope(
                home.connection(),
                () -> {
                    throw new AssertionError("the caller was asked for");
                },
                null);

        assertThat(scope.domain(true)).isEqualTo("aws/global");
        assertThat(scope.ofUnknownCaller().caller()).isEqualTo("unidentified");
    }

    private static String scope(Connection connection) {
        return new CallerScope(connection, () -> "caller", null)
                .scope(false, "")
                .text();
    }

    private String caller(Connection connection) {
        ClientFactory.Transport transport =
                new ClientFactory.Transport(sandbox.httpClient(), AnonymousCredentialsProvider.create());
        CallerScope scope = new CallerScope(connection, () -> "unused", null);
        return new CallerIdentity(connection, cache, () -> home.clients(connection, transport))
                .resolve(scope.ofUnknownCaller());
    }
}
