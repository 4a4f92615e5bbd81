package io.awsideman.identitycenter;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.failure.UnknownNameException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

/** The applications of one instance. */
public final class Applications {
    /** ApplicationArn in the service model; all of it, since an application's name may look like the beginning. */
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:sso::\\d{12}:application/(sso)?ins-[a-zA-Z0-9-.]{16}/apl-[a-zA-Z0-9]{16}");

    private final SsoAdminClient client;
    private final String instanceArn;

    public Applications(SsoAdminClient client, String instanceArn) {
        this.client = client;
        this.instanceArn = instanceArn;
    }

    /** All applications, in the service's order. */
    public List<Application> list() {
        return client.listApplicationsPaginator(request -> request.instanceArn(instanceArn)).applications().stream()
                .map(application -> new Application(Attributes.of(application)))
                .toList();
    }

    /**
     * The application with this ARN or name; exact matches only. An ARN costs one call, a name the listing and one call.
     *
     * @throws AdminException NOT_FOUND if there is none, USAGE if several have the name, naming them
     */
    public Application get(String nameOrArn) {
        String arn = ARN.matcher(nameOrArn).matches() ? nameOrArn : arnOf(nameOrArn);
        return describe(arn).orElseThrow(() -> unknown(nameOrArn));
    }

    /** Who may use an application, in the service's order. */
    public List<ApplicationAssignment> assignments(String applicationArn) {
        return client
                .listApplicationAssignmentsPaginator(request -> request.applicationArn(applicationArn))
                .applicationAssignments()
                .stream()
                .map(assignment -> new ApplicationAssignment(Attributes.of(assignment)))
                .toList();
    }

    /** Whether only those who are assigned may use an application; empty for one that the API does not configure (SAML). */
    public Optional<Boolean> requiresAssignment(String applicationArn) {
        try {
            return Optional.ofNullable(
                    client.getApplicationAssignmentConfiguration(request -> request.applicationArn(applicationArn))
                            .assignmentRequired());
        } catch (ValidationException e) {
            return Optional.empty();
        }
    }

    private String arnOf(String name) {
        List<Application> all = list();
        List<Application> found = all.stream()
                .filter(application -> application.name().equals(name))
                .toList();
        if (found.isEmpty()) {
            throw unknown(name).among(all.stream().map(Application::name).toList());
        }
        if (found.size() > 1) {
            throw new AdminException(
                    FailureKind.USAGE,
                    found.size() + " applications are called \"" + name + "\": "
                            + found.stream()
                                    .map(application -> application.arn() + " ("
                                            + Attributes.text(application.attributes(), "Status") + ")")
                                    .collect(Collectors.joining(", ")),
                    "give the ARN instead");
        }
        return found.get(0).arn();
    }

    private static UnknownNameException unknown(String nameOrArn) {
        return new UnknownNameException(
                List.of("application"), nameOrArn, "give a name or an ARN; see: awsideman application list");
    }

    private Optional<Application> describe(String arn) {
        try {
            return Optional.of(
                    new Application(Attributes.of(client.describeApplication(request -> request.applicationArn(arn)))));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }
}
