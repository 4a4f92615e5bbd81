package io.awsideman.cli.assignment;

import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.PermissionSets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which permission sets. */
public final class PermissionSetOptions {
    private final List<String> sets = new ArrayList<>();

    @Option(
            names = "--permission-set",
            order = 1,
            paramLabel = "SET",
            description = "Name, ARN or id of a permission set; several by repeating it")
    void permissionSet(String value) {
        sets.add(value);
    }

    @Option(
            names = {"--permission-set-arn", "--permission-set-name"},
            hidden = true)
    void alsoPermissionSet(String value) {
        permissionSet(value);
    }

    /** Whether any were named. */
    public boolean areGiven() {
        return !sets.isEmpty();
    }

    /** The permission sets that are meant, with these besides, each once. */
    public List<PermissionSet> resolve(PermissionSets permissionSets, List<String> more) {
        Map<String, PermissionSet> found = new LinkedHashMap<>();
        Stream.concat(more.stream(), sets.stream()).map(permissionSets::get).forEach(set -> found.put(set.arn(), set));
        return List.copyOf(found.values());
    }
}
