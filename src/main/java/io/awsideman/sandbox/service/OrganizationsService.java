package io.awsideman.sandbox.service;

import io.awsideman.sandbox.wire.Fault;

/** The organizations service and its operations, one line each. */
final class OrganizationsService {
    private OrganizationsService() {}

    static Service with() {
        Organization organization = new Organization();
        return new Service(
                "organizations",
                "AWSOrganizationsV20161128",
                new LazyModel("organizations")::get,
                new Operations()
                        .read("DescribeOrganization", organization::describe)
                        .read("ListRoots", organization::listRoots)
                        .read("ListAccounts", organization::listAccounts)
                        .read("DescribeAccount", organization::describeAccount)
                        .read("ListAccountsForParent", organization::listAccountsForParent)
                        .read("ListOrganizationalUnitsForParent", organization::listUnitsForParent)
                        .read("ListParents", organization::listParents)
                        .read("ListChildren", organization::listChildren)
                        .read("ListTagsForResource", organization::listTags)
                        .operations(),
                (state, input) -> {},
                Fault.of(
                                "TooManyRequestsException",
                                "AWS Organizations can't complete your request because another request is already in"
                                        + " progress. Try again later.")
                        .with("Type", "Throttling"),
                Fault.internal(
                        "ServiceException",
                        "AWS Organizations can't complete your request because of an"
                                + " internal service error. Try again later."));
    }
}
