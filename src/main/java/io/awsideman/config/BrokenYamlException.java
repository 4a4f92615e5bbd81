package io.awsideman.config;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** A file is not the YAML it has to be; says where. */
final class BrokenYamlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    BrokenYamlException(String message, int line, int column, @Nullable Throwable cause) {
        super(message, cause);
        this.line = line;
        this.column = column;
    }

    BrokenYamlException(String message, Node place) {
        this(message, YamlTree.line(YamlTree.start(place)), YamlTree.column(YamlTree.start(place)), null);
    }

    Problem problem() {
        return new Problem(
                line, column, true, "not valid YAML: " + getMessage(), "Correct that line; nothing was changed.");
    }
}
