package io.awsideman.identitycenter;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.failure.ShellWord;
import io.awsideman.failure.UnknownNameException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.AttributeOperation;
import software.amazon.awssdk.services.identitystore.model.ConflictException;
import software.amazon.awssdk.services.identitystore.model.ConflictExceptionReason;
import software.amazon.awssdk.services.identitystore.model.CreateUserRequest;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;

/** The users of one identity store. */
public final class Users {
    private final Supplier<IdentitystoreClient> client;
    private final Supplier<IdentitystoreClient> fresh;
    private final String identityStoreId;
    private final Listing listing;

    /**
     * @param client gives the client for reads that may be answered from the cache, and for writes
     * @param fresh gives the one for reads that feed a write
     * @param listing all users of the identity store
     */
    public Users(
            Supplier<IdentitystoreClient> client,
            Supplier<IdentitystoreClient> fresh,
            String identityStoreId,
            Listing listing) {
        this.client = client;
        this.fresh = fresh;
        this.identityStoreId = identityStoreId;
        this.listing = listing;
    }

    /** The same users, with every read answered by the service. */
    public Users fresh() {
        return new Users(fresh, fresh, identityStoreId, listing);
    }

    /** All users, in the service's order. */
    public List<User> list() {
        return stream().toList();
    }

    /** The same one by one, so that they need not be in memory together. */
    public Stream<User> stream() {
        return listing.stream(client == fresh).map(User::new);
    }

    /** The same by the names of the API. */
    public Iterator<Map<String, Object>> rows() {
        return listing.rows(client == fresh);
    }

    /** The same in parts, each as soon as it is there; see {@link Listing#inParts}. */
    public void rowsInParts(Consumer<? super Iterator<Map<String, Object>>> taker) {
        listing.inParts(client == fresh, taker);
    }

    /** The users with these ids, in their order, from the listing; ids of users that are gone are left out. */
    public Map<String, User> byIds(Collection<String> ids) {
        return ById.of(ids, this::list, User::id, this::describe);
    }

    /**
     * The user with this id, user name or e-mail address; exact matches only, found with GetUserId.
     *
     * @throws AdminException NOT_FOUND if there is none, USAGE if the text is the name of one and the address of another
     */
    public User get(String nameOrId) {
        return find(nameOrId)
                .orElseThrow(() -> new UnknownNameException(
                        List.of("user"),
                        nameOrId,
                        "give a user name, an e-mail address or a user id; search with: awsideman user find TEXT"));
    }

    /**
     * The user with this id, user name or e-mail address, if there is one.
     *
     * @throws AdminException USAGE if the text is the name of one and the address of another
     */
    public Optional<User> find(String nameOrId) {
        if (ResourceIds.mayBe(nameOrId)) {
            Optional<User> user = describe(nameOrId);
            if (user.isPresent()) {
                return user;
            }
        }
        Set<String> ids = new LinkedHashSet<>();
        findId("userName", nameOrId).ifPresent(ids::add);
        if (nameOrId.contains("@")) {
            findId("emails.value", nameOrId).ifPresent(ids::add);
        }
        List<User> users = ids.stream().flatMap(id -> describe(id).stream()).toList();
        if (users.size() > 1) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "\"" + nameOrId + "\" is the user name of " + users.get(0).id() + " and the e-mail address of "
                            + users.get(1).id(),
                    "give the user id instead");
        }
        return users.stream().findFirst();
    }

    /**
     * Creates a user and returns it as the service then describes it; see {@link LostAttempt} and {@link UnseenWriteException}.
     *
     * @param started the time before the call, of the service's clock within a minute
     * @throws AdminException CONFLICT if the name or an address is taken
     */
    public Written<User> create(UserAttributes attributes, Instant started) {
        CreateUserRequest request = NewUser.request(identityStoreId, attributes);
        String userId;
        try {
            userId = client.get().createUser(request).userId();
        } catch (ConflictException conflict) {
            return new Written<>(recovered(conflict, attributes, started), true);
        }
        return written(userId, "created")
                .map(user -> new Written<>(user, true))
                .orElseGet(() -> new Written<>(requested(request, userId), false));
    }

    private User recovered(ConflictException conflict, UserAttributes attributes, Instant started) {
        String userName = attributes.texts().get(UserAttribute.USER_NAME);
        try {
            return LostAttempt.recovered(
                    conflict,
                    started,
                    () -> userName == null
                            ? Optional.empty()
                            : fresh().findId("userName", userName).flatMap(fresh()::describe),
                    user -> user.attributes().get("CreatedAt"));
        } catch (ConflictException foreign) {
            throw explained(foreign, attributes, null);
        }
    }

    private Optional<User> written(String userId, String done) {
        return UnseenWriteException.reading("the user " + userId + " was " + done, () -> fresh().describe(userId));
    }

    private static User requested(CreateUserRequest request, String userId) {
        Map<String, Object> attributes = new LinkedHashMap<>(Attributes.of(request));
        attributes.put("UserId", userId);
        return new User(attributes);
    }

    /**
     * Makes sure that nobody else has the user name or one of the addresses, as the service knows it now.
     *
     * @param ownId the user that may have them; {@code null} for one that is yet to be created
     * @throws AdminException CONFLICT that says which is taken and by whom
     */
    public void requireFree(UserAttributes wanted, @Nullable String ownId) {
        String userName = wanted.texts().get(UserAttribute.USER_NAME);
        if (userName != null) {
            requireFree("the user name ", "userName", userName, ownId);
        }
        for (Contact email : wanted.emails()) {
            requireFree("the e-mail address ", "emails.value", email.value(), ownId);
        }
    }

    private void requireFree(String what, String attributePath, String value, @Nullable String ownId) {
        Users now = fresh();
        Optional<String> id = now.findId(attributePath, value).filter(found -> !found.equals(ownId));
        if (id.isPresent()) {
            String holder = now.describe(id.get()).map(User::userName).orElse(id.get());
            throw TakenName.failure(
                    what + value,
                    "the user " + holder + " (" + id.get() + ")",
                    "awsideman user get " + ShellWord.of(holder));
        }
    }

    private RuntimeException explained(ConflictException conflict, UserAttributes wanted, @Nullable String ownId) {
        return conflict.reason() == ConflictExceptionReason.CONCURRENT_MODIFICATION
                ? conflict
                : TakenName.explained(conflict, () -> requireFree(wanted, ownId));
    }

    /**
     * Sets what is mentioned, removes what is named in {@code removed}, and returns the user as it then is.
     *
     * @return empty if it is done but the service does not show the user
     * @throws AdminException CONFLICT if the name or an address is taken
     */
    public Optional<User> update(String userId, UserAttributes changes, List<String> removed) {
        List<AttributeOperation> operations = new ArrayList<>();
        changes.texts()
                .forEach((attribute, value) -> operations.add(set(attribute.path(), Document.fromString(value))));
        if (!changes.emails().isEmpty()) {
            operations.add(set("emails", NewUser.contactsDocument(changes.emails())));
        }
        if (!changes.phoneNumbers().isEmpty()) {
            operations.add(set("phoneNumbers", NewUser.contactsDocument(changes.phoneNumbers())));
        }
        if (!changes.addresses().isEmpty()) {
            operations.add(set("addresses", NewUser.addressesDocument(changes.addresses())));
        }
        for (String path : removed) {
            operations.add(AttributeOperation.builder().attributePath(path).build());
        }
        try {
            client.get().updateUser(request -> request.identityStoreId(identityStoreId)
                    .userId(userId)
                    .operations(operations));
        } catch (ConflictException conflict) {
            throw explained(conflict, changes, userId);
        }
        return written(userId, "updated");
    }

    private static AttributeOperation set(String path, Document value) {
        return AttributeOperation.builder()
                .attributePath(path)
                .attributeValue(value)
                .build();
    }

    /** Deletes a user; its memberships go with it, its account assignments stay as orphans. */
    public void delete(String userId) {
        client.get()
                .deleteUser(request -> request.identityStoreId(identityStoreId).userId(userId));
    }

    /** The user with this id, if there is one. */
    Optional<User> describe(String userId) {
        try {
            return Optional.of(
                    new User(Attributes.of(client.get().describeUser(request -> request.identityStoreId(identityStoreId)
                            .userId(userId)))));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private Optional<String> findId(String attributePath, String value) {
        try {
            return Optional.of(client.get()
                    .getUserId(request -> request.identityStoreId(identityStoreId)
                            .alternateIdentifier(alternate -> alternate.uniqueAttribute(unique ->
                                    unique.attributePath(attributePath).attributeValue(Document.fromString(value)))))
                    .userId());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }
}
