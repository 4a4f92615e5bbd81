package io.awsideman.identitycenter;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as JSON lines, for programs of others as well: the first line tells what it is of, each further one is an object
 * whose only member, or first of two, says what it holds: {@code Account}, {@code PermissionSet}, {@code User}, {@code Group}
 * (with its {@code Members}, where AWS told them), {@code Assignment}; these in the API's names. Of people it has what they are called and whether
 * they are enabled, and neither addresses nor telephone numbers.
 */
public final class SnapshotFormat {
    /** The version of the format, in the first line. */
    private static final int VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance));

    private static final String SNAPSHOT = "SnapshotVersion";
    private static final Set<String> OF_ACCOUNTS = Set.of("Id", "Name", "State");
    private static final Set<String> OF_USERS = Set.of("UserId", "UserName", "DisplayName", "UserStatus");
    private static final Set<String> OF_GROUPS = Set.of("GroupId", "DisplayName");

    /** Writes all of it; the stream stays open. */
    public void write(AccessSnapshot snapshot, OutputStream out) throws IOException {
        PeopleWithAccess people = snapshot.people();
        AccessNames.Known names = people.names();
        try (SequenceWriter lines = JSON.writer()
                .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .withRootValueSeparator("\n")
                .writeValues(out)) {
            lines.write(facts(snapshot.facts()));
            for (Account account : names.accounts().values()) {
                lines.write(Map.of("Account", only(account.attributes(), OF_ACCOUNTS)));
            }
            for (PermissionSet set : names.permissionSets().values()) {
                lines.write(Map.of("PermissionSet", set.attributes()));
            }
            for (User user : names.users().values()) {
                lines.write(Map.of("User", only(user.attributes(), OF_USERS)));
            }
            for (Group group : names.groups().values()) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("Group", only(group.attributes(), OF_GROUPS));
                if (people.members().containsKey(group.id())) {
                    line.put("Members", people.members().get(group.id()));
                }
                lines.write(line);
            }
            for (AccountAssignment row : people.assignments()) {
                lines.write(Map.of("Assignment", assignment(row)));
            }
        }
        out.write('\n');
    }

    private static Map<String, Object> facts(AccessSnapshot.Facts facts) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(SNAPSHOT, VERSION);
        line.put("SnapshotTime", facts.taken());
        line.put("DataTime", facts.fetched());
        line.put("InstanceArn", facts.instanceArn());
        line.put("IdentitySource", facts.summary().identitySource().name());
        line.put("Complete", facts.complete());
        line.put("Grants", facts.summary().grants());
        line.put("Accounts", facts.summary().accounts());
        line.put("PermissionSets", facts.summary().permissionSets());
        line.put("Users", facts.summary().users());
        line.put("Digest", facts.summary().digest());
        return line;
    }

    private static Map<String, Object> only(Map<String, Object> attributes, Set<String> names) {
        Map<String, Object> some = new LinkedHashMap<>(attributes);
        some.keySet().retainAll(names);
        return some;
    }

    private static Map<String, Object> assignment(AccountAssignment row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("AccountId", row.accountId());
        fields.put("PermissionSetArn", row.permissionSetArn());
        fields.put("PrincipalType", row.principalType().name());
        fields.put("PrincipalId", row.principalId());
        return fields;
    }

    /**
     * Reads the first line alone.
     *
     * @throws BadSnapshotException if it is none of a snapshot
     */
    public AccessSnapshot.Facts readFacts(InputStream in) throws IOException, BadSnapshotException {
        try (MappingIterator<Map<String, Object>> lines = lines(in)) {
            return readFacts(lines);
        } catch (JsonProcessingException e) {
            throw new BadSnapshotException(e.getOriginalMessage());
        }
    }

    private static MappingIterator<Map<String, Object>> lines(InputStream in) throws IOException {
        return JSON.readerFor(new TypeReference<Map<String, Object>>() {}).readValues(in);
    }

    private static AccessSnapshot.Facts readFacts(MappingIterator<Map<String, Object>> lines)
            throws IOException, BadSnapshotException {
        Map<String, Object> line = lines.hasNextValue() ? lines.nextValue() : Map.of();
        if (!line.containsKey(SNAPSHOT)) {
            throw new BadSnapshotException("it does not begin as one");
        }
        if (!line.get(SNAPSHOT).equals(VERSION)) {
            throw new BadSnapshotException("it is of version " + line.get(SNAPSHOT) + ", which is not known here");
        }
        try {
            return new AccessSnapshot.Facts(
                    Instant.parse(Attributes.required(line, "SnapshotTime")),
                    Instant.parse(Attributes.required(line, "DataTime")),
                    Attributes.required(line, "InstanceArn"),
                    Boolean.TRUE.equals(line.get("Complete")),
                    new AccessSummary(
                            number(line, "Grants"),
                            (int) number(line, "Accounts"),
                            (int) number(line, "PermissionSets"),
                            (int) number(line, "Users"),
                            IdentitySource.valueOf(Attributes.required(line, "IdentitySource")),
                            Attributes.required(line, "Digest")));
        } catch (DateTimeException | IllegalStateException | IllegalArgumentException e) {
            throw new BadSnapshotException("its first line is not complete");
        }
    }

    private static long number(Map<String, Object> line, String field) {
        return Long.parseLong(Attributes.required(line, field));
    }

    /**
     * Reads all of it, and checks that it has the grants that its first line tells of.
     *
     * @throws BadSnapshotException if it is no snapshot, or not whole
     */
    public AccessSnapshot read(InputStream in) throws IOException, BadSnapshotException {
        Content content = new Content();
        AccessSnapshot.Facts facts;
        try (MappingIterator<Map<String, Object>> lines = lines(in)) {
            facts = readFacts(lines);
            while (lines.hasNextValue()) {
                content.take(lines.nextValue());
            }
        } catch (JsonProcessingException e) {
            throw new BadSnapshotException(e.getOriginalMessage());
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new BadSnapshotException("a line lacks what it must have");
        }
        PeopleWithAccess people = content.people();
        if (!people.summary().digest().equals(facts.summary().digest())) {
            throw new BadSnapshotException("its grants are not those that its first line tells of");
        }
        return new AccessSnapshot(facts, people);
    }

    /** What has been read. */
    private static final class Content {
        private final Map<String, Account> accounts = new LinkedHashMap<>();
        private final Map<String, PermissionSet> sets = new LinkedHashMap<>();
        private final Map<String, User> users = new LinkedHashMap<>();
        private final Map<String, Group> groups = new LinkedHashMap<>();
        private final Map<String, List<String>> members = new LinkedHashMap<>();
        private final List<AccountAssignment> assignments = new ArrayList<>();

        void take(Map<String, Object> line) {
            object(line, "Account").map(Account::new).forEach(account -> accounts.put(account.id(), account));
            object(line, "PermissionSet").map(PermissionSet::new).forEach(set -> sets.put(set.arn(), set));
            object(line, "User").map(User::new).forEach(user -> users.put(user.id(), user));
            object(line, "Group").map(Group::new).forEach(group -> {
                groups.put(group.id(), group);
                if (line.containsKey("Members")) {
                    members.put(group.id(), texts(line.get("Members")));
                }
            });
            object(line, "Assignment")
                    .map(row -> new AccountAssignment(
                            Attributes.required(row, "AccountId"),
                            Attributes.required(row, "PermissionSetArn"),
                            PrincipalType.valueOf(Attributes.required(row, "PrincipalType")),
                            Attributes.required(row, "PrincipalId")))
                    .forEach(assignments::add);
        }

        private static Stream<Map<String, Object>> object(Map<String, Object> line, String member) {
            return Stream.ofNullable(line.get(member)).map(Content::members);
        }

        private static Map<String, Object> members(Object value) {
            if (!(value instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("no object");
            }
            Map<String, Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
            return members;
        }

        private static List<String> texts(@Nullable Object value) {
            return value instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
        }

        PeopleWithAccess people() {
            return new PeopleWithAccess(assignments, members, new AccessNames.Known(users, groups, accounts, sets));
        }
    }
}
