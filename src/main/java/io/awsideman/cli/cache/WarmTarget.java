package io.awsideman.cli.cache;

import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.Groups;
import io.awsideman.session.Session;

/** What {@code cache warm} can read ahead. */
enum WarmTarget {
    INSTANCES("instances") {
        @Override
        int warm(Session session) {
            return session.instances().list().size();
        }
    },
    USERS("users") {
        @Override
        int warm(Session session) {
            return session.users().list().size();
        }
    },
    GROUPS("groups") {
        @Override
        int warm(Session session) {
            return session.groups().list().size();
        }
    },
    MEMBERSHIPS("memberships") {
        @Override
        int warm(Session session) {
            Groups groups = session.groups();
            int memberships = 0;
            for (Group group : groups.list()) {
                memberships += groups.memberIds(group.id()).size();
            }
            return memberships;
        }
    },
    ACCOUNTS("accounts") {
        @Override
        int warm(Session session) {
            return session.accounts().list().size();
        }
    };

    private final String word;

    WarmTarget(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** Reads everything of this kind through the cache; returns how many there are. */
    abstract int warm(Session session);
}
