package io.awsideman.identitycenter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccessControlAttribute;
import software.amazon.awssdk.services.ssoadmin.model.DescribeInstanceAccessControlAttributeConfigurationResponse;
import software.amazon.awssdk.services.ssoadmin.model.InstanceAccessControlAttributeConfiguration;
import software.amazon.awssdk.services.ssoadmin.model.InstanceAccessControlAttributeConfigurationStatus;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;

/**
 * The attributes of people that policies can use for access control (ABAC): which tag of a session is taken from which attribute
 * of the identity store. Those that an identity provider sends in SAML assertions are not among them (service model of sso-admin).
 */
public final class AccessControlAttributes {
    /** AccessControlAttributeList in the service model. */
    public static final int MOST = 50;

    private final SsoAdminClient client;
    private final SsoAdminClient fresh;
    private final String instanceArn;

    /**
     * @param client for reads that may be answered from the cache, and for writes
     * @param fresh for reads that feed a write
     */
    public AccessControlAttributes(SsoAdminClient client, SsoAdminClient fresh, String instanceArn) {
        this.client = client;
        this.fresh = fresh;
        this.instanceArn = instanceArn;
    }

    /** The same attributes, with every read answered by the service. */
    public AccessControlAttributes fresh() {
        return new AccessControlAttributes(fresh, fresh, instanceArn);
    }

    /** The configuration, or nothing if attributes for access control are not switched on. */
    public Optional<AccessControlConfiguration> read() {
        Optional<AccessControlConfiguration> read = describe(client);
        boolean passing = read.isPresent()
                && read.get()
                        .status()
                        .equals(InstanceAccessControlAttributeConfigurationStatus.CREATION_IN_PROGRESS.toString());
        return passing && client != fresh ? describe(fresh) : read;
    }

    private Optional<AccessControlConfiguration> describe(SsoAdminClient from) {
        try {
            DescribeInstanceAccessControlAttributeConfigurationResponse answer =
                    from.describeInstanceAccessControlAttributeConfiguration(
                            request -> request.instanceArn(instanceArn));
            return Optional.of(new AccessControlConfiguration(
                    String.valueOf(answer.statusAsString()),
                    answer.statusReason(),
                    sources(answer.instanceAccessControlAttributeConfiguration())));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Map<String, List<String>> sources(InstanceAccessControlAttributeConfiguration configuration) {
        Map<String, List<String>> sources = new LinkedHashMap<>();
        if (configuration != null) {
            configuration
                    .accessControlAttributes()
                    .forEach(attribute ->
                            sources.put(attribute.key(), attribute.value().source()));
        }
        return sources;
    }

    /** Switches attributes for access control on, with these sources by their keys. */
    public void create(Map<String, List<String>> sources) {
        client.createInstanceAccessControlAttributeConfiguration(request ->
                request.instanceArn(instanceArn).instanceAccessControlAttributeConfiguration(configuration(sources)));
    }

    /** Puts these sources by their keys in the place of all that there are. */
    public void replace(Map<String, List<String>> sources) {
        client.updateInstanceAccessControlAttributeConfiguration(request ->
                request.instanceArn(instanceArn).instanceAccessControlAttributeConfiguration(configuration(sources)));
    }

    /** Switches attributes for access control off, which takes all of them away. */
    public void delete() {
        client.deleteInstanceAccessControlAttributeConfiguration(request -> request.instanceArn(instanceArn));
    }

    private static InstanceAccessControlAttributeConfiguration configuration(Map<String, List<String>> sources) {
        return InstanceAccessControlAttributeConfiguration.builder()
                .accessControlAttributes(sources.entrySet().stream()
                        .map(attribute -> AccessControlAttribute.builder()
                                .key(attribute.getKey())
                                .value(value -> value.source(attribute.getValue()))
                                .build())
                        .toList())
                .build();
    }
}
