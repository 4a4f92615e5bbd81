package io.awsideman.identitycenter;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.ShellWord;
import io.awsideman.failure.UnknownNameException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.AttributeOperation;
import software.amazon.awssdk.services.identitystore.model.ConflictException;
import software.amazon.awssdk.services.identitystore.model.ConflictExceptionReason;
import software.amazon.awssdk.services.identitystore.model.CreateGroupRequest;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;

/** The groups of one identity store. */
public final class Groups {
    private final Supplier<IdentitystoreClient> client;
    private final Supplier<IdentitystoreClient> fresh;
    private final String identityStoreId;
    private final Listing listing;

    /**
     * @param client gives the client for reads that may be answered from the cache, and for writes
     * @param fresh gives the one for reads that feed a write
     * @param listing all groups of the identity store
     */
    public Groups(
            Supplier<IdentitystoreClient> client,
            Supplier<IdentitystoreClient> fresh,
            String identityStoreId,
            Listing listing) {
        this.client = client;
        this.fresh = fresh;
        this.identityStoreId = identityStoreId;
        this.listing = listing;
    }

    /** The same groups, with every read answered by the service. */
    public Groups fresh() {
        return new Groups(fresh, fresh, identityStoreId, listing);
    }

    /** All groups, in the service's order. */
    public List<Group> list() {
        return stream().toList();
    }

    /** The same one by one, so that they need not be in memory together. */
    public Stream<Group> stream() {
        return listing.stream(client == fresh).map(Group::new);
    }

    /** The same by the names of the API. */
    public Iterator<Map<String, Object>> rows() {
        return listing.rows(client == fresh);
    }

    /** The same in parts, each as soon as it is there; see {@link Listing#inParts}. */
    public void rowsInParts(Consumer<? super Iterator<Map<String, Object>>> taker) {
        listing.inParts(client == fresh, taker);
    }

    /** The groups with these ids, in their order, from the listing; ids of groups that are gone are left out. */
    public Map<String, Group> byIds(Collection<String> ids) {
        return ById.of(ids, this::list, Group::id, this::describe);
    }

    /**
     * The group with this id or display name; exact matches only, found with GetGroupId.
     *
     * @throws AdminException NOT_FOUND if there is none
     */
    public Group get(String nameOrId) {
        return find(nameOrId)
                .orElseThrow(() -> new UnknownNameException(
                        List.of("group"),
                        nameOrId,
                        "give a display name or a group id; search with: awsideman group find TEXT"));
    }

    /** The group with this id or display name, if there is one. */
    public Optional<Group> find(String nameOrId) {
        Optional<Group> group = ResourceIds.mayBe(nameOrId) ? describe(nameOrId) : Optional.empty();
        return group.or(() -> findId(nameOrId).flatMap(this::describe));
    }

    /**
     * Creates a group and returns it as the service then describes it; see {@link LostAttempt} and {@link UnseenWriteException}.
     *
     * @param started the time before the call, of the service's clock within a minute
     * @throws AdminException CONFLICT if the name is taken
     */
    public Written<Group> create(String displayName, @Nullable String description, Instant started) {
        CreateGroupRequest request = CreateGroupRequest.builder()
                .identityStoreId(identityStoreId)
                .displayName(displayName)
                .description(description)
                .build();
        String groupId;
        try {
            groupId = client.get().createGroup(request).groupId();
        } catch (ConflictException conflict) {
            return new Written<>(recovered(conflict, displayName, started), true);
        }
        return written(groupId, "created")
                .map(group -> new Written<>(group, true))
                .orElseGet(() -> new Written<>(requested(request, groupId), false));
    }

    private Group recovered(ConflictException conflict, String displayName, Instant started) {
        try {
            return LostAttempt.recovered(
                    conflict,
                    started,
                    () -> fresh().findId(displayName).flatMap(fresh()::describe),
                    group -> group.attributes().get("CreatedAt"));
        } catch (ConflictException foreign) {
            throw explained(foreign, displayName, null);
        }
    }

    private Optional<Group> written(String groupId, String done) {
        return UnseenWriteException.reading("the group " + groupId + " was " + done, () -> fresh().describe(groupId));
    }

    private static Group requested(CreateGroupRequest request, String groupId) {
        Map<String, Object> attributes = new LinkedHashMap<>(Attributes.of(request));
        attributes.put("GroupId", groupId);
        return new Group(attributes);
    }

    /**
     * Makes sure that no other group has the name, as the service knows it now. A name in another spelling of upper and lower
     * case is taken too, but only the listing finds that.
     *
     * @param ownId the group that may have it; {@code null} for one that is yet to be created
     * @throws AdminException CONFLICT that says who has it
     */
    public void requireFree(String displayName, @Nullable String ownId) {
        Groups now = fresh();
        Optional<Group> holder = now.findId(displayName)
                .flatMap(now::describe)
                .or(() -> now.stream()
                        .filter(group -> group.name().equalsIgnoreCase(displayName))
                        .findFirst())
                .filter(group -> !group.id().equals(ownId));
        if (holder.isPresent()) {
            Group group = holder.get();
            throw TakenName.failure(
                    "the group name " + displayName,
                    "the group " + group.name() + " (" + group.id() + ")",
                    "awsideman group get " + ShellWord.of(group.name()));
        }
    }

    private RuntimeException explained(
            ConflictException conflict, @Nullable String displayName, @Nullable String ownId) {
        return displayName == null || conflict.reason() == ConflictExceptionReason.CONCURRENT_MODIFICATION
                ? conflict
                : TakenName.explained(conflict, () -> requireFree(displayName, ownId));
    }

    /**
     * Sets what is mentioned, removes what is named in {@code removed}, and returns the group as it then is.
     *
     * @return empty if it is done but the service does not show the group
     * @throws AdminException CONFLICT if the name is taken
     */
    public Optional<Group> update(
            String groupId, Map<GroupAttribute, String> changes, Collection<GroupAttribute> removed) {
        List<AttributeOperation> operations = new ArrayList<>();
        changes.forEach((attribute, value) -> operations.add(AttributeOperation.builder()
                .attributePath(attribute.path())
                .attributeValue(Document.fromString(value))
                .build()));
        removed.forEach(attribute -> operations.add(
                AttributeOperation.builder().attributePath(attribute.path()).build()));
        try {
            client.get().updateGroup(request -> request.identityStoreId(identityStoreId)
                    .groupId(groupId)
                    .operations(operations));
        } catch (ConflictException conflict) {
            throw explained(conflict, changes.get(GroupAttribute.DISPLAY_NAME), groupId);
        }
        return written(groupId, "updated");
    }

    /** Deletes a group; its memberships go with it, its account assignments stay as orphans. */
    public void delete(String groupId) {
        client.get()
                .deleteGroup(request -> request.identityStoreId(identityStoreId).groupId(groupId));
    }

    /** The group with this id, if there is one. */
    Optional<Group> describe(String groupId) {
        try {
            return Optional.of(new Group(
                    Attributes.of(client.get().describeGroup(request -> request.identityStoreId(identityStoreId)
                            .groupId(groupId)))));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private Optional<String> findId(String displayName) {
        try {
            return Optional.of(client.get()
                    .getGroupId(request -> request.identityStoreId(identityStoreId)
                            .alternateIdentifier(
                                    alternate -> alternate.uniqueAttribute(unique -> unique.attributePath("displayName")
                                            .attributeValue(Document.fromString(displayName)))))
                    .groupId());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }
}
