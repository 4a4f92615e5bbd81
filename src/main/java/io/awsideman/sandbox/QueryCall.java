package io.awsideman.sandbox;

import io.awsideman.sandbox.state.CallerIdentity;
import io.awsideman.sandbox.wire.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A call in the AWS query protocol, which of the embedded services only STS speaks. */
record QueryCall(String service, String action, String requestId, CallerIdentity caller) implements Call {
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z0-9]{1,100})(?:&|$)");
    private static final Pattern STS_VERSION = Pattern.compile("(?:^|&)Version=2011-06-15(?:&|$)");
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    /** The call in a form body, if there is one. */
    static Optional<QueryCall> parse(SandboxRequest request, String requestId, CallerIdentity caller) {
        if (!request.header("Content-Type").startsWith("application/x-www-form-urlencoded")) {
            return Optional.empty();
        }
        String form = new String(request.body(), StandardCharsets.UTF_8);
        Matcher matcher = ACTION.matcher(form);
        String service = STS_VERSION.matcher(form).find() ? "sts" : "other";
        return matcher.find()
                ? Optional.of(new QueryCall(service, matcher.group(1), requestId, caller))
                : Optional.empty();
    }

    @Override
    public String name() {
        return service + ":" + action;
    }

    @Override
    public byte[] answer() {
        if (!service.equals("sts")) {
            throw Fault.of("InvalidAction", "The service of " + action + " is not part of the awsideman sandbox");
        }
        if (!action.equals("GetCallerIdentity")) {
            throw Fault.of("InvalidAction", action + " is not available in the awsideman sandbox yet");
        }
        return """
                <GetCallerIdentityResponse xmlns="%s">
                  <GetCallerIdentityResult>
                    <Arn>%s</Arn>
                    <UserId>%s</UserId>
                    <Account>%s</Account>
                  </GetCallerIdentityResult>
                  <ResponseMetadata>
                    <RequestId>%s</RequestId>
                  </ResponseMetadata>
                </GetCallerIdentityResponse>
                """
                .formatted(NAMESPACE, caller.arn(), caller.userId(), caller.account(), requestId)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Fault throttled() {
        return Fault.of("Throttling", "Rate exceeded");
    }

    @Override
    public Fault broken() {
        return Fault.internal("InternalFailure", "An internal error occurred");
    }

    @Override
    public Fault denied() {
        return Fault.of(
                "AccessDenied",
                "User: " + caller.arn() + " is not authorized to perform: " + service + ":" + action
                        + " because no identity-based policy allows the action");
    }

    @Override
    public byte[] spell(Fault fault, String id) {
        return """
                <ErrorResponse xmlns="%s">
                  <Error>
                    <Type>%s</Type>
                    <Code>%s</Code>
                    <Message>%s</Message>
                  </Error>
                  <RequestId>%s</RequestId>
                </ErrorResponse>
                """
                .formatted(
                        NAMESPACE, fault.status() < 500 ? "Sender" : "Receiver", fault.code(), fault.getMessage(), id)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String contentType() {
        return "text/xml";
    }
}
