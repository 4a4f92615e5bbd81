package io.awsideman.identitycenter;

import java.time.Instant;

/**
 * Who can reach what at one time, complete in itself: with names, and with the policies of the permission sets.
 *
 * @param people what everybody has, its permission sets with everything that belongs to them
 */
public record AccessSnapshot(Facts facts, PeopleWithAccess people) {

    /**
     * What has to be known about it as a whole.
     *
     * @param taken when it was made
     * @param fetched when the oldest of its data was fetched
     * @param complete whether AWS told everything that was asked
     */
    public record Facts(Instant taken, Instant fetched, String instanceArn, boolean complete, AccessSummary summary) {}
}
