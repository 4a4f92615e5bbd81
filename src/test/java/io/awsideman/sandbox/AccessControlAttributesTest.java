package io.awsideman.sandbox;

import static io.awsideman.sandbox.Clients.INSTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccessControlAttribute;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.InstanceAccessControlAttributeConfigurationStatus;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

class AccessControlAttributesTest {
    private SsoAdminClient admin;

    @BeforeEach
    void open(@TempDir Path directory) {
        admin = Scene.in(directory, new MovableClock(), "").admin;
    }

    @Test
    void thereIsNoConfigurationUntilOneIsCreated() {
        assertThatThrownBy(this::attributes).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> update(attribute("team"))).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(this::delete).isInstanceOf(ResourceNotFoundException.class);

        create(attribute("team"));

        assertThat(attributes()).containsExactly(attribute("team"));
        assertThat(admin.describeInstanceAccessControlAttributeConfiguration(r -> r.instanceArn(INSTANCE))
                        .status())
                .isEqualTo(InstanceAccessControlAttributeConfigurationStatus.ENABLED);
        assertThatThrownBy(() -> create(attribute("team"))).isInstanceOf(ConflictException.class);
    }

    @Test
    void updateReplacesTheList() {
        create(attribute("team"), attribute("costCenter"));

        update(attribute("department"));

        assertThat(attributes()).containsExactly(attribute("department"));
        delete();
        assertThatThrownBy(this::attributes).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void fiftyAttributesOfDifferentKeysAreTheMost() {
        create(numbered(50));

        assertThat(attributes()).hasSize(50);
        assertThatThrownBy(() -> update(numbered(51)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("length less than or equal to 50");
        assertThatThrownBy(() -> update(attribute("a"), attribute("a"))).isInstanceOf(ValidationException.class);
    }

    private void create(AccessControlAttribute... attributes) {
        admin.createInstanceAccessControlAttributeConfiguration(r -> r.instanceArn(INSTANCE)
                .instanceAccessControlAttributeConfiguration(c -> c.accessControlAttributes(attributes)));
    }

    private void update(AccessControlAttribute... attributes) {
        admin.updateInstanceAccessControlAttributeConfiguration(r -> r.instanceArn(INSTANCE)
                .instanceAccessControlAttributeConfiguration(c -> c.accessControlAttributes(attributes)));
    }

    private void delete() {
        admin.deleteInstanceAccessControlAttributeConfiguration(r -> r.instanceArn(INSTANCE));
    }

    private List<AccessControlAttribute> attributes() {
        return admin.describeInstanceAccessControlAttributeConfiguration(r -> r.instanceArn(INSTANCE))
                .instanceAccessControlAttributeConfiguration()
                .accessControlAttributes();
    }

    private static AccessControlAttribute[] numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> attribute("key" + i)).toArray(AccessControlAttribute[]::new);
    }

    private static AccessControlAttribute attribute(String key) {
        return AccessControlAttribute.builder()
                .key(key)
                .value(v -> v.source("${path:enterprise." + key + "}"))
                .build();
    }
}
