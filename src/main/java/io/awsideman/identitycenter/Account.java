package io.awsideman.identitycenter;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An account of the organization.
 *
 * @param attributes everything the API says, in its names ({@code Id}, {@code Name}, {@code State}, …)
 */
public record Account(Map<String, Object> attributes) {

    /** By name, upper and lower case alike, and accounts of one name by id. */
    public static final Comparator<Account> BY_NAME = Comparator.comparing(
                    Account::name, String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()))
            .thenComparing(Account::id);

    /** The account of an answer; an answer without State, which has replaced Status, gets the Status as its State. */
    static Account of(SdkPojo account) {
        return of(Attributes.of(account));
    }

    /** The same of an answer's attributes. */
    static Account of(Map<String, Object> answer) {
        Map<String, Object> attributes = new LinkedHashMap<>(answer);
        Object status = attributes.get("Status");
        if (status != null) {
            attributes.putIfAbsent("State", status);
        }
        return new Account(attributes);
    }

    /** The 12 digits. */
    public String id() {
        return Attributes.required(attributes, "Id");
    }

    /** Name, which several accounts may share; the id of an account without one. */
    public String name() {
        String name = Attributes.text(attributes, "Name");
        return name == null ? id() : name;
    }

    /** The address of the root user; no two accounts of AWS share one. */
    public @Nullable String email() {
        return Attributes.text(attributes, "Email");
    }

    /** State: {@code ACTIVE}, {@code SUSPENDED}, {@code PENDING_CLOSURE}, …; empty if the service does not say. */
    public String state() {
        String state = Attributes.text(attributes, "State");
        return state == null ? "" : state;
    }

    /** Whether access to the account can be given and used. */
    public boolean isActive() {
        return state().equals("ACTIVE");
    }

    /** Whether this is the management account: the one that the ARN of every account names as its owner. */
    public boolean isManagement() {
        String[] arn = String.valueOf(attributes.get("Arn")).split(":");
        return arn.length > 4 && arn[4].equals(id());
    }

    /** Name and id, for messages. */
    public String label() {
        return name() + " (" + id() + ")";
    }
}
