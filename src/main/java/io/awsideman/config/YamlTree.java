package io.awsideman.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** The contents of a YAML file as places and texts. With {@link YamlEdit} the only one that knows the library. */
final class YamlTree {
    private static final int DEEPEST = 12;
    private static final int MOST = 10_000;
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    private final List<Leaf> leaves = new ArrayList<>();

    private YamlTree() {}

    /**
     * A value and its place.
     *
     * @param text what is written there; {@code null} for nothing at all
     * @param kind what stands there
     * @param line of the value, from 1
     */
    record Leaf(List<String> path, @Nullable String text, Kind kind, int line, int column) {}

    /** What can stand at a place; a section with something in it is no leaf. */
    enum Kind {
        SCALAR,
        LIST,
        EMPTY_SECTION
    }

    /** @throws BrokenYamlException when the text is not one YAML mapping without repeated keys */
    static List<Leaf> leaves(String text) {
        YamlTree tree = new YamlTree();
        MappingNode root = compose(text);
        if (root != null) {
            tree.walk(root, List.of());
        }
        return tree.leaves;
    }

    /** The root of the document, or {@code null} when there is nothing in it. */
    static @Nullable MappingNode compose(String text) {
        // What a text stands for is told by the setting: patterns of numbers take a tenth of the start of a command.
        LoadSettings settings =
                LoadSettings.builder().setSchema(new FailsafeSchema()).build();
        Optional<Node> root;
        try {
            root = new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
            String problem = e.getContext() == null ? e.getProblem() : e.getContext() + ", " + e.getProblem();
            throw new BrokenYamlException(problem, mark == null ? 1 : line(mark), mark == null ? 1 : column(mark), e);
        } catch (ReaderException e) {
            String before = text.substring(0, Math.min(text.length(), e.getPosition()));
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            throw new BrokenYamlException(
                    String.format("the character U+%04X is not allowed in YAML", e.getCodePoint()),
                    line,
                    before.length() - before.lastIndexOf('\n'),
                    e);
        } catch (YamlEngineException e) {
            throw new BrokenYamlException(String.valueOf(e.getMessage()), 1, 1, e);
        }
        if (root.isEmpty() || isNothing(root.get())) {
            return null;
        }
        if (root.get() instanceof MappingNode mapping) {
            return mapping;
        }
        throw new BrokenYamlException("it should consist of lines like \"output:\"", root.get());
    }

    /** Whether the node is a scalar that stands for no value (YAML 1.2.2, 10.3.2). */
    static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar
                && (scalar.getTag().equals(Tag.NULL)
                        || scalar.isPlain() && scalar.getTag().equals(Tag.STR) && NOTHING.contains(scalar.getValue()));
    }

    private void walk(MappingNode mapping, List<String> path) {
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node keyNode = tuple.getKeyNode();
            if (!(keyNode instanceof ScalarNode key)) {
                throw new BrokenYamlException("the name of a setting has to be a word", keyNode);
            }
            Integer first = lines.putIfAbsent(key.getValue(), line(start(key)));
            if (first != null) {
                String message = "the key \"" + key.getValue() + "\" is there already in line " + first;
                throw new BrokenYamlException(message, keyNode);
            }
            List<String> place = new ArrayList<>(path);
            place.add(key.getValue());
            add(place, keyNode, tuple.getValueNode());
        }
    }

    private void add(List<String> path, Node key, Node value) {
        // Aliases can make a small file endless.
        if (path.size() > DEEPEST || leaves.size() > MOST) {
            throw new BrokenYamlException("it is nested too deeply or too large", key);
        }
        if (value instanceof MappingNode section && !section.getValue().isEmpty()) {
            walk(section, path);
            return;
        }
        if (!(value instanceof ScalarNode scalar)) {
            Kind kind = value instanceof MappingNode ? Kind.EMPTY_SECTION : Kind.LIST;
            leaves.add(new Leaf(List.copyOf(path), null, kind, line(start(value)), column(start(value))));
            return;
        }
        String text = isNothing(value) ? null : scalar.getValue();
        Mark mark = start(text == null ? key : value);
        leaves.add(new Leaf(List.copyOf(path), text, Kind.SCALAR, line(mark), column(mark)));
    }

    static Mark start(Node node) {
        return node.getStartMark().orElseThrow();
    }

    static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    static int column(Mark mark) {
        return mark.getColumn() + 1;
    }
}
