package io.awsideman.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeopleWithAccessTest {
    private static final int PLACES = 500;

    /** The members of groups, which count how often they are asked for. */
    private static final class Members extends HashMap<String, List<String>> {
        private static final long serialVersionUID = 1;
        private int asked;

        @Override
        public List<String> getOrDefault(Object group, List<String> none) {
            asked++;
            return super.getOrDefault(group, none);
        }
    }

    /** What is told of all assignments may be a hundred times as much as they are. */
    @Test
    void grantsAreMadeWhenTheyAreGoneThrough() {
        Members members = new Members();
        members.put("g", List.of("u1", "u2"));
        Map<String, User> users = Map.of(
                "u1", new User(Map.of("UserId", "u1", "UserName", "one")),
                "u2", new User(Map.of("UserId", "u2", "UserName", "two")));
        List<AccountAssignment> assignments = IntStream.range(0, PLACES)
                .mapToObj(i -> new AccountAssignment(String.format("%012d", i), "set", PrincipalType.GROUP, "g"))
                .toList();
        PeopleWithAccess people = new PeopleWithAccess(
                assignments,
                members,
                new AccessNames.Known(
                        users, Map.of("g", new Group(Map.of("GroupId", "g", "DisplayName", "G"))), Map.of(), Map.of()));

        Iterator<AccessGrant> grants = people.grants().iterator();

        assertThat(grants.next().assignment().accountId()).isEqualTo("000000000000");
        assertThat(members.asked).as("groups expanded for the first row").isLessThan(5);
        int rest = 0;
        while (grants.hasNext()) {
            grants.next();
            rest++;
        }
        assertThat(rest).isEqualTo(2 * PLACES - 1);
    }
}
