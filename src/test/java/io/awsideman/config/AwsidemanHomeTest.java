package io.awsideman.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the files are. */
class AwsidemanHomeTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path userHome;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ConfigHome home;

    @BeforeEach
    void makeHome() {
        home = new ConfigHome(userHome);
    }

    @Test
    void homeIsStrongerThanThePlatformAndAwsidemanHomeThanBoth() {
        assertThat(AwsidemanHome.resolve(Map.of(), "/platform").folder()).isEqualTo(Path.of("/platform/.awsideman"));
        assertThat(AwsidemanHome.resolve(Map.of("HOME", "/h"), "/platform").folder())
                .isEqualTo(Path.of("/h/.awsideman"));
        assertThat(AwsidemanHome.resolve(Map.of("HOME", "/h", "AWSIDEMAN_HOME", "~/x/../y"), "/platform"))
                .isEqualTo(new AwsidemanHome(Path.of("/h/y"), Path.of("/h")));
        assertThat(AwsidemanHome.resolve(Map.of("HOME", "", "AWSIDEMAN_HOME", ""), "/platform")
                        .userHome())
                .isEqualTo(Path.of("/platform"));
    }

    @ParameterizedTest
    @CsvSource({"~/x,x", "~,.", "rel/x,.awsideman/rel/x", "./x,.awsideman/x"})
    void cacheFoldersStartFromTheHomeNotFromTheWorkingDirectory(String written, String expected) {
        home.variable("AWSIDEMAN_CACHE_DIR", written);

        assertThat(home.load().cache().cacheDir())
                .isEqualTo(userHome.resolve(expected).normalize());
    }
}
