package io.awsideman.aws;

/** The services we call. */
enum AwsService {
    IDENTITY_STORE("IDENTITYSTORE"),
    SSO_ADMIN("SSO_ADMIN"),
    ORGANIZATIONS("ORGANIZATIONS"),
    STS("STS");

    private final String endpointVariable;

    AwsService(String endpointVariable) {
        this.endpointVariable = endpointVariable;
    }

    /** The last part of {@code AWS_ENDPOINT_URL_<SERVICE>}, as the SDKs spell it. */
    String endpointVariable() {
        return endpointVariable;
    }
}
