package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A verb that is new has to be in the tables that its nature asks for. */
class VerbCoverageTest {
    /** What people call a thing by, where there may be no such thing. */
    private static final Set<String> NAMES = Set.of(
            "USER", "GROUP", "SET", "PRINCIPAL", "ACCOUNT", "APPLICATION", "UNIT", "REQUEST_ID", "REQUEST_ID|SET");

    /** What several things may be called by. */
    private static final Set<String> SHARED_NAMES = Set.of("USER", "PRINCIPAL", "ACCOUNT", "APPLICATION", "UNIT");

    private final EveryVerb verbs = new EveryVerb();

    @Test
    void everyVerbThatTakesANameIsTriedWithOneThatNothingHas() {
        assertThat(EveryVerb.of(NotFoundTest.COMMANDS.stream())).containsAll(taking(NAMES));
    }

    @Test
    void everyVerbThatTakesANameWhichSeveralMayHaveIsTriedWithSuchAName() {
        assertThat(EveryVerb.of(AmbiguityTest.commands())).containsAll(taking(SHARED_NAMES));
    }

    /**
     * All but {@code sandbox serve}, whose account is a number that needs not be there, and {@code access review-diff}, which needs a
     * file and is tried in the test of it.
     */
    private Set<String> taking(Set<String> labels) {
        Set<String> taking = verbs.taking(labels);
        taking.removeAll(Set.of("sandbox serve", "access review-diff"));
        return taking;
    }

    /** The tree is never empty: there is always a root. */
    @Test
    void everyListingIsTriedWithNothingInIt() throws IOException {
        Set<String> listings = EveryVerb.of(JsonFieldsTest.contract()
                .filter(line -> line[1].equals("array"))
                .map(line -> line[0]));
        listings.retainAll(verbs.readsOfAws());
        listings.remove("org tree");

        assertThat(EveryVerb.of(EmptyListingTest.COMMANDS.stream())).containsAll(listings);
    }

    @Test
    void everyVerbThatGivesAUniqueNameIsTriedWithOneThatIsTaken() {
        assertThat(EveryVerb.of(ConflictTest.COMMANDS.stream()))
                .containsAll(verbs.withOption(Set.of("--user-name", "--display-name", "--name")))
                .contains("profile add", "permission-set delete");
    }

    @Test
    void everyChangeIsTriedWithoutConsentAndAsADryRun() {
        assertThat(EveryVerb.of(ConsentTest.commands())).isEqualTo(verbs.changes());
    }

    @Test
    void everyVerbOfAwsIsTriedDeniedAndThrottled() {
        Set<String> local = new TreeSet<>(Set.of("profile", "config", "cache", "sandbox"));
        Set<String> ofAws = new TreeSet<>(verbs.readsOfAws());
        ofAws.addAll(verbs.changes());
        ofAws.removeIf(verb -> local.contains(verb.split(" ")[0]));

        assertThat(EveryVerb.of(RefusalsTest.commands())).containsAll(ofAws);
    }
}
