package io.awsideman.aws;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Decides by the operation whether another attempt may cure a failure of sso-admin. The code of a ConflictException stands for an earlier
 * write that still propagates, which asks for a retry (service model of sso-admin), and for a name that is taken or a set that
 * is in use, which no retry cures. The exception does not name its operation, so each thread notes which one it is at.
 *
 * <p>Conflicts and throttles of asynchronous changes are left to the caller, who sends other changes meanwhile, and fewer.
 */
final class PermissionSetConflicts implements ExecutionInterceptor {
    /** Changes of a thing that exists. Creations and deletions of permission sets and applications are not among them. */
    private static final Pattern PROPAGATING = Pattern.compile(
            "UpdatePermissionSet" + "|(Attach|Detach|Put|Delete)\\w+(To|From)PermissionSet" + "|(Tag|Untag)Resource");

    private static final Pattern ASYNCHRONOUS =
            Pattern.compile("(Create|Delete)AccountAssignment|ProvisionPermissionSet");

    private final ThreadLocal<@Nullable String> operation = new ThreadLocal<>();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        operation.set(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        operation.remove();
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        operation.remove();
    }

    /** Whether another attempt may cure a failure of the call that this thread makes. */
    boolean isTransient(Throwable failure) {
        boolean left = TransientFailure.isThrottling(failure) && isAt(ASYNCHRONOUS);
        return isPassing(failure) || (TransientFailure.isTransient(failure) && !left);
    }

    private boolean isAt(Pattern operations) {
        String current = operation.get();
        return current != null && operations.matcher(current).matches();
    }

    private boolean isPassing(Throwable failure) {
        if (!isAt(PROPAGATING) || !(failure instanceof AwsServiceException service)) {
            return false;
        }
        AwsErrorDetails details = service.awsErrorDetails();
        return details != null
                && "ConflictException".equals(details.errorCode())
                && !String.valueOf(details.errorMessage()).contains("already exists");
    }
}
