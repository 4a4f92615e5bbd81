package io.awsideman.cli.org;

import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.identitycenter.Account;
import io.awsideman.identitycenter.OrganizationBranch;
import io.awsideman.identitycenter.OrganizationalUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tree of the organization as rows: each unit, then the accounts in it, then the units below it. A row knows its path and
 * depth; a drawn one also has the lines of the tree before its name.
 */
final class TreeRows {
    /** With {@link #DRAWING}, which no one sees but in a table. */
    static final TableLayout DRAWN = TableLayout.of(
            "", Column.of("Organization", "Drawing"), Column.of("Id"), Column.of("State"), Column.of("Email"));

    static final TableLayout LAYOUT = TableLayout.of(
            "",
            Column.of("OrganizationalUnitPath"),
            Column.of("Type"),
            Column.of("Name"),
            Column.of("Id"),
            Column.of("State"),
            Column.of("Email"),
            Column.of("ParentId"),
            Column.of("Depth"));

    private static final String DRAWING = "Drawing";

    private final boolean drawn;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    private TreeRows(boolean drawn) {
        this.drawn = drawn;
    }

    static List<Map<String, Object>> of(OrganizationBranch top, boolean drawn) {
        TreeRows tree = new TreeRows(drawn);
        tree.add(top.unit(), top.unit().path(), "", 0);
        tree.addContents(top, "", 1);
        return tree.rows;
    }

    private void addContents(OrganizationBranch branch, String indent, int depth) {
        String parentId = branch.unit().id();
        int left = branch.accounts().size() + branch.branches().size();
        for (Account account : branch.accounts()) {
            left--;
            add(account, branch.unit().path(), indent + knot(left), parentId, depth);
        }
        for (OrganizationBranch below : branch.branches()) {
            left--;
            add(below.unit(), indent + knot(left) + below.unit().name() + "/", parentId, depth);
            addContents(below, indent + (left > 0 ? "│  " : "   "), depth + 1);
        }
    }

    /** What stands before the name of a thing that has so many after it under the same unit. */
    private static String knot(int left) {
        return left > 0 ? "├─ " : "└─ ";
    }

    private void add(OrganizationalUnit unit, String drawing, String parentId, int depth) {
        Map<String, Object> row = row(
                unit.isRoot() ? "ROOT" : "ORGANIZATIONAL_UNIT", unit.name(), unit.id(), unit.path(), parentId, depth);
        draw(row, drawing);
    }

    private void add(Account account, String path, String knot, String parentId, int depth) {
        Map<String, Object> row = row("ACCOUNT", account.name(), account.id(), path, parentId, depth);
        row.put("State", account.state());
        if (account.email() != null) {
            row.put("Email", account.email());
        }
        draw(row, knot + account.name());
    }

    private static Map<String, Object> row(
            String type, String name, String id, String path, String parentId, int depth) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("OrganizationalUnitPath", path);
        row.put("Type", type);
        row.put("Name", name);
        row.put("Id", id);
        if (!parentId.isEmpty()) {
            row.put("ParentId", parentId);
        }
        row.put("Depth", depth);
        return row;
    }

    private void draw(Map<String, Object> row, String drawing) {
        if (drawn) {
            row.put(DRAWING, drawing);
        }
        rows.add(row);
    }
}
