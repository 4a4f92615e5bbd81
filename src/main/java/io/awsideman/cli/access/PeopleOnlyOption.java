package io.awsideman.cli.access;

import io.awsideman.identitycenter.Access;
import io.awsideman.identitycenter.AccessScope;
import io.awsideman.identitycenter.PeopleWithAccess;
import picocli.CommandLine.Option;

/**
 * Whether a review is of people alone. What was assigned to users and groups that are gone is found only by a look at every
 * place; where there are fewer users and groups than places, it takes fewer calls to ask for each of them.
 */
final class PeopleOnlyOption {
    @Option(
            names = "--people-only",
            description = "Leave out deleted users and groups, which takes fewer calls where places outnumber people")
    private boolean peopleOnly;

    boolean isGiven() {
        return peopleOnly;
    }

    /** What the review is of. */
    PeopleWithAccess of(Access access, AccessScope asked) {
        return peopleOnly ? access.ofEverybody(asked) : access.in(asked);
    }

    /** For the head of a document. */
    String deleted() {
        return peopleOnly ? "left out" : "included";
    }
}
