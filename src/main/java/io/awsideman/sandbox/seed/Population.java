package io.awsideman.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Any number of made-up people and groups, always the same ones in the same order. */
final class Population {
    /** As written, and as it appears in a user name. */
    private record Name(String written, String plain) {}

    private static final List<Name> GIVEN =
            names("Anna José:jose Liam Aoife 蓮:ren Fatima Søren:soren Chloé:chloe Ivan Maya"
                    + " Łukasz:lukasz Noah Ngọc:ngoc Elif Mateo Ingrid Omar Zsófia:zsofia Lucas Amara Дмитрий:dmitry Hannah"
                    + " François:francois Mei Samuel Yara Björn:bjorn Nadia Oliver Leïla:leila Arjun Emma Kwame Sinéad:sinead"
                    + " Pavel Isabel Hiro Marta Jonas Ayşe:ayse");

    private static final List<Name> FAMILY =
            names("Schmidt Nguyễn:nguyen Martin O'Brien:obrien 佐藤:sato Khan Jørgensen:jorgensen"
                    + " Dupont Petrov Haddad Kowalski Brown Trần:tran Yılmaz:yilmaz Fernández:fernandez Berg Farouk Kovács:kovacs"
                    + " Silva Mensah Иванов:ivanov Fischer Lefèvre:lefevre Chen Cohen Haddow Åkesson:akesson Rahman Taylor"
                    + " Benali Sharma Wilson Asante Murphy Novotný:novotny Moreno Tanaka Bianchi Weber Demir Costa Andersen"
                    + " Popescu Ruiz Virtanen Horvat Quinn");

    private static final List<String> TITLES =
            List.of("Software Engineer", "Analyst", "Product Manager", "Data Engineer", "Designer", "Support Engineer");
    private static final List<String> TEAMS =
            List.of("Engineers", "Operators", "Analysts", "Auditors", "Managers", "Support", "Release Managers");
    private static final List<String> AREAS =
            List.of("Shop", "Payments", "Search", "Data", "Mobile", "Logistics", "Identity", "Billing", "España");

    private Population() {}

    /** The people of the seed and then generated ones, {@code count} together. */
    static List<ObjectNode> users(int count) {
        List<ObjectNode> users = Company.users(count);
        for (int i = 0; users.size() < count; i++) {
            users.add(Rows.user(person(i), users.size()));
        }
        return users;
    }

    /** The groups of the seed and then generated ones, {@code count} together. */
    static List<ObjectNode> groups(int count) {
        List<ObjectNode> groups = Company.groups(count);
        for (int i = 0; groups.size() < count; i++) {
            int round = i / (TEAMS.size() * AREAS.size());
            String name = AREAS.get(i % AREAS.size()) + " " + TEAMS.get(i / AREAS.size() % TEAMS.size())
                    + (round == 0 ? "" : " " + (round + 1));
            groups.add(Rows.group(name, "Generated group of " + name, groups.size()));
        }
        return groups;
    }

    /** Puts every user into {@code perUser} of the groups, or into all when there are fewer. */
    static List<ObjectNode> memberships(List<ObjectNode> users, List<ObjectNode> groups, int perUser) {
        List<ObjectNode> memberships = new ArrayList<>();
        for (int u = 0; u < users.size(); u++) {
            for (int m = 0; m < Math.min(perUser, groups.size()); m++) {
                ObjectNode group = groups.get((u * 31 + m) % groups.size());
                memberships.add(Rows.membership(group, users.get(u), memberships.size()));
            }
        }
        return memberships;
    }

    private static Person person(int position) {
        // 41 and 47 have no common factor, so that no two positions of a round meet in both names.
        Name given = GIVEN.get(position % GIVEN.size());
        Name family = FAMILY.get((position / GIVEN.size() + position) % FAMILY.size());
        int round = position / (GIVEN.size() * FAMILY.size());
        String userName = given.plain() + "." + family.plain() + (round == 0 ? "" : String.valueOf(round + 1));
        return new Person(
                userName,
                given.written(),
                family.written(),
                userName + "@example.com",
                TITLES.get(position % TITLES.size()));
    }

    private static List<Name> names(String list) {
        List<Name> names = new ArrayList<>();
        for (String entry : list.split(" ")) {
            String[] parts = entry.split(":");
            names.add(new Name(parts[0], parts[parts.length - 1].toLowerCase(Locale.ROOT)));
        }
        return List.copyOf(names);
    }
}
