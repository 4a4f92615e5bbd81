package io.awsideman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountAlreadyClosedException;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.AccountState;
import software.amazon.awssdk.services.organizations.model.AccountStatus;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.services.organizations.model.CreateAccountState;
import software.amazon.awssdk.services.organizations.model.CreateAccountStatus;
import software.amazon.awssdk.services.organizations.model.CreateAccountStatusNotFoundException;
import software.amazon.awssdk.services.organizations.model.DestinationParentNotFoundException;
import software.amazon.awssdk.services.organizations.model.DuplicateAccountException;
import software.amazon.awssdk.services.organizations.model.MasterCannotLeaveOrganizationException;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.SourceParentNotFoundException;
import software.amazon.awssdk.services.organizations.model.Tag;
import software.amazon.awssdk.services.organizations.model.TargetNotFoundException;

class AccountsTest {
    private static final String MANAGEMENT = "111122223333";
    private static final String AUDIT = "318820047153";
    private static final String DATA = "755930216640";
    private static final String PLAYGROUND = "951728340065";
    private static final String LEGACY = "987654012349";
    private static final String UNKNOWN = "999999999999";

    private final MovableClock clock = new MovableClock();
    private OrganizationsClient organizations;
    private String root;

    @BeforeEach
    void open(@TempDir Path directory) {
        Sandbox sandbox = new Sandbox(directory, clock, SandboxBehaviour.parse("async=1m"), new Random(1));
        organizations = Clients.of(sandbox).organizations();
        root = organizations.listRoots().roots().get(0).id();
    }

    @Test
    void suspendedAccountSaysSoInStatusAndState() {
        Account account = describe(LEGACY);

        assertThat(account.status()).isEqualTo(AccountStatus.SUSPENDED);
        assertThat(account.state()).isEqualTo(AccountState.SUSPENDED);
        assertThat(describe(PLAYGROUND).state()).isEqualTo(AccountState.ACTIVE);
    }

    @Test
    void movedAccountHangsInItsNewPlaceOnly() {
        String from = parent(PLAYGROUND);

        move(PLAYGROUND, from, root);

        assertThat(parent(PLAYGROUND)).isEqualTo(root);
        assertThat(organizations.listAccountsForParent(r -> r.parentId(from)).accounts())
                .isEmpty();
        assertThat(organizations.listAccountsForParent(r -> r.parentId(root)).accounts())
                .extracting(Account::id)
                .containsExactlyInAnyOrder(MANAGEMENT, PLAYGROUND);
    }

    @Test
    void moveNamesWhatItCannotFind() {
        String from = parent(PLAYGROUND);
        assertThatThrownBy(() -> move(UNKNOWN, from, root)).isInstanceOf(AccountNotFoundException.class);
        assertThatThrownBy(() -> move(PLAYGROUND, "ou-ab12-00000000", root))
                .isInstanceOf(SourceParentNotFoundException.class);
        assertThatThrownBy(() -> move(PLAYGROUND, from, "ou-ab12-00000000"))
                .isInstanceOf(DestinationParentNotFoundException.class);
        assertThatThrownBy(() -> move(PLAYGROUND, from, from)).isInstanceOf(DuplicateAccountException.class);
        assertThatThrownBy(() -> move(PLAYGROUND, parent(AUDIT), root)).isInstanceOf(AccountNotFoundException.class);
        assertThat(parent(PLAYGROUND)).isEqualTo(from);
    }

    @Test
    void closedAccountStaysButIsNoLongerActive() {
        organizations.closeAccount(r -> r.accountId(PLAYGROUND));

        assertThat(describe(PLAYGROUND).status()).isEqualTo(AccountStatus.PENDING_CLOSURE);
        assertThat(describe(PLAYGROUND).state()).isEqualTo(AccountState.PENDING_CLOSURE);
        clock.advance(Duration.ofMinutes(1));
        assertThat(describe(PLAYGROUND).status()).isEqualTo(AccountStatus.SUSPENDED);
        assertThat(describe(PLAYGROUND).state()).isEqualTo(AccountState.SUSPENDED);
        assertThatThrownBy(() -> organizations.closeAccount(r -> r.accountId(PLAYGROUND)))
                .isInstanceOf(AccountAlreadyClosedException.class);
        assertThatThrownBy(() -> organizations.closeAccount(r -> r.accountId(LEGACY)))
                .isInstanceOf(AccountAlreadyClosedException.class);
        assertThatThrownBy(() -> organizations.closeAccount(r -> r.accountId(UNKNOWN)))
                .isInstanceOf(AccountNotFoundException.class);
        assertThat(catchThrowableOfType(
                                ConstraintViolationException.class,
                                () -> organizations.closeAccount(r -> r.accountId(MANAGEMENT)))
                        .reasonAsString())
                .isEqualTo("CANNOT_CLOSE_MANAGEMENT_ACCOUNT");
    }

    @Test
    void invitedAccountCanBeRemoved() {
        remove(DATA);

        assertThatThrownBy(() -> describe(DATA)).isInstanceOf(AccountNotFoundException.class);
        assertThatThrownBy(() -> organizations.listTagsForResource(r -> r.resourceId(DATA)))
                .isInstanceOf(TargetNotFoundException.class);
        assertThat(organizations.listAccountsPaginator().stream().flatMap(page -> page.accounts().stream()))
                .hasSize(12);
    }

    @Test
    void othersCannotBeRemoved() {
        assertThatThrownBy(() -> remove(MANAGEMENT)).isInstanceOf(MasterCannotLeaveOrganizationException.class);
        assertThatThrownBy(() -> remove(UNKNOWN)).isInstanceOf(AccountNotFoundException.class);
        assertThat(refusalToRemove(AUDIT)).isEqualTo("CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG");
        assertThat(refusalToRemove(PLAYGROUND)).isEqualTo("MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED");
    }

    @Test
    void requestedAccountIsInTheRootOnceItsTimeHasPassed() {
        CreateAccountStatus request = create("New Lab", "aws+lab@example.com");
        assertThat(request.id()).matches("car-[a-z0-9]{8,32}");
        assertThat(request.state()).isEqualTo(CreateAccountState.IN_PROGRESS);
        assertThat(request.accountId()).isNull();
        assertThat(organizations.listAccountsForParent(r -> r.parentId(root)).accounts())
                .hasSize(1);

        clock.advance(Duration.ofMinutes(1));

        CreateAccountStatus done = status(request.id());
        assertThat(done.state()).isEqualTo(CreateAccountState.SUCCEEDED);
        assertThat(done.completedTimestamp())
                .isEqualTo(request.requestedTimestamp().plusSeconds(60));
        Account account = describe(done.accountId());
        assertThat(account.name()).isEqualTo("New Lab");
        assertThat(account.email()).isEqualTo("aws+lab@example.com");
        assertThat(account.state()).isEqualTo(AccountState.ACTIVE);
        assertThat(parent(account.id())).isEqualTo(root);
        assertThat(organizations
                        .listTagsForResource(r -> r.resourceId(account.id()))
                        .tags())
                .containsExactly(Tag.builder().key("owner").value("labs").build());
        assertThat(organizations
                        .listPoliciesForTarget(r -> r.targetId(account.id()).filter(PolicyType.SERVICE_CONTROL_POLICY))
                        .policies())
                .extracting(PolicySummary::name)
                .containsExactly("FullAWSAccess");
    }

    @Test
    void requestWithATakenAddressFails() {
        String id = create("Second audit", "AWS+audit@example.com").id();
        create("Third", "aws+third@example.com");
        clock.advance(Duration.ofMinutes(1));

        assertThat(status(id).state()).isEqualTo(CreateAccountState.FAILED);
        assertThat(status(id).failureReasonAsString()).isEqualTo("EMAIL_ALREADY_EXISTS");
        assertThat(organizations
                        .listCreateAccountStatus(r -> r.states(CreateAccountState.FAILED))
                        .createAccountStatuses())
                .extracting(CreateAccountStatus::id)
                .containsExactly(id);
        assertThat(organizations.listCreateAccountStatus(r -> {}).createAccountStatuses())
                .hasSize(2);
        assertThatThrownBy(() -> status("car-00000000")).isInstanceOf(CreateAccountStatusNotFoundException.class);
    }

    private CreateAccountStatus create(String name, String email) {
        return organizations
                .createAccount(r -> r.accountName(name)
                        .email(email)
                        .tags(Tag.builder().key("owner").value("labs").build()))
                .createAccountStatus();
    }

    private CreateAccountStatus status(String request) {
        return organizations
                .describeCreateAccountStatus(r -> r.createAccountRequestId(request))
                .createAccountStatus();
    }

    private String refusalToRemove(String account) {
        return catchThrowableOfType(ConstraintViolationException.class, () -> remove(account))
                .reasonAsString();
    }

    private void remove(String account) {
        organizations.removeAccountFromOrganization(r -> r.accountId(account));
    }

    private void move(String account, String from, String to) {
        organizations.moveAccount(r -> r.accountId(account).sourceParentId(from).destinationParentId(to));
    }

    private Account describe(String account) {
        return organizations.describeAccount(r -> r.accountId(account)).account();
    }

    private String parent(String child) {
        return organizations.listParents(r -> r.childId(child)).parents().get(0).id();
    }
}
