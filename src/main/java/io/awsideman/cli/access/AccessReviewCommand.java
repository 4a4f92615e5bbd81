package io.awsideman.cli.access;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.output.Heading;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.identitycenter.Access;
import io.awsideman.identitycenter.AccessScope;
import io.awsideman.identitycenter.AccessSummary;
import io.awsideman.identitycenter.PeopleWithAccess;
import io.awsideman.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        footer = {
            "  awsideman access review --output csv > review.csv",
            "  awsideman access review --scope /Workloads/Production --output html > review.html",
            "  awsideman access review --scope owner=shop --permission-set Billing",
            "",
            "  One row for each way in which a user has a permission set in an account.",
            "  Write revoke or keep under Decision, and give the file to access review-import.",
            "  A browser is slow with more than some thousand rows: limit a document with --scope."
        })
final class AccessReviewCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(
            names = "--scope",
            split = ",",
            paramLabel = "SCOPE",
            description = "Account id, name or e-mail address; /PATH of an organizational unit; KEY=VALUE of a tag")
    private @Nullable List<String> scope;

    @Mixin
    private final AccessOptions options = new AccessOptions();

    @Mixin
    private final PeopleOnlyOption people = new PeopleOnlyOption();

    AccessReviewCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        TableLayout layout = context.output().isUsualTable() ? ReviewColumns.TABLE : ReviewColumns.DOCUMENT;
        context.output().check(layout);
        Session session = context.session();
        AccessScope asked = options.scope(context, scope == null ? List.of() : scope, List.of());
        Access access = session.access();
        PeopleWithAccess found = people.of(access, asked);
        if (asked.isEverything()) {
            session.orphans().names(); // so that whoever is deleted after this review still has a name
        }
        Completeness completeness = new Completeness(context, access.unread());
        AccessSummary summary = found.summary();
        DataAge age = DataAge.of(context);
        Map<String, Object> ofReview = ofReview(summary, age);
        ofReview.put("ReviewComplete", access.unread().isEmpty());
        context.output()
                .writeListing(
                        AccessRows.of(found.grants(), grant -> {
                            Map<String, Object> row = AccessRows.grant(grant);
                            row.put(ReviewColumns.DECISION, "");
                            row.put("Reviewer", "");
                            row.put("Comment", "");
                            row.putAll(ofReview);
                            return row;
                        }),
                        layout.under(heading(asked, completeness, summary, age)),
                        options.limit());
        context.message(summary.grants() + " rows: " + summary.users() + " users with "
                + summary.permissionSets() + " permission sets in " + summary.accounts() + " accounts; the data "
                + age.sentence()
                + "; digest " + summary.digest());
        return completeness.tell();
    }

    private Map<String, Object> ofReview(AccessSummary summary, DataAge age) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ReviewTime", age.now());
        fields.put("DataTime", age.fetched());
        fields.put("InstanceArn", context.session().instanceArn());
        fields.put("IdentitySource", summary.identitySource().name());
        fields.put("ReviewRows", summary.grants());
        fields.put("ReviewDigest", summary.digest());
        return fields;
    }

    private Heading heading(AccessScope asked, Completeness completeness, AccessSummary summary, DataAge age) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Time", age.now().toString());
        facts.put("Oldest data", age.fetched() + " (" + age.text() + " before)");
        facts.put("Scope", scope != null ? String.join(", ", scope) : asked.isEverything() ? "everything" : "a part");
        facts.put("Complete", completeness.words());
        facts.put("Deleted users and groups", people.deleted());
        facts.put("Instance", context.session().instanceArn());
        facts.put("Identity source", summary.identitySource().name());
        facts.put("Rows", String.valueOf(summary.grants()));
        facts.put("Users", String.valueOf(summary.users()));
        facts.put("Accounts", String.valueOf(summary.accounts()));
        facts.put("Permission sets", String.valueOf(summary.permissionSets()));
        facts.put("SHA-256", summary.digest());
        return new Heading("Access review", facts);
    }
}
