package io.awsideman.identitycenter;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnitNotFoundException;
import software.amazon.awssdk.services.organizations.model.Parent;
import software.amazon.awssdk.services.organizations.model.ParentType;

/**
 * The tree of the organization. Read downwards it costs two calls for each unit, upwards two for each level, so that the place of
 * one account is known without walking everything.
 */
public final class OrganizationTree {
    /** OrganizationalUnitId and RootId in the service model. */
    private static final Pattern ID = Pattern.compile("r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}");

    private static final Comparator<OrganizationalUnit> BY_NAME = Comparator.comparing(
                    OrganizationalUnit::name, String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()))
            .thenComparing(OrganizationalUnit::id);

    private final OrganizationsClient client;
    private final ParallelReads reads;
    private final OrganizationAccess access;

    public OrganizationTree(OrganizationsClient client, ParallelReads reads) {
        this.client = client;
        this.reads = reads;
        this.access = new OrganizationAccess(() -> client);
    }

    /** The root, of which an organization has one. */
    public OrganizationalUnit root() {
        return access.explaining(() -> client.listRootsPaginator().stream()
                .flatMap(page -> page.roots().stream())
                .findFirst()
                .map(root -> new OrganizationalUnit(OrganizationalUnit.ROOT, Attributes.of(root)))
                .orElseThrow(() -> new AdminException(
                        FailureKind.NOT_FOUND, "AWS shows no root of the organization", "check the profile")));
    }

    /** Everything there is. */
    public OrganizationBranch whole() {
        return branch(root());
    }

    /**
     * A unit and everything below it.
     *
     * @param pathOrId as {@link #find} takes it
     */
    public OrganizationBranch branch(String pathOrId) {
        return branch(find(pathOrId));
    }

    /** Whether the text is meant as a unit or the root, not as an account: an id of such, or a path that begins with a slash. */
    public static boolean isUnit(String text) {
        return text.startsWith(OrganizationalUnit.ROOT) || ID.matcher(text).matches();
    }

    /**
     * The root or unit with this path ({@code /Workloads/Production}, the first slash may be missing) or id.
     *
     * @throws AdminException NOT_FOUND if there is none, USAGE if several have the path, since names may have slashes
     */
    public OrganizationalUnit find(String pathOrId) {
        return access.explaining(() -> ID.matcher(pathOrId).matches() ? byId(pathOrId) : byPath(pathOrId));
    }

    /** The root and the units that an account or unit is in, from the root downwards, without the thing itself. */
    public List<OrganizationalUnit> above(String accountOrUnitId) {
        return access.explaining(() -> chainAbove(accountOrUnitId));
    }

    private OrganizationalUnit byId(String id) {
        OrganizationalUnit root = root();
        if (root.id().equals(id)) {
            return root;
        }
        if (id.startsWith("r-")) {
            throw notFound(id);
        }
        try {
            Map<String, Object> attributes = describe(id);
            List<OrganizationalUnit> above = chainAbove(id);
            return above.get(above.size() - 1).child(attributes);
        } catch (OrganizationalUnitNotFoundException e) {
            throw notFound(id);
        }
    }

    private OrganizationalUnit byPath(String path) {
        String names = path.replaceFirst("^/", "").replaceFirst("/$", "");
        OrganizationalUnit root = root();
        if (names.isEmpty()) {
            return root;
        }
        List<OrganizationalUnit> found = new ArrayList<>();
        descend(root, names, found);
        if (found.isEmpty()) {
            throw notFound(path);
        }
        if (found.size() > 1) {
            throw new AdminException(
                    FailureKind.USAGE,
                    found.size() + " organizational units have the path \"" + path + "\": "
                            + found.stream().map(OrganizationalUnit::id).collect(Collectors.joining(", ")),
                    "give the id instead");
        }
        return found.get(0);
    }

    private void descend(OrganizationalUnit parent, String names, List<OrganizationalUnit> found) {
        for (OrganizationalUnit unit : unitsIn(parent)) {
            if (names.equals(unit.name())) {
                found.add(unit);
            } else if (names.startsWith(unit.name() + "/")) {
                descend(unit, names.substring(unit.name().length() + 1), found);
            }
        }
    }

    private static AdminException notFound(String unit) {
        return new AdminException(
                FailureKind.NOT_FOUND,
                "there is no organizational unit \"" + unit + "\"",
                "give the path from the root, such as /Workloads/Production, or the id; see: awsideman org tree");
    }

    private List<OrganizationalUnit> chainAbove(String id) {
        List<Map<String, Object>> upwards = new ArrayList<>();
        Parent parent = parentOf(id);
        while (parent.type() != ParentType.ROOT) {
            upwards.add(describe(parent.id()));
            parent = parentOf(parent.id());
        }
        List<OrganizationalUnit> chain = new ArrayList<>(List.of(root()));
        for (int i = upwards.size() - 1; i >= 0; i--) {
            chain.add(chain.get(chain.size() - 1).child(upwards.get(i)));
        }
        return chain;
    }

    private Parent parentOf(String id) {
        return client.listParentsPaginator(request -> request.childId(id)).stream()
                .flatMap(page -> page.parents().stream())
                .findFirst()
                .orElseThrow(() -> new AdminException(
                        FailureKind.NOT_FOUND, "AWS shows nothing above " + id, "see: awsideman org tree"));
    }

    private Map<String, Object> describe(String unitId) {
        return Attributes.of(client.describeOrganizationalUnit(request -> request.organizationalUnitId(unitId))
                .organizationalUnit());
    }

    private OrganizationBranch branch(OrganizationalUnit top) {
        Map<String, Children> children = new HashMap<>();
        List<OrganizationalUnit> level = List.of(top);
        while (!level.isEmpty()) {
            List<Children> below = reads.map("Reading organizational units", level, this::children);
            below.forEach(read -> children.put(read.parentId(), read));
            level = below.stream().flatMap(read -> read.units().stream()).toList();
        }
        return assemble(top, children);
    }

    private Children children(OrganizationalUnit unit) {
        return access.explaining(() -> new Children(unit.id(), accountsIn(unit), unitsIn(unit)));
    }

    private static OrganizationBranch assemble(OrganizationalUnit unit, Map<String, Children> children) {
        Children own = children.get(unit.id());
        if (own == null) {
            throw new IllegalStateException("the unit " + unit.id() + " was not read");
        }
        return new OrganizationBranch(
                unit,
                own.accounts(),
                own.units().stream().map(child -> assemble(child, children)).toList());
    }

    private List<Account> accountsIn(OrganizationalUnit unit) {
        return client.listAccountsForParentPaginator(request -> request.parentId(unit.id())).stream()
                .flatMap(page -> page.accounts().stream())
                .map(Account::of)
                .sorted(Account.BY_NAME)
                .toList();
    }

    private List<OrganizationalUnit> unitsIn(OrganizationalUnit parent) {
        return client.listOrganizationalUnitsForParentPaginator(request -> request.parentId(parent.id())).stream()
                .flatMap(page -> page.organizationalUnits().stream())
                .map(unit -> parent.child(Attributes.of(unit)))
                .sorted(BY_NAME)
                .toList();
    }

    /** What is directly in a unit. */
    private record Children(String parentId, List<Account> accounts, List<OrganizationalUnit> units) {}
}
