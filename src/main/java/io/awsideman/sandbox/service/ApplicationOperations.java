package io.awsideman.sandbox.service;

/** The operations of sso-admin on applications and what belongs to them, one line each. */
final class ApplicationOperations {
    private ApplicationOperations() {}

    static void addTo(Operations operations, Stamps stamps) {
        addApplications(operations, stamps);
        addAssignments(operations);
        addParts(operations);
        addIssuers(operations, stamps);
    }

    private static void addApplications(Operations operations, Stamps stamps) {
        Applications applications = new Applications(stamps);
        ApplicationSessions sessions = new ApplicationSessions();
        operations
                .read("ListApplicationProviders", applications::listProviders)
                .read("DescribeApplicationProvider", applications::describeProvider)
                .write("CreateApplication", applications::create)
                .read("DescribeApplication", applications::describe)
                .read("ListApplications", applications::list)
                .write("UpdateApplication", applications::update)
                .write("DeleteApplication", applications::delete)
                .read("GetApplicationSessionConfiguration", sessions::get)
                .write("PutApplicationSessionConfiguration", sessions::put);
    }

    private static void addAssignments(Operations operations) {
        ApplicationAssignments assignments = new ApplicationAssignments();
        operations
                .write("CreateApplicationAssignment", assignments::create)
                .read("DescribeApplicationAssignment", assignments::describe)
                .write("DeleteApplicationAssignment", assignments::delete)
                .read("ListApplicationAssignments", assignments::list)
                .read("ListApplicationAssignmentsForPrincipal", assignments::listOfPrincipal)
                .read("GetApplicationAssignmentConfiguration", assignments::getConfiguration)
                .write("PutApplicationAssignmentConfiguration", assignments::putConfiguration);
    }

    private static void addParts(Operations operations) {
        ApplicationParts scopes = new ApplicationParts("Scopes", "Scope", "AuthorizedTargets", 10);
        ApplicationParts grants = new ApplicationParts("Grants", "GrantType", "Grant", 100);
        ApplicationParts methods =
                new ApplicationParts("AuthenticationMethods", "AuthenticationMethodType", "AuthenticationMethod", 100);
        operations
                .write("PutApplicationAccessScope", scopes::put)
                .read("GetApplicationAccessScope", scopes::get)
                .read("ListApplicationAccessScopes", scopes::list)
                .write("DeleteApplicationAccessScope", scopes::delete)
                .write("PutApplicationGrant", grants::put)
                .read("GetApplicationGrant", grants::getValue)
                .read("ListApplicationGrants", grants::list)
                .write("DeleteApplicationGrant", grants::delete)
                .write("PutApplicationAuthenticationMethod", methods::put)
                .read("GetApplicationAuthenticationMethod", methods::getValue)
                .read("ListApplicationAuthenticationMethods", methods::list)
                .write("DeleteApplicationAuthenticationMethod", methods::delete);
    }

    private static void addIssuers(Operations operations, Stamps stamps) {
        TrustedTokenIssuers issuers = new TrustedTokenIssuers(stamps);
        operations
                .write("CreateTrustedTokenIssuer", issuers::create)
                .read("DescribeTrustedTokenIssuer", issuers::describe)
                .read("ListTrustedTokenIssuers", issuers::list)
                .write("UpdateTrustedTokenIssuer", issuers::update)
                .write("DeleteTrustedTokenIssuer", issuers::delete);
    }
}
