package io.awsideman.identitycenter;

/** The attributes of a group that can be changed, by their paths in the UpdateGroup API. */
public enum GroupAttribute {
    DISPLAY_NAME("displayName", "DisplayName"),
    DESCRIPTION("description", "Description");

    private final String path;
    private final String field;

    GroupAttribute(String path, String field) {
        this.path = path;
        this.field = field;
    }

    /** The attribute path, as in {@code AttributeOperation.AttributePath}. */
    public String path() {
        return path;
    }

    /** The name of the field in the API's answers. */
    public String field() {
        return field;
    }
}
