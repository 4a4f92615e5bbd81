package io.awsideman.cli.user;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.Contact;
import io.awsideman.identitycenter.PostalAddress;
import io.awsideman.identitycenter.UserAttribute;
import io.awsideman.identitycenter.UserAttributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The attributes of a user as options. */
final class UserAttributeOptions {
    private final Map<UserAttribute, String> texts = new EnumMap<>(UserAttribute.class);

    @Option(
            names = {"--email", "--emails"},
            order = 5,
            paramLabel = "EMAIL",
            description = "E-mail address, or value=…,type=work,primary=true")
    private @Nullable List<String> emails;

    @Option(
            names = {"--phone-number", "--phone"},
            order = 6,
            paramLabel = "NUMBER",
            description = "Phone number, or value=…,type=work,primary=true")
    private @Nullable List<String> phoneNumbers;

    @Option(
            names = "--address",
            order = 7,
            paramLabel = "ADDRESS",
            description = "street-address=…,locality=…,region=…,postal-code=…,country=…,type=work")
    private @Nullable List<String> addresses;

    @Option(
            names = {"--user-name", "--username"},
            order = 1,
            paramLabel = "NAME",
            description = "Name to sign in with, unique")
    void userName(String value) {
        texts.put(UserAttribute.USER_NAME, value);
    }

    @Option(
            names = {"--given-name", "--first-name"},
            order = 2,
            paramLabel = "NAME",
            description = "Given name")
    void givenName(String value) {
        texts.put(UserAttribute.GIVEN_NAME, value);
    }

    @Option(
            names = {"--family-name", "--last-name"},
            order = 3,
            paramLabel = "NAME",
            description = "Family name")
    void familyName(String value) {
        texts.put(UserAttribute.FAMILY_NAME, value);
    }

    @Option(names = "--middle-name", order = 11, paramLabel = "NAME", description = "Middle name")
    void middleName(String value) {
        texts.put(UserAttribute.MIDDLE_NAME, value);
    }

    @Option(
            names = "--formatted-name",
            order = 12,
            paramLabel = "NAME",
            description = "The whole name as it is to be written")
    void formattedName(String value) {
        texts.put(UserAttribute.FORMATTED_NAME, value);
    }

    @Option(names = "--honorific-prefix", order = 13, paramLabel = "TEXT", description = "Such as Dr.")
    void honorificPrefix(String value) {
        texts.put(UserAttribute.HONORIFIC_PREFIX, value);
    }

    @Option(names = "--honorific-suffix", order = 14, paramLabel = "TEXT", description = "Such as PhD")
    void honorificSuffix(String value) {
        texts.put(UserAttribute.HONORIFIC_SUFFIX, value);
    }

    @Option(names = "--display-name", order = 4, paramLabel = "NAME", description = "Name to show")
    void displayName(String value) {
        texts.put(UserAttribute.DISPLAY_NAME, value);
    }

    @Option(
            names = {"--nick-name", "--nickname"},
            order = 10,
            paramLabel = "NAME",
            description = "Nickname")
    void nickName(String value) {
        texts.put(UserAttribute.NICK_NAME, value);
    }

    @Option(names = "--profile-url", order = 18, paramLabel = "URL", description = "Address of a page about the person")
    void profileUrl(String value) {
        texts.put(UserAttribute.PROFILE_URL, value);
    }

    @Option(names = "--user-type", order = 9, paramLabel = "TEXT", description = "Such as Employee or Contractor")
    void userType(String value) {
        texts.put(UserAttribute.USER_TYPE, value);
    }

    @Option(names = "--title", order = 8, paramLabel = "TEXT", description = "Job title")
    void title(String value) {
        texts.put(UserAttribute.TITLE, value);
    }

    @Option(names = "--preferred-language", order = 15, paramLabel = "TAG", description = "Such as de or en-GB")
    void preferredLanguage(String value) {
        texts.put(UserAttribute.PREFERRED_LANGUAGE, value);
    }

    @Option(names = "--locale", order = 16, paramLabel = "TAG", description = "Such as de-AT")
    void locale(String value) {
        texts.put(UserAttribute.LOCALE, value);
    }

    @Option(names = "--timezone", order = 17, paramLabel = "ZONE", description = "Such as Europe/Vienna")
    void timezone(String value) {
        texts.put(UserAttribute.TIMEZONE, value);
    }

    @Option(names = "--website", order = 19, paramLabel = "URL", description = "Web site of the person")
    void website(String value) {
        texts.put(UserAttribute.WEBSITE, value);
    }

    @Option(names = "--birthdate", order = 20, paramLabel = "DATE", description = "Date of birth, YYYY-MM-DD")
    void birthdate(String value) {
        texts.put(UserAttribute.BIRTHDATE, value);
    }

    /** How the option of an attribute is called. */
    static String option(UserAttribute attribute) {
        return "--" + attribute.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What was given.
     *
     * @throws AdminException USAGE for an empty text, which AWS has no attribute with
     */
    UserAttributes attributes() {
        texts.forEach((attribute, text) ->
                requireText(option(attribute), text, attribute.isRequired() ? null : attribute.path()));
        requireTexts("--email", emails, "emails");
        requireTexts("--phone-number", phoneNumbers, "phoneNumbers");
        return new UserAttributes(
                texts, contacts("--email", emails), contacts("--phone-number", phoneNumbers), postalAddresses());
    }

    private static void requireTexts(String option, @Nullable List<String> texts, String removable) {
        if (texts != null) {
            texts.forEach(text -> requireText(option, text, removable));
        }
    }

    private static void requireText(String option, String text, @Nullable String removable) {
        if (text.isBlank()) {
            throw new AdminException(
                    FailureKind.USAGE,
                    option + " is empty",
                    removable == null
                            ? "every user has one: give it, or leave the option out"
                            : "leave it out; an update takes it away with --remove " + removable);
        }
    }

    private static List<Contact> contacts(String option, @Nullable List<String> values) {
        List<Contact> contacts = new ArrayList<>();
        for (String value : values == null ? List.<String>of() : values) {
            boolean first = contacts.isEmpty();
            if (!value.startsWith("value=")) {
                contacts.add(new Contact(value, "work", first));
                continue;
            }
            Shorthand parts = Shorthand.parse(option, value, "value", "type", "primary");
            contacts.add(new Contact(parts.required("value"), parts.get("type"), parts.flag("primary", first)));
        }
        return contacts;
    }

    private List<PostalAddress> postalAddresses() {
        List<PostalAddress> result = new ArrayList<>();
        for (String value : addresses == null ? List.<String>of() : addresses) {
            Shorthand parts = Shorthand.parse(
                    "--address",
                    value,
                    "street-address",
                    "locality",
                    "region",
                    "postal-code",
                    "country",
                    "formatted",
                    "type",
                    "primary");
            result.add(new PostalAddress(
                    parts.get("street-address"),
                    parts.get("locality"),
                    parts.get("region"),
                    parts.get("postal-code"),
                    parts.get("country"),
                    parts.get("formatted"),
                    parts.get("type"),
                    parts.flag("primary", result.isEmpty())));
        }
        return result;
    }
}
