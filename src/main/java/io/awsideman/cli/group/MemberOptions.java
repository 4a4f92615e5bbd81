package io.awsideman.cli.group;

import java.util.List;
import picocli.CommandLine.Parameters;

/** A group and the users whose membership is to change. */
final class MemberOptions {
    @Parameters(index = "0", paramLabel = "GROUP", description = "Display name or id")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String group;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "USER",
            description = "User names, e-mail addresses or ids")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<String> users;

    String group() {
        return group;
    }

    List<String> users() {
        return users;
    }
}
