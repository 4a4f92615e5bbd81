package io.awsideman.identitycenter;

/** The two changes of an assignment. */
public enum AssignmentAction {
    CREATE,
    DELETE
}
