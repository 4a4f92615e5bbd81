package io.awsideman.identitycenter;

/** The attributes of a user that have a single text value, by their paths in the UpdateUser API. */
public enum UserAttribute {
    USER_NAME("userName"),
    GIVEN_NAME("name.givenName"),
    FAMILY_NAME("name.familyName"),
    MIDDLE_NAME("name.middleName"),
    FORMATTED_NAME("name.formatted"),
    HONORIFIC_PREFIX("name.honorificPrefix"),
    HONORIFIC_SUFFIX("name.honorificSuffix"),
    DISPLAY_NAME("displayName"),
    NICK_NAME("nickName"),
    PROFILE_URL("profileUrl"),
    USER_TYPE("userType"),
    TITLE("title"),
    PREFERRED_LANGUAGE("preferredLanguage"),
    LOCALE("locale"),
    TIMEZONE("timezone"),
    WEBSITE("website"),
    BIRTHDATE("birthdate");

    private final String path;

    UserAttribute(String path) {
        this.path = path;
    }

    /** The attribute path, as in {@code AttributeOperation.AttributePath}. */
    public String path() {
        return path;
    }

    /** Whether every user has it: AWS creates none without these, and takes none of them away. */
    public boolean isRequired() {
        return this == USER_NAME || this == GIVEN_NAME || this == FAMILY_NAME || this == DISPLAY_NAME;
    }

    /** The name of the top-level or nested field in the API's answers: {@code Name.GivenName}. */
    public String field() {
        StringBuilder field = new StringBuilder();
        for (String step : path.split("\\.")) {
            field.append(field.isEmpty() ? "" : ".")
                    .append(Character.toUpperCase(step.charAt(0)))
                    .append(step.substring(1));
        }
        return field.toString();
    }
}
