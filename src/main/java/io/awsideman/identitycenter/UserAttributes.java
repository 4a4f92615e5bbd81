package io.awsideman.identitycenter;

import java.util.List;
import java.util.Map;

/**
 * What a user is to have, for creating and updating.
 *
 * @param texts single values by attribute path of the UpdateUser API ({@code userName}, {@code name.givenName}, {@code
 *     title}, …); see {@link UserAttribute} for all of them
 * @param emails empty = not mentioned
 * @param phoneNumbers empty = not mentioned
 * @param addresses empty = not mentioned
 */
public record UserAttributes(
        Map<UserAttribute, String> texts,
        List<Contact> emails,
        List<Contact> phoneNumbers,
        List<PostalAddress> addresses) {

    public UserAttributes {
        texts = Map.copyOf(texts);
        emails = List.copyOf(emails);
        phoneNumbers = List.copyOf(phoneNumbers);
        addresses = List.copyOf(addresses);
    }

    /** Whether nothing at all is mentioned. */
    public boolean isEmpty() {
        return texts.isEmpty() && emails.isEmpty() && phoneNumbers.isEmpty() && addresses.isEmpty();
    }
}
