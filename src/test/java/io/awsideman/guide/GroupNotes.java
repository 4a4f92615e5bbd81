package io.awsideman.guide;

import java.util.List;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.AttributeOperation;
import software.amazon.awssdk.services.identitystore.model.Group;

/** The work of a command, on the SDK's interface: knows no cache. */
final class GroupNotes {
    private final IdentitystoreClient client;
    private final IdentitystoreClient fresh;
    private final String store;

    GroupNotes(IdentitystoreClient client, IdentitystoreClient fresh, String store) {
        this.client = client;
        this.fresh = fresh;
        this.store = store;
    }

    // guide: list
    List<String> names() {
        return client.listGroupsPaginator(r -> r.identityStoreId(store)).groups().stream()
                .map(Group::displayName)
                .toList();
    }
    // guide: end

    // guide: get
    String note(String groupId) {
        return client.describeGroup(r -> r.identityStoreId(store).groupId(groupId))
                .description();
    }
    // guide: end

    // guide: write
    void append(String groupId, String text) {
        String before = fresh.describeGroup(r -> r.identityStoreId(store).groupId(groupId))
                .description();
        AttributeOperation change = AttributeOperation.builder()
                .attributePath("description")
                .attributeValue(Document.fromString(before + text))
                .build();
        client.updateGroup(r -> r.identityStoreId(store).groupId(groupId).operations(change));
    }
    // guide: end
}
