package io.awsideman.identitycenter;

/** The two changes of an assignment. */
public enum AssignmentAction {
    CREATE,
    DELETE;

    /** The one that undoes this one. */
    AssignmentAction contrary() {
        return this == CREATE ? DELETE : CREATE;
    }
}
