package io.awsideman.session;

import io.awsideman.aws.AwsClients;
import io.awsideman.identitycenter.Account;
import io.awsideman.identitycenter.AccountAssignment;
import io.awsideman.identitycenter.AccountAssignments;
import io.awsideman.identitycenter.AccountSelector;
import io.awsideman.identitycenter.AssignmentAction;
import io.awsideman.identitycenter.AssignmentChanges;
import io.awsideman.identitycenter.AssignmentPlan;
import io.awsideman.identitycenter.AssignmentPlanner;
import io.awsideman.identitycenter.AssignmentRequest;
import io.awsideman.identitycenter.AssignmentScan;
import io.awsideman.identitycenter.AssignmentScope;
import io.awsideman.identitycenter.AssignmentTargets;
import io.awsideman.identitycenter.AssignmentsUnderWay;
import io.awsideman.identitycenter.DelegationLimits;
import io.awsideman.identitycenter.OrganizationTree;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.PrincipalResolver;
import io.awsideman.identitycenter.RequestsInFlight;
import io.awsideman.identitycenter.RevocationDecisions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What work on account assignments is made of: over the cache for answers, asked of the service for changes. */
public final class AssignmentWork {
    /** How long to wait for the end of one change when nothing is said; AWS takes seconds, under load minutes. */
    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(8);

    private final Session session;
    private final AwsClients clients;
    private final String instanceArn;
    private final SessionOptions options;

    AssignmentWork(Session session, AwsClients clients, String instanceArn, SessionOptions options) {
        this.session = session;
        this.clients = clients;
        this.instanceArn = instanceArn;
        this.options = options;
    }

    public AccountAssignments assignments() {
        return new AccountAssignments(clients.ssoAdmin(), instanceArn);
    }

    private AccountAssignments freshAssignments() {
        return new AccountAssignments(clients.freshSsoAdmin(), instanceArn);
    }

    public AssignmentScan scan() {
        return new AssignmentScan(assignments(), session.cachedReads());
    }

    /** All assignments there are. */
    public List<AccountAssignment> all() {
        return scan().find(new AssignmentScope(
                session.accounts().list().stream().map(Account::id).collect(Collectors.toSet()),
                true,
                session.permissionSets().list().stream().map(PermissionSet::arn).collect(Collectors.toSet()),
                true,
                List.of(),
                true));
    }

    public PrincipalResolver principals() {
        return new PrincipalResolver(session.users(), session.groups());
    }

    public PrincipalResolver freshPrincipals() {
        return new PrincipalResolver(session.users().fresh(), session.groups().fresh());
    }

    public AccountSelector accounts() {
        return new AccountSelector(session.accounts(), session.organizationTree(), session.parallelReads());
    }

    public AccountSelector freshAccounts() {
        return new AccountSelector(
                session.freshAccounts(),
                new OrganizationTree(clients.freshOrganizations(), session.parallelReads()),
                session.parallelReads());
    }

    /** What has to be done, and what AWS would refuse, as it is at this moment. */
    public AssignmentPlan plan(AssignmentAction action, AssignmentTargets targets) {
        return planner().plan(action, targets, limits(targets.permissionSetArns()));
    }

    /**
     * What has to be done to take a permission set from everybody: besides, a call for each account that has it, and the
     * listing of the accounts, of which those that are suspended cannot be changed.
     */
    public AssignmentPlan revocation(PermissionSet set) {
        return planner().revocation(() -> freshOf(set), session.freshAccounts().list(), limits(List.of(set.arn())));
    }

    /** All assignments of a permission set as they are at this moment: a call for each account that has it. */
    public List<AccountAssignment> freshOf(PermissionSet set) {
        AccountAssignments fresh = freshAssignments();
        return session
                .parallelReads()
                .map("Reading assignments", fresh.accountIdsWith(set.arn()), account -> fresh.in(account, set.arn()))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /**
     * What has to be done to take away all assignments whose user or group is gone, where these are: each is read anew, and
     * so is each user and group.
     */
    public AssignmentPlan orphanRemoval(Collection<AccountAssignment> suspected) {
        return revocation(suspected, () -> session.orphans().among(suspected));
    }

    /** What has to be done to take away those of these assignments that there are: each is read anew. */
    public AssignmentPlan revocation(Collection<AccountAssignment> asked) {
        return revocation(asked, () -> asked);
    }

    /** What has to be done so that each of these is assigned: which of them are is read anew. */
    public AssignmentPlan assignment(Collection<AccountAssignment> wanted) {
        return planner()
                .assignment(
                        wanted,
                        () -> freshAssignments().existing(wanted, session.parallelReads()),
                        session.freshAccounts().list(),
                        limits(permissionSetArns(wanted)));
    }

    private static List<String> permissionSetArns(Collection<AccountAssignment> assignments) {
        return assignments.stream()
                .map(AccountAssignment::permissionSetArn)
                .distinct()
                .toList();
    }

    private AssignmentPlan revocation(
            Collection<AccountAssignment> among, Supplier<Collection<AccountAssignment>> chosen) {
        AccountAssignments fresh = freshAssignments();
        return planner()
                .revocation(
                        () -> fresh.existing(chosen.get(), session.parallelReads()),
                        session.freshAccounts().list(),
                        limits(permissionSetArns(among)));
    }

    /** Tells which assignments can be taken away from people. */
    public RevocationDecisions decisions() {
        return new RevocationDecisions(session.groupMemberships().fresh(), session.parallelReads());
    }

    private AssignmentPlanner planner() {
        return new AssignmentPlanner(
                new AssignmentScan(freshAssignments(), session.parallelReads()),
                new AssignmentsUnderWay(freshAssignments(), session.parallelReads()));
    }

    private Optional<DelegationLimits> limits(Collection<String> permissionSetArns) {
        return session.organizations()
                .find()
                .flatMap(organization -> DelegationLimits.of(
                        session.callerAccountId(),
                        organization.managementAccountId(),
                        permissionSetArns,
                        freshAssignments()));
    }

    /**
     * Changes that are ready to be carried out.
     *
     * @param toTheEnd whether to wait for the end of each
     */
    public RequestsInFlight<AccountAssignment, AssignmentRequest> changes(AssignmentPlan plan, boolean toTheEnd) {
        AssignmentChanges changes = new AssignmentChanges(assignments(), plan);
        return session.requestsInFlight(
                changes.label(),
                changes.targets(),
                changes,
                toTheEnd,
                Objects.requireNonNullElse(options.timeout(), USUAL_TIMEOUT));
    }
}
