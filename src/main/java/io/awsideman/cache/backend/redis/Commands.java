package io.awsideman.cache.backend.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/** Commands that are sent together and answered together: one round trip, carried out in their order. */
final class Commands {
    private final List<CommandArguments> commands = new ArrayList<>();

    Commands add(Command command, Object... arguments) {
        commands.add(new CommandArguments(command).addObjects(arguments));
        return this;
    }

    /** The command with each of several last arguments, or nothing if there are none. */
    Commands addAll(Command command, List<?> first, Collection<?> arguments) {
        if (!arguments.isEmpty()) {
            commands.add(new CommandArguments(command).addObjects(first).addObjects(arguments));
        }
        return this;
    }

    List<CommandArguments> list() {
        return commands;
    }
}
