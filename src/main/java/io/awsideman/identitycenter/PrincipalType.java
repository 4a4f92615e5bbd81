package io.awsideman.identitycenter;

/** What an assignment can be made to, spelled as in the API. */
public enum PrincipalType {
    USER,
    GROUP;

    /** The word for messages. */
    public String word() {
        return this == USER ? "user" : "group";
    }
}
