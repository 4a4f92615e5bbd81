package io.awsideman.identitycenter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.identitystore.model.Address;
import software.amazon.awssdk.services.identitystore.model.CreateUserRequest;
import software.amazon.awssdk.services.identitystore.model.Email;
import software.amazon.awssdk.services.identitystore.model.Name;
import software.amazon.awssdk.services.identitystore.model.PhoneNumber;

/** Our attributes of a user in the shapes of the CreateUser request and of UpdateUser's documents. */
final class NewUser {
    private NewUser() {}

    static CreateUserRequest request(String identityStoreId, UserAttributes attributes) {
        Map<UserAttribute, String> texts = attributes.texts();
        CreateUserRequest.Builder request = CreateUserRequest.builder()
                .identityStoreId(identityStoreId)
                .userName(texts.get(UserAttribute.USER_NAME))
                .name(name(texts))
                .displayName(texts.get(UserAttribute.DISPLAY_NAME))
                .nickName(texts.get(UserAttribute.NICK_NAME))
                .profileUrl(texts.get(UserAttribute.PROFILE_URL))
                .userType(texts.get(UserAttribute.USER_TYPE))
                .title(texts.get(UserAttribute.TITLE))
                .preferredLanguage(texts.get(UserAttribute.PREFERRED_LANGUAGE))
                .locale(texts.get(UserAttribute.LOCALE))
                .timezone(texts.get(UserAttribute.TIMEZONE))
                .website(texts.get(UserAttribute.WEBSITE))
                .birthdate(texts.get(UserAttribute.BIRTHDATE));
        if (!attributes.emails().isEmpty()) {
            request.emails(attributes.emails().stream()
                    .map(contact -> Email.builder()
                            .value(contact.value())
                            .type(contact.type())
                            .primary(contact.primary())
                            .build())
                    .toList());
        }
        if (!attributes.phoneNumbers().isEmpty()) {
            request.phoneNumbers(attributes.phoneNumbers().stream()
                    .map(contact -> PhoneNumber.builder()
                            .value(contact.value())
                            .type(contact.type())
                            .primary(contact.primary())
                            .build())
                    .toList());
        }
        if (!attributes.addresses().isEmpty()) {
            request.addresses(
                    attributes.addresses().stream().map(NewUser::address).toList());
        }
        return request.build();
    }

    private static Name name(Map<UserAttribute, String> texts) {
        return Name.builder()
                .givenName(texts.get(UserAttribute.GIVEN_NAME))
                .familyName(texts.get(UserAttribute.FAMILY_NAME))
                .middleName(texts.get(UserAttribute.MIDDLE_NAME))
                .formatted(texts.get(UserAttribute.FORMATTED_NAME))
                .honorificPrefix(texts.get(UserAttribute.HONORIFIC_PREFIX))
                .honorificSuffix(texts.get(UserAttribute.HONORIFIC_SUFFIX))
                .build();
    }

    private static Address address(PostalAddress address) {
        return Address.builder()
                .streetAddress(address.streetAddress())
                .locality(address.locality())
                .region(address.region())
                .postalCode(address.postalCode())
                .country(address.country())
                .formatted(address.formatted())
                .type(address.type())
                .primary(address.primary())
                .build();
    }

    static Document contactsDocument(List<Contact> contacts) {
        return Document.fromList(contacts.stream()
                .map(contact -> {
                    Map<String, Document> fields = new LinkedHashMap<>();
                    put(fields, "value", contact.value());
                    put(fields, "type", contact.type());
                    fields.put("primary", Document.fromBoolean(contact.primary()));
                    return Document.fromMap(fields);
                })
                .toList());
    }

    static Document addressesDocument(List<PostalAddress> addresses) {
        return Document.fromList(addresses.stream()
                .map(address -> {
                    Map<String, Document> fields = new LinkedHashMap<>();
                    put(fields, "streetAddress", address.streetAddress());
                    put(fields, "locality", address.locality());
                    put(fields, "region", address.region());
                    put(fields, "postalCode", address.postalCode());
                    put(fields, "country", address.country());
                    put(fields, "formatted", address.formatted());
                    put(fields, "type", address.type());
                    fields.put("primary", Document.fromBoolean(address.primary()));
                    return Document.fromMap(fields);
                })
                .toList());
    }

    private static void put(Map<String, Document> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, Document.fromString(value));
        }
    }
}
