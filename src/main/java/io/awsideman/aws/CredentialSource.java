package io.awsideman.aws;

/** Where the credentials of a connection come from. */
enum CredentialSource {
    /** The keys in the environment variables. */
    ENVIRONMENT,
    /** Whatever the profile says: keys, a login, a role, a process. */
    PROFILE,
    /** The token that the environment variables name. */
    WEB_IDENTITY,
    /** The container or instance that the program runs in. */
    MACHINE
}
