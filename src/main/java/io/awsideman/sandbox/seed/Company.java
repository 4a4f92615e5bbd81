package io.awsideman.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import java.util.ArrayList;
import java.util.List;

/** The people and groups of the small company that a fresh sandbox shows. */
final class Company {
    private static final List<Person> PEOPLE = List.of(
            new Person("john.doe@example.com", "John", "Doe", "john.doe@example.com", "Cloud Engineer"),
            new Person("jane.smith", "Jane", "Smith", "jane.smith@example.com", "Head of Platform"),
            new Person("zoe.mueller", "Zoë", "Müller", "zoe.mueller@example.com", "Security Analyst"),
            new Person("carlos.garcia", "Carlos", "García", "carlos.garcia@example.com", "Site Reliability Engineer"),
            new Person("misaki.yamada", "美咲", "山田", "misaki.yamada@example.com", "Software Engineer"),
            new Person("priya.patel", "Priya", "Patel", "priya.patel@example.com", "Data Engineer"),
            new Person("tom.oconnor", "Tom", "O'Connor", "tom.oconnor@example.com", "Finance Controller"),
            new Person("lena.novak", "Lena", "Novák", "lena.novak@example.com", "Software Engineer"),
            new Person("ahmed.hassan", "Ahmed", "Hassan", "ahmed.hassan@example.com", "Auditor"),
            new Person("grace.okafor", "Grace", "Okafor", "grace.okafor@example.com", "Software Engineer"),
            new Person("erik.lindqvist", "Erik", "Lindqvist", "erik.lindqvist@example.com", "Network Engineer"),
            new Person("sofia.rossi", "Sofia", "Rossi", "sofia.rossi@partner.example.net", "Consultant"));

    /** Group name, description, and the positions of its members among the people. */
    private record Team(String name, String description, List<Integer> members) {}

    private static final List<Team> TEAMS = List.of(
            new Team("Administrators", "Full access everywhere, on call", List.of(0, 1)),
            new Team("Developers", "Everybody who ships software", List.of(3, 4, 5, 7, 9)),
            new Team("Cloud Platform Team", "Owns the landing zone", List.of(0, 1, 3, 10)),
            new Team("SecurityAuditors", "Read-only access for security and audit", List.of(2, 8)),
            new Team("Finance", "Billing and cost reports", List.of(6)),
            new Team("Contractors", "Time-limited external staff", List.of()));

    private Company() {}

    static int people() {
        return PEOPLE.size();
    }

    static int teams() {
        return TEAMS.size();
    }

    /** The first {@code count} of the people. */
    static List<ObjectNode> users(int count) {
        List<ObjectNode> users = new ArrayList<>();
        for (int i = 0; i < Math.min(count, PEOPLE.size()); i++) {
            users.add(Rows.user(PEOPLE.get(i), i));
        }
        decorate(users);
        return users;
    }

    /** The first {@code count} of the groups. */
    static List<ObjectNode> groups(int count) {
        List<ObjectNode> groups = new ArrayList<>();
        for (int i = 0; i < Math.min(count, TEAMS.size()); i++) {
            groups.add(Rows.group(TEAMS.get(i).name(), TEAMS.get(i).description(), i));
        }
        groups.stream()
                .filter(group -> group.path("DisplayName").asText().equals("Contractors"))
                .forEach(group -> addExternalId(group, "00g9h8g7f6e5d4c3b2a1"));
        return groups;
    }

    /** The company as a whole, in {@code state}. */
    static State settle(State state) {
        List<ObjectNode> users = users(PEOPLE.size());
        List<ObjectNode> groups = groups(TEAMS.size());
        List<ObjectNode> memberships = new ArrayList<>();
        for (int i = 0; i < TEAMS.size(); i++) {
            for (int member : TEAMS.get(i).members()) {
                memberships.add(Rows.membership(groups.get(i), users.get(member), memberships.size()));
            }
        }
        return state.with(Kind.USER, users).with(Kind.GROUP, groups).with(Kind.MEMBERSHIP, memberships);
    }

    private static void decorate(List<ObjectNode> users) {
        for (ObjectNode user : users) {
            switch (user.path("UserName").asText()) {
                case "john.doe@example.com" -> addContact(user);
                case "jane.smith" -> addEmployment(user);
                case "tom.oconnor" -> addAddress(user);
                case "sofia.rossi" -> addExternalId(user, "00u1a2b3c4d5e6f7g8h9");
                default -> {}
            }
        }
    }

    private static void addContact(ObjectNode user) {
        user.put("NickName", "Johnny").put("Timezone", "Europe/Berlin").put("Locale", "en_GB");
        user.putArray("PhoneNumbers").addObject().put("Value", "+49 30 5550100").put("Type", "work");
    }

    private static void addEmployment(ObjectNode user) {
        user.putObject("Extensions")
                .putObject("aws:identitystore:enterprise")
                .put("employeeNumber", "E-1002")
                .put("department", "Platform");
    }

    private static void addAddress(ObjectNode user) {
        user.putArray("Addresses")
                .addObject()
                .put("StreetAddress", "12 Harbour Street")
                .put("Locality", "Dublin")
                .put("PostalCode", "D02 XY45")
                .put("Country", "IE")
                .put("Type", "work");
    }

    private static void addExternalId(ObjectNode row, String id) {
        row.putArray("ExternalIds")
                .addObject()
                .put("Issuer", "https://idp.partner.example.net/scim")
                .put("Id", id);
    }
}
