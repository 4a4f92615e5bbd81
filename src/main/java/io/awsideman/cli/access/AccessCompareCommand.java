package io.awsideman.cli.access;

import io.awsideman.cli.CommandContext;
import io.awsideman.identitycenter.Access;
import io.awsideman.identitycenter.AccessGrant;
import io.awsideman.identitycenter.AccessScope;
import io.awsideman.identitycenter.User;
import io.awsideman.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman access compare jane.smith john.doe",
            "  awsideman access compare jane.smith john.doe --differences --output csv"
        })
final class AccessCompareCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "USER", description = "User name, e-mail address or id")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String one;

    @Parameters(index = "1", paramLabel = "USER", description = "The other user")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String other;

    @Option(names = "--differences", description = "Leave out what both have")
    private boolean differences;

    @Mixin
    private final AccessOptions options = new AccessOptions();

    AccessCompareCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        context.output().check(AccessColumns.COMPARISON);
        User first = session.users().get(one);
        User second = session.users().get(other);
        AccessScope scope = options.scope(context);
        Access access = session.access();
        List<AccessGrant> ofOne = access.ofUser(first, scope);
        List<AccessGrant> ofOther = access.ofUser(second, scope);
        context.output().writeListing(rows(ofOne, ofOther), AccessColumns.COMPARISON, options.limit());
        context.message("First is " + first.userName() + ", second is " + second.userName() + ".");
        return new Completeness(context, access.unread()).tell();
    }

    private List<Map<String, Object>> rows(List<AccessGrant> ofOne, List<AccessGrant> ofOther) {
        Map<Place, List<String>> firstPaths = paths(ofOne);
        Map<Place, List<String>> secondPaths = paths(ofOther);
        Map<Place, AccessGrant> places = new LinkedHashMap<>();
        Stream.concat(ofOne.stream(), ofOther.stream())
                .sorted(AccessGrant.ORDER)
                .forEach(grant -> places.putIfAbsent(Place.of(grant), grant));
        List<Map<String, Object>> rows = new ArrayList<>();
        places.forEach((place, grant) -> {
            List<String> first = firstPaths.getOrDefault(place, List.of());
            List<String> second = secondPaths.getOrDefault(place, List.of());
            String has = second.isEmpty() ? "FIRST" : first.isEmpty() ? "SECOND" : "BOTH";
            if (!differences || !has.equals("BOTH")) {
                rows.add(AccessRows.comparison(grant, has, first, second));
            }
        });
        return rows;
    }

    private static Map<Place, List<String>> paths(List<AccessGrant> grants) {
        Map<Place, List<String>> paths = new HashMap<>();
        grants.forEach(grant -> paths.computeIfAbsent(Place.of(grant), place -> new ArrayList<>())
                .add(grant.path()));
        return paths;
    }

    /** What is compared: a permission set in an account. */
    private record Place(String accountId, String permissionSetArn) {
        static Place of(AccessGrant grant) {
            return new Place(grant.account().id(), grant.permissionSet().arn());
        }
    }
}
