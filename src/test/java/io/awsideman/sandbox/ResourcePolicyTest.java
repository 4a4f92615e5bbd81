package io.awsideman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ResourcePolicyNotFoundException;
import software.amazon.awssdk.services.organizations.model.ResourcePolicySummary;
import software.amazon.awssdk.services.organizations.model.TargetNotFoundException;

class ResourcePolicyTest {
    private OrganizationsClient organizations;

    @BeforeEach
    void open(@TempDir Path directory) {
        organizations = Scene.in(directory, new MovableClock(), "").clients.organizations();
    }

    @Test
    void thereIsNoneUntilItIsPut() {
        assertThatThrownBy(() -> organizations.describeResourcePolicy(r -> {}))
                .isInstanceOf(ResourcePolicyNotFoundException.class);
        assertThatThrownBy(() -> organizations.deleteResourcePolicy(r -> {}))
                .isInstanceOf(ResourcePolicyNotFoundException.class);
    }

    @Test
    void putAgainChangesTheContentAndKeepsTheIdentity() {
        ResourcePolicySummary first = put("{\"Version\":\"2012-10-17\"}");
        ResourcePolicySummary second = put("{\"Statement\":[]}");

        assertThat(second).isEqualTo(first);
        assertThat(first.arn()).endsWith("/" + first.id()).contains(":resourcepolicy/o-");
        assertThat(organizations
                        .describeResourcePolicy(r -> {})
                        .resourcePolicy()
                        .content())
                .isEqualTo("{\"Statement\":[]}");
    }

    @Test
    void tagsGoWithIt() {
        ResourcePolicySummary policy = organizations
                .putResourcePolicy(r -> r.content("{}").tags(t -> t.key("owner").value("platform")))
                .resourcePolicy()
                .resourcePolicySummary();
        assertThat(organizations
                        .listTagsForResource(r -> r.resourceId(policy.id()))
                        .tags())
                .hasSize(1);

        organizations.deleteResourcePolicy(r -> {});

        assertThatThrownBy(() -> organizations.describeResourcePolicy(r -> {}))
                .isInstanceOf(ResourcePolicyNotFoundException.class);
        assertThatThrownBy(() -> organizations.listTagsForResource(r -> r.resourceId(policy.id())))
                .isInstanceOf(TargetNotFoundException.class);
    }

    private ResourcePolicySummary put(String content) {
        return organizations
                .putResourcePolicy(r -> r.content(content))
                .resourcePolicy()
                .resourcePolicySummary();
    }
}
