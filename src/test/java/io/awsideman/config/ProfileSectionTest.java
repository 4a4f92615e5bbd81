package io.awsideman.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileSectionTest {
    private final ConfigHome home;

    ProfileSectionTest(@TempDir Path userHome) {
        this.home = new ConfigHome(userHome);
    }

    @Test
    void sectionNamedDefaultHoldsWhereNoProfileIsNamed() {
        home.file("profiles:\n  default:\n    region: eu-west-1\n  prod:\n    region: eu-west-2\n");

        assertThat(home.load().profile().region()).isEqualTo("eu-west-1");
    }

    @Test
    void editsOfSeveralPlacesAreWrittenTogetherAndNotBefore() {
        home.file("default_profile: prod\nprofiles: {prod: {region: eu-west-1}}\n");
        ConfigEdit edit = home.editor().edit();

        edit.removeProfile("prod");
        edit.setDefaultProfile(null);
        edit.setProfile("dev", new ProfileConfig("eu-west-2", null, null));

        assertThat(edit.before()).isEqualTo(home.text());
        edit.write();
        assertThat(home.text())
                .isEqualTo(edit.after())
                .contains("dev")
                .contains("eu-west-2")
                .doesNotContain("prod");
    }
}
