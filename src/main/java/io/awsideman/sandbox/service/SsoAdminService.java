package io.awsideman.sandbox.service;

import io.awsideman.sandbox.wire.Fault;

/** The sso-admin service and its operations, one line each. */
final class SsoAdminService {
    private SsoAdminService() {}

    static Service with() {
        Operations operations = new Operations();
        addInstances(operations);
        return new Service(
                "sso-admin",
                "SWBExternalService",
                new LazyModel("sso-admin")::get,
                operations.operations(),
                (state, input) -> {},
                Fault.of("ThrottlingException", "Rate exceeded"),
                Fault.internal("InternalServerException", "An unexpected internal service exception"));
    }

    private static void addInstances(Operations operations) {
        Instances instances = new Instances();
        operations.read("ListInstances", instances::list).read("DescribeInstance", instances::describe);
    }
}
