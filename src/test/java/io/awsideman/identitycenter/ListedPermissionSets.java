package io.awsideman.identitycenter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.DescribePermissionSetRequest;
import software.amazon.awssdk.services.ssoadmin.model.DescribePermissionSetResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListPermissionSetsRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListPermissionSetsResponse;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;

/** A service that lists ARNs in pages of two and describes what is not gone; it counts its calls. */
final class ListedPermissionSets implements SsoAdminClient {
    static final String INSTANCE = "arn:aws-us-gov:sso:::instance/ssoins-1111111111111111";

    final Map<String, String> namesByArn = new LinkedHashMap<>();
    final List<String> gone = new ArrayList<>();
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    static String arn(int number) {
        return "arn:aws-us-gov:sso:::permissionSet/ssoins-1111111111111111/ps-%016d".formatted(number);
    }

    ListedPermissionSets with(int number, String name) {
        namesByArn.put(arn(number), name);
        return this;
    }

    @Override
    public ListPermissionSetsResponse listPermissionSets(ListPermissionSetsRequest request) {
        calls.add("list");
        List<String> arns = List.copyOf(namesByArn.keySet());
        int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
        int to = Math.min(arns.size(), from + 2);
        return ListPermissionSetsResponse.builder()
                .permissionSets(arns.subList(from, to))
                .nextToken(to < arns.size() ? String.valueOf(to) : null)
                .build();
    }

    @Override
    public DescribePermissionSetResponse describePermissionSet(DescribePermissionSetRequest request) {
        String arn = request.permissionSetArn();
        calls.add(arn.substring(arn.length() - 1));
        String name = namesByArn.get(arn);
        if (name == null || gone.contains(arn)) {
            throw ResourceNotFoundException.builder().message("no " + arn).build();
        }
        return DescribePermissionSetResponse.builder()
                .permissionSet(set -> set.permissionSetArn(arn).name(name))
                .build();
    }

    /** The same service, whose calls are counted as fresh ones. */
    SsoAdminClient fresh() {
        return new SsoAdminClient() {
            @Override
            public ListPermissionSetsResponse listPermissionSets(ListPermissionSetsRequest request) {
                return counted(() -> ListedPermissionSets.this.listPermissionSets(request));
            }

            @Override
            public DescribePermissionSetResponse describePermissionSet(DescribePermissionSetRequest request) {
                return counted(() -> ListedPermissionSets.this.describePermissionSet(request));
            }

            @Override
            public String serviceName() {
                return "sso";
            }

            @Override
            public void close() {}
        };
    }

    private <R> R counted(Supplier<R> call) {
        synchronized (calls) {
            int before = calls.size();
            try {
                return call.get();
            } finally {
                calls.set(before, "fresh " + calls.get(before));
            }
        }
    }

    @Override
    public String serviceName() {
        return "sso";
    }

    @Override
    public void close() {}
}
