package io.awsideman.cli.cache;

import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.GroupMemberships;
import io.awsideman.identitycenter.Organizations;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.PermissionSets;
import io.awsideman.session.Session;
import java.util.List;

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
            GroupMemberships memberships = session.groupMemberships();
            int count = 0;
            for (Group group : session.groups().list()) {
                count += memberships.ofGroup(group.id()).size();
            }
            return count;
        }
    },
    PERMISSION_SETS("permission-sets") {
        @Override
        int warm(Session session) {
            PermissionSets sets = session.permissionSets();
            List<PermissionSet> all = sets.list();
            int count = sets.details(all).size();
            session.provisioning().accounts(all);
            return count;
        }
    },
    ACCOUNTS("accounts") {
        @Override
        int warm(Session session) {
            return session.accounts().list().size();
        }
    },
    ORGANIZATION("organization") {
        @Override
        int warm(Session session) {
            session.organizations().describe();
            session.organizations().delegatedAdministrators(Organizations.IDENTITY_CENTER);
            return (int) session.organizationTree().whole().flattened().count();
        }
    },
    APPLICATIONS("applications") {
        @Override
        int warm(Session session) {
            return session.applications().list().size();
        }
    },
    ASSIGNMENTS("assignments") {
        @Override
        int warm(Session session) {
            return session.assignments().all().size();
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
